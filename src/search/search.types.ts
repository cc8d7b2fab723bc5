import { ArgsType, createUnionType, Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Contact, Organisation } from "../contacts";
import { NetworkEvent } from "../events";
import { Initiative } from "../initiatives";
import { PageInfo } from "../kernel/graphql/connection";
import { ExperienceRequest } from "../requests";
import { Html } from "../kernel/graphql/scalars";

export enum SearchType {
  INITIATIVE = "INITIATIVE",
  CONTACT = "CONTACT",
  ORGANISATION = "ORGANISATION",
  EVENT = "EVENT",
  EXPERIENCE_REQUEST = "EXPERIENCE_REQUEST",
}

registerEnumType(SearchType, { name: "SearchType", description: "What can be searched for." });

export const SearchResult = createUnionType({
  name: "SearchResult",
  description: "Whatever a search finds.",
  types: () => [Initiative, Contact, Organisation, NetworkEvent, ExperienceRequest] as const,
});

@ObjectType({ description: "One thing that was found." })
export class SearchEdge {
  @Field()
  cursor!: string;

  @Field(() => SearchResult)
  node!: object;

  @Field(() => Html, {
    nullable: true,
    description:
      "A piece of the text with the words that were found between <mark> and </mark>, all else escaped. Null where no word of it stands in the text.",
  })
  highlight!: string | null;
}

@ObjectType({ description: "A page of what a search finds, best first." })
export class SearchConnection {
  @Field(() => [SearchEdge])
  edges!: SearchEdge[];

  @Field(() => [SearchResult])
  nodes!: object[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => String, {
    nullable: true,
    description: "Another spelling that would find more: of words that published practices use, where nothing is found as it was typed.",
  })
  didYouMean!: string | null;
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      'Words in Danish or English, also begun ones. "Words in quotes" stand together; -word must not be there. Of a longer text the first 1000 characters and 12 words count.',
  })
  query!: string;

  @Field(() => [SearchType], { nullable: true, description: "Left out: all." })
  types?: SearchType[] | null;

  @Field(() => Int, { nullable: true, description: "0 to 100; 20 where nothing is said." })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;
}
