import { Field, Float, Int, ObjectType } from "type-graphql";
import { Account } from "../accounts";
import { Organisation } from "../contacts";
import { Node } from "../kernel/graphql/node";
import { RichText } from "../kernel/graphql/rich-text";
import { DateTime } from "../kernel/graphql/scalars";
import { AttentionPoint } from "../vocabularies";
import { FragilityReason } from "./initiative.enums";

@ObjectType({ description: "An organisation that is an equal part in a practice." })
export class Partner {
  @Field(() => Organisation)
  organisation!: Organisation;

  @Field(() => String, { nullable: true, description: "What it does in the practice." })
  role!: string | null;
}

@ObjectType({ description: "What it takes to run it." })
export class Resources {
  @Field(() => Float, { nullable: true, description: "Hours of municipal staff in a week." })
  staffHoursPerWeek!: number | null;

  @Field(() => Int, { nullable: true })
  volunteers!: number | null;

  @Field(() => Int, { nullable: true, description: "Danish kroner in a year, staff left out." })
  yearlyCostDkk!: number | null;

  @Field(() => String, { nullable: true })
  funding!: string | null;

  @Field(() => RichText, { nullable: true })
  description!: string | null;
}

@ObjectType({ description: "How much of what readers look for is told." })
export class Completeness {
  @Field(() => Int, { description: "0 to 100." })
  percent!: number;

  @Field(() => [String], { description: "Names of fields, as in `InitiativePatch`, that would help most, most helpful first." })
  missing!: string[];
}

@ObjectType({
  description:
    "Whether the practice would outlive the people who carry it. Counted over all contacts, also those that the viewer may not see.",
})
export class Continuity {
  @Field({ description: "Whether there is any reason." })
  isFragile!: boolean;

  @Field(() => [FragilityReason])
  reasons!: FragilityReason[];
}

@ObjectType({ description: "How a practice deals with one attention point." })
export class AttentionNote {
  @Field(() => AttentionPoint)
  point!: AttentionPoint;

  @Field(() => RichText)
  text!: string;
}

@ObjectType({
  implements: Node,
  description:
    "One version of an initiative. Seen by everybody; what is from before it was published, by the members of its municipalities.",
})
export class InitiativeRevision extends Node {
  @Field(() => Int)
  version!: number;

  @Field(() => [String], {
    description: 'Names of the fields that changed, as in `InitiativePatch`; "status" where it was published, archived or restored.',
  })
  changedFields!: string[];

  @Field()
  title!: string;

  @Field(() => String, { nullable: true })
  summary!: string | null;

  @Field(() => DateTime)
  revisedAt!: Date;

  @Field(() => Account, { nullable: true, description: "Null where the person is erased, or the viewer may not see who it was." })
  revisedBy!: Account | null;
}
