import { Arg, Args, Ctx as Context, FieldResolver, Mutation, Query, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { PageArgs } from "../kernel/graphql/connection";
import { answer, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { admitMunicipality } from "./admit-municipality";
import { dismissMunicipality } from "./dismiss-municipality";
import { Municipality } from "./municipality.entity";
import {
  AdmitMunicipalityInput,
  AdmitMunicipalityPayload,
  DismissMunicipalityInput,
  DismissMunicipalityPayload,
} from "./municipality.inputs";
import { MunicipalitiesArgs, MunicipalityConnection } from "./municipality.queries";
import { Region } from "./region.entity";
import "./municipality.shape";

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Query(() => Municipality, { nullable: true, description: 'By its official code: "0265".' })
  municipality(@Arg("code") _code: string): Municipality | null {
    return byShape();
  }

  @Query(() => MunicipalityConnection, { description: "By name in Danish order, unless `orderBy` says otherwise." })
  municipalities(@Args() _args: MunicipalitiesArgs): object {
    return byShape();
  }

  @Query(() => [Region], { description: "By name; those no longer or not yet in force as well." })
  regions(): Region[] {
    return byShape();
  }

  @Mutation(() => AdmitMunicipalityPayload, { description: "Takes a municipality into the network. Needs ORGANISER." })
  admitMunicipality(@Context() ctx: Ctx, @Arg("input") input: AdmitMunicipalityInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ municipality: await admitMunicipality(c, input) }));
  }

  @Mutation(() => DismissMunicipalityPayload, {
    description: "Takes a municipality out of the network; what it wrote stays. Needs ORGANISER.",
  })
  dismissMunicipality(@Context() ctx: Ctx, @Arg("input") input: DismissMunicipalityInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ municipality: await dismissMunicipality(c, input) }));
  }
}

@Resolver(() => Region)
export class RegionResolver {
  @FieldResolver(() => MunicipalityConnection, { description: "Those that belong to it, or did while it was in force." })
  municipalities(@Args() _args: PageArgs): object {
    return byShape();
  }
}
