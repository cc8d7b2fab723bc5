import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Contact } from "../contacts";
import { Link } from "../kernel/graphql/link";
import { Node } from "../kernel/graphql/node";
import { RichText } from "../kernel/graphql/rich-text";
import { DateOnly, DateTime } from "../kernel/graphql/scalars";
import { Language } from "../kernel/language";
import { Municipality } from "../municipalities";
import { Term } from "../vocabularies";
import { EvidenceLevel, InitiativeOrigin, InitiativeStage, InitiativeStatus } from "./initiative.enums";
import { AttentionNote, Completeness, Continuity, Partner, Resources } from "./initiative.parts";

@ObjectType({
  implements: Node,
  description: "A practice that one municipality shares with the others. Seen by everybody; a draft by the members of its municipalities.",
})
@Entity("initiative")
export class Initiative extends Node {
  @PrimaryColumn("uuid")
  override id!: string;

  @Field({ description: "For addresses that people read; stays when the title changes." })
  @Column("text")
  slug!: string;

  @Field(() => String, { nullable: true, description: "The id of the same thing in another system, set by whoever keeps the two alike." })
  @Column("text", { name: "external_reference", nullable: true })
  externalReference!: string | null;

  @Field(() => InitiativeStatus)
  @Column("text")
  status!: InitiativeStatus;

  @Field(() => InitiativeStage)
  @Column("text")
  stage!: InitiativeStage;

  @Field(() => Language)
  @Column("text")
  language!: Language;

  @Field({ description: "At most 150 characters." })
  @Column("text")
  title!: string;

  @Field(() => String, { nullable: true, description: "At most 500 characters; required before it can be published." })
  @Column("text", { nullable: true })
  summary!: string | null;

  @Column("uuid", { name: "municipality_id" })
  municipalityId!: string;

  @Field(() => Municipality)
  municipality!: Municipality;

  @Field(() => [Municipality], {
    description:
      "Municipalities that run it together with the first: their members see drafts and their editors revise; the first publishes and archives.",
  })
  coMunicipalities!: Municipality[];

  @Field(() => [Partner], { description: "Associations and others that are equal parts in it." })
  partners!: Partner[];

  @Field(() => [Term])
  themes!: Term[];

  @Field(() => [Term])
  targetGroups!: Term[];

  @Field(() => [Term])
  arenas!: Term[];

  @Field(() => [Term])
  cooperationForms!: Term[];

  @Field(() => InitiativeOrigin, { nullable: true, description: "Whether it was the first of its kind, or taken up from somebody." })
  @Column("text", { nullable: true })
  origin!: InitiativeOrigin | null;

  @Field(() => [Initiative], { description: "Those of them that the viewer may see." })
  inspiredBy!: Initiative[];

  @Field(() => RichText, { nullable: true, description: "What was to be changed, and how that was found out together." })
  @Column("text", { nullable: true })
  challenge!: string | null;

  @Field(() => RichText, { nullable: true, description: "What is done, by whom, step by step." })
  @Column("text", { nullable: true })
  approach!: string | null;

  @Field(() => RichText, { nullable: true, description: "What came of it." })
  @Column("text", { nullable: true })
  outcomes!: string | null;

  @Field(() => EvidenceLevel)
  @Column("text", { name: "evidence_level" })
  evidenceLevel!: EvidenceLevel;

  @Field(() => RichText, {
    nullable: true,
    description: "What others should know before they begin: what went wrong, what they would do again.",
  })
  @Column("text", { nullable: true })
  lessons!: string | null;

  @Field(() => RichText, { nullable: true, description: "What must be in place elsewhere, and what can be done differently there." })
  @Column("text", { nullable: true })
  transferability!: string | null;

  @Field(() => Resources, { nullable: true })
  resources!: Resources | null;

  @Column("double precision", { name: "staff_hours_per_week", nullable: true })
  staffHoursPerWeek!: number | null;

  @Column("integer", { nullable: true })
  volunteers!: number | null;

  @Column("integer", { name: "yearly_cost_dkk", nullable: true })
  yearlyCostDkk!: number | null;

  @Column("text", { nullable: true })
  funding!: string | null;

  @Column("text", { name: "resources_description", nullable: true })
  resourcesDescription!: string | null;

  @Field(() => DateOnly, { nullable: true })
  @Column("date", { name: "started_on", nullable: true })
  startedOn!: string | null;

  @Field(() => DateOnly, { nullable: true })
  @Column("date", { name: "ended_on", nullable: true })
  endedOn!: string | null;

  @Field(() => [Link])
  @Column("jsonb")
  links!: Link[];

  @Field(() => [AttentionNote], { description: "How it deals with what the study says to mind." })
  attention!: AttentionNote[];

  @Field(() => [Contact], { description: "Whom to ask. Each is seen by those who see the contact." })
  contacts!: Contact[];

  @Field(() => Int, { description: "Municipalities that have said that they take it up, however far they have come." })
  adoptionCount!: number;

  @Field(() => Continuity)
  continuity!: Continuity;

  @Field(() => Completeness)
  completeness!: Completeness;

  @Field(() => Int, { description: "Rises with each change; send it with `reviseInitiative`." })
  @Column("integer")
  version!: number;

  @Field(() => DateTime)
  @Column({ type: "timestamptz", name: "created_at", precision: 3 })
  createdAt!: Date;

  @Field(() => DateTime)
  @Column({ type: "timestamptz", name: "updated_at", precision: 3 })
  updatedAt!: Date;

  @Field(() => DateTime, { nullable: true })
  @Column({ type: "timestamptz", name: "published_at", precision: 3, nullable: true })
  publishedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When somebody last said that it is still true." })
  @Column({ type: "timestamptz", name: "confirmed_at", precision: 3, nullable: true })
  confirmedAt!: Date | null;

  @Column({ type: "timestamptz", name: "archived_at", precision: 3, nullable: true })
  archivedAt!: Date | null;

  @Column("text", { name: "archive_reason", nullable: true })
  archiveReason!: string | null;

  @Field({ description: "Needs EDITOR of one of its municipalities." })
  viewerCanRevise!: boolean;

  @Field({ description: "Needs EDITOR of its first municipality." })
  viewerCanPublish!: boolean;

  @Field({ description: "Needs EDITOR of its first municipality." })
  viewerCanArchive!: boolean;

  /** Publishing confirms it too: whoever publishes says that it is true. */
  publish(now: Date): void {
    this.status = InitiativeStatus.PUBLISHED;
    this.publishedAt ??= now;
    this.confirmedAt = now;
  }

  archive(now: Date, reason: string | null): void {
    this.status = InitiativeStatus.ARCHIVED;
    this.archivedAt = now;
    this.archiveReason = reason;
  }

  restore(): void {
    this.status = InitiativeStatus.PUBLISHED;
    this.archivedAt = null;
    this.archiveReason = null;
  }
}
