import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { InitiativeFilter } from "../initiatives";
import { Url } from "../kernel/graphql/scalars";

@ObjectType({
  description:
    "The same initiatives in forms for other programs and for people. The addresses show what the anonymous may see; whoever sends a token with them sees what they may see.",
})
export class Catalogue {
  @Field(() => Int, { description: "As many as the viewer may see." })
  initiativeCount!: number;

  @Field(() => Url, { description: "An accessible page, made to be printed." })
  htmlUrl!: string;

  @Field(() => Url, { description: "For spreadsheets, as Danish ones expect it: semicolons, UTF-8 with a byte order mark." })
  csvUrl!: string;

  @Field(() => Url, { description: "One JSON object a line; streams, however many there are." })
  jsonlUrl!: string;

  @Field(() => Url, { description: "The newest of them as an Atom feed." })
  atomUrl!: string;
}

@ArgsType()
export class CatalogueArgs {
  @Field(() => InitiativeFilter, { nullable: true })
  filter?: InitiativeFilter | null;

  @Field(() => String, { nullable: true, description: "Of the printed page; at most 150 characters." })
  title?: string | null;
}
