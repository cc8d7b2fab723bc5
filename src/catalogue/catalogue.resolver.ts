import { Args, Query, Resolver } from "type-graphql";
import { byShape } from "../kernel/graphql/node";
import { Catalogue, CatalogueArgs } from "./catalogue.types";
import "./catalogue.shape";

@Resolver()
export class CatalogueResolver {
  @Query(() => Catalogue, {
    description: "The initiatives that a filter finds, to print, read or take along. The addresses speak the viewer's language.",
  })
  catalogue(@Args() _args: CatalogueArgs): Catalogue {
    return byShape();
  }
}
