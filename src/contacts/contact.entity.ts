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
  description:
    "A person to ask. Seen by those whom its visibility says, and by the members of its municipality; by programs with CONTACTS_READ.",
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
    description: "Who may see that the person is listed at all; NETWORK at first. Seen by those who may revise it.",
  })
  @Column("text")
  visibility!: Visibility;

  @Field(() => EmailAddress, {
    nullable: true,
    description: "Seen by those whom emailVisibility says, and by the members of its municipality.",
  })
  @Column("text", { nullable: true })
  email!: string | null;

  @Field(() => Visibility, { nullable: true, description: "Seen by those who may revise it." })
  @Column("text", { name: "email_visibility" })
  emailVisibility!: Visibility;

  @Field(() => String, { nullable: true, description: "Seen by those whom phoneVisibility says, and by the members of its municipality." })
  @Column("text", { nullable: true })
  phone!: string | null;

  @Field(() => Visibility, { nullable: true, description: "Seen by those who may revise it." })
  @Column("text", { name: "phone_visibility" })
  phoneVisibility!: Visibility;

  @Field(() => [Term], { description: "What to ask about." })
  themes!: Term[];

  @Field(() => ContactSource, { nullable: true, description: "Seen by those who may revise it." })
  @Column("text")
  source!: ContactSource;

  @Field(() => Url, { nullable: true, description: "Seen by those who may revise it." })
  @Column("text", { name: "source_url", nullable: true })
  sourceUrl!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When the person was told that they are listed. Seen by those who may revise it." })
  @Column({ type: "timestamptz", name: "informed_at", precision: 3, nullable: true })
  informedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When somebody last said that it is still right.",
  })
  @Column({ type: "timestamptz", name: "confirmed_at", precision: 3, nullable: true })
  confirmedAt!: Date | null;

  @Column({ type: "timestamptz", name: "reminded_at", precision: 3, nullable: true })
  remindedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Since when it shows to nobody else, because for a year nobody had said that it is still right. Seen by those who may revise it.",
  })
  @Column({ type: "timestamptz", name: "hidden_at", precision: 3, nullable: true })
  hiddenAt!: Date | null;

  @Field({ description: "Needs EDITOR of the contact's municipality, or of its organisation's." })
  viewerCanRevise!: boolean;

  @Column({ type: "timestamptz", name: "created_at", precision: 3 })
  createdAt!: Date;

  @Column({ type: "timestamptz", name: "updated_at", precision: 3 })
  updatedAt!: Date;

  /** Somebody says that it is still right: the year begins anew. */
  confirm(now: Date): void {
    this.confirmedAt = now;
    this.remindedAt = null;
    this.hiddenAt = null;
  }
}
