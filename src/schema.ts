import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import { AccountResolver } from "./accounts/account.resolver";
import { MunicipalityResolver, RegionResolver } from "./municipalities/municipality.resolver";

const resolvers: NonEmptyArray<Function> = [AccountResolver, MunicipalityResolver, RegionResolver];

/** The graph as its users see it. Inputs are checked by `answer`, which tells all faults at once, in the reader's language. */
export const createSchema = (): GraphQLSchema => buildSchemaSync({ resolvers, validate: false });
