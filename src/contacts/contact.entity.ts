import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Node } from "../kernel/graphql/node";
import { DateTime, EmailAddress, Url } from "../kernel/graphql/scalars";
import { Municipality } from "../municipalities";
import { Term } from "../vocabularies";
import { ContactSource, Visibility } from "./contact.enums";
import { Organisation } from "./organisation.entity";

@ObjectType({
  implements: Node,
  description: "A person to ask. Each piece of data shows to those that it is meant for, and is null to the rest.",
})
@Entity("contact")
export class Contact extends Node {
  @PrimaryColumn("uuid")
  override id!: string;

  @Field()
  @Column("text")
  name!: string;

  @Field(() => String, { nullable: true })
  @Column("text", { name: "job_title", nullable: true })
  jobTitle!: string | null;

  @Field(() => Municipality, { nullable: true })
  municipality!: Municipality | null;

  @Column("uuid", { name: "municipality_id", nullable: true })
  municipalityId!: string | null;

  @Field(() => Organisation, { nullable: true })
  organisation!: Organisation | null;

  @Column("uuid", { name: "organisation_id", nullable: true })
  organisationId!: string | null;

  @Field(() => Visibility, {
    nullable: true,
    description: "Who may see that the person is listed at all; NETWORK at first. Shown, as the next ones, to those who may revise it.",
  })
  @Column("text")
  visibility!: Visibility;

  @Field(() => EmailAddress, { nullable: true })
  @Column("text", { nullable: true })
  email!: string | null;

  @Field(() => Visibility, { nullable: true })
  @Column("text", { name: "email_visibility" })
  emailVisibility!: Visibility;

  @Field(() => String, { nullable: true })
  @Column("text", { nullable: true })
  phone!: string | null;

  @Field(() => Visibility, { nullable: true })
  @Column("text", { name: "phone_visibility" })
  phoneVisibility!: Visibility;

  @Field(() => [Term], { description: "What to ask about." })
  themes!: Term[];

  @Field(() => ContactSource, { nullable: true, description: "To those who may revise it." })
  @Column("text")
  source!: ContactSource;

  @Field(() => Url, { nullable: true, description: "To those who may revise it." })
  @Column("text", { name: "source_url", nullable: true })
  sourceUrl!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the person was told that they are listed; to those who may revise it." })
  @Column({ type: "timestamptz", name: "informed_at", precision: 3, nullable: true })
  informedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When somebody last said that it is still right." })
  @Column({ type: "timestamptz", name: "confirmed_at", precision: 3, nullable: true })
  confirmedAt!: Date | null;

  @Field({ description: "Needs EDITOR of the contact's municipality, or of its organisation's." })
  viewerCanRevise!: boolean;

  @Column({ type: "timestamptz", name: "created_at", precision: 3 })
  createdAt!: Date;

  @Column({ type: "timestamptz", name: "updated_at", precision: 3 })
  updatedAt!: Date;
}
