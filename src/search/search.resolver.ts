import { Args, Query, Resolver } from "type-graphql";
import { byShape } from "../kernel/graphql/node";
import "./search.shape";
import { SearchArgs, SearchConnection } from "./search.types";

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      "One search over everything that lists show the viewer, best first; Danish and English, forgiving of typing errors. Where few have all of the words, those with some of them follow.",
  })
  search(@Args() _args: SearchArgs): SearchConnection {
    return byShape();
  }
}
