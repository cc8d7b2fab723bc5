import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Initiative } from "../initiatives";
import { Node } from "../kernel/graphql/node";
import { RichText } from "../kernel/graphql/rich-text";
import { DateTime } from "../kernel/graphql/scalars";
import { Municipality } from "../municipalities";
import { AdoptionKind, AdoptionStatus } from "./adoption.enums";

@ObjectType({ implements: Node, description: "That one municipality takes up what another has shared." })
@Entity("adoption")
export class Adoption extends Node {
  @PrimaryColumn("uuid")
  override id!: string;

  @Field(() => Initiative)
  initiative!: Initiative;

  @Column("uuid", { name: "initiative_id" })
  initiativeId!: string;

  @Field(() => Municipality, { description: "The one that takes it up." })
  municipality!: Municipality;

  @Column("uuid", { name: "municipality_id" })
  municipalityId!: string;

  @Field(() => AdoptionStatus)
  @Column("text")
  status!: AdoptionStatus;

  @Field(() => AdoptionKind, { nullable: true })
  @Column("text", { nullable: true })
  kind!: AdoptionKind | null;

  @Field(() => RichText, { nullable: true, description: "What was changed to fit." })
  @Column("text", { nullable: true })
  adaptation!: string | null;

  @Field(() => RichText, { nullable: true, description: "How it went." })
  @Column("text", { nullable: true })
  experience!: string | null;

  @Field(() => String, { nullable: true, description: "Where it was first heard of: a network day, a colleague, this hub." })
  @Column("text", { name: "heard_through", nullable: true })
  heardThrough!: string | null;

  @Field(() => Initiative, {
    nullable: true,
    description: "Its own description of it, where it has written one. Seen by those who may see that; null to others.",
  })
  ownInitiative!: Initiative | null;

  @Column("uuid", { name: "own_initiative_id", nullable: true })
  ownInitiativeId!: string | null;

  @Field(() => DateTime, { description: "When the municipality said so." })
  @Column({ type: "timestamptz", name: "started_at", precision: 3 })
  startedAt!: Date;

  @Field(() => DateTime)
  @Column({ type: "timestamptz", name: "updated_at", precision: 3 })
  updatedAt!: Date;

  @Field({ description: "Needs EDITOR of the municipality that takes it up." })
  viewerCanRevise!: boolean;
}
