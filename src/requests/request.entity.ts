import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Initiative } from "../initiatives";
import { Node } from "../kernel/graphql/node";
import { RichText } from "../kernel/graphql/rich-text";
import { DateTime } from "../kernel/graphql/scalars";
import { Municipality } from "../municipalities";
import { Term } from "../vocabularies";
import { ExperienceRequestStatus } from "./request.enums";

@ObjectType({
  implements: Node,
  description: "What one municipality answers to another's question. Seen by members of participating municipalities.",
})
export class ExperienceAnswer extends Node {
  @Field(() => Municipality)
  municipality!: Municipality;

  @Field(() => RichText)
  text!: string;

  @Field(() => [Initiative], { description: "Those that it points to, of those that the viewer may see." })
  initiatives!: Initiative[];

  @Field(() => DateTime)
  createdAt!: Date;
}

@ObjectType({
  implements: Node,
  description: "A question from one municipality to all the others. Seen by members of participating municipalities.",
})
@Entity("experience_request")
export class ExperienceRequest extends Node {
  @PrimaryColumn("uuid")
  override id!: string;

  @Field(() => ExperienceRequestStatus)
  @Column("text")
  status!: ExperienceRequestStatus;

  @Field(() => Municipality)
  municipality!: Municipality;

  @Column("uuid", { name: "municipality_id" })
  municipalityId!: string;

  @Field({ description: "At most 150 characters." })
  @Column("text")
  title!: string;

  @Field(() => RichText)
  @Column("text")
  question!: string;

  @Field(() => [Term])
  themes!: Term[];

  @Field(() => [ExperienceAnswer], { description: "Oldest first." })
  answers!: ExperienceAnswer[];

  /** Where answers are mailed to; null where the account is erased. */
  @Column("uuid", { name: "asked_by_id", nullable: true })
  askedById!: string | null;

  @Field(() => DateTime)
  @Column({ type: "timestamptz", name: "created_at", precision: 3 })
  createdAt!: Date;

  @Field({ description: "Needs EDITOR of another participating municipality." })
  viewerCanAnswer!: boolean;

  @Field({ description: "Needs EDITOR of the municipality that asks." })
  viewerCanClose!: boolean;
}
