import { Field, Float, ID, InputType, Int } from "type-graphql";
import { Between, MaxItems, MaxText, MunicipalityCode, Nested, NotBlank } from "../kernel/graphql/form";
import { LinkInput } from "../kernel/graphql/link";
import { payloadOf } from "../kernel/graphql/mutation";
import { DateOnly, Markdown } from "../kernel/graphql/scalars";
import { Language } from "../kernel/language";
import { Initiative } from "./initiative.entity";
import { EvidenceLevel, InitiativeOrigin, InitiativeStage } from "./initiative.enums";

const longest = 20_000;

@InputType({ description: "An organisation that is an equal part in the practice." })
export class PartnerInput {
  @Field(() => ID)
  organisationId!: string;

  @Field(() => String, { nullable: true })
  @MaxText(200)
  role?: string | null;
}

@InputType({ description: "What it takes to run it. All of it is written over." })
export class ResourcesInput {
  @Field(() => Float, { nullable: true, description: "Hours of municipal staff in a week." })
  @Between(0, 100_000)
  staffHoursPerWeek?: number | null;

  @Field(() => Int, { nullable: true })
  @Between(0, 1_000_000)
  volunteers?: number | null;

  @Field(() => Int, { nullable: true, description: "Danish kroner in a year, staff left out." })
  @Between(0, 2_147_483_647)
  yearlyCostDkk?: number | null;

  @Field(() => String, { nullable: true })
  @MaxText(500)
  funding?: string | null;

  @Field(() => Markdown, { nullable: true })
  @MaxText(longest)
  description?: string | null;
}

@InputType({ description: "How the practice deals with one attention point." })
export class AttentionNoteInput {
  @Field({ description: "Key of the attention point." })
  point!: string;

  @Field(() => Markdown)
  @NotBlank()
  @MaxText(longest)
  text!: string;
}

@InputType({ description: "What is told of a practice. Absent keeps, null clears; a list is written over as a whole." })
export class InitiativePatch {
  @Field(() => String, { nullable: true, description: "Unique within the municipality." })
  @MaxText(200)
  externalReference?: string | null;

  @Field(() => String, { nullable: true })
  @NotBlank()
  @MaxText(150)
  title?: string | null;

  @Field(() => String, { nullable: true })
  @MaxText(500)
  summary?: string | null;

  @Field(() => InitiativeStage, { nullable: true })
  stage?: InitiativeStage | null;

  @Field(() => Language, { nullable: true })
  language?: Language | null;

  @Field(() => [String], { nullable: true })
  @MaxItems(97)
  coMunicipalityCodes?: string[] | null;

  @Field(() => [PartnerInput], { nullable: true })
  @MaxItems(50)
  @Nested()
  partners?: PartnerInput[] | null;

  @Field(() => [String], { nullable: true, description: "Keys of terms." })
  @MaxItems(20)
  themes?: string[] | null;

  @Field(() => [String], { nullable: true })
  @MaxItems(20)
  targetGroups?: string[] | null;

  @Field(() => [String], { nullable: true })
  @MaxItems(20)
  arenas?: string[] | null;

  @Field(() => [String], { nullable: true })
  @MaxItems(20)
  cooperationForms?: string[] | null;

  @Field(() => InitiativeOrigin, { nullable: true })
  origin?: InitiativeOrigin | null;

  @Field(() => [ID], { nullable: true })
  @MaxItems(20)
  inspiredByIds?: string[] | null;

  @Field(() => Markdown, { nullable: true })
  @MaxText(longest)
  challenge?: string | null;

  @Field(() => Markdown, { nullable: true })
  @MaxText(longest)
  approach?: string | null;

  @Field(() => Markdown, { nullable: true })
  @MaxText(longest)
  outcomes?: string | null;

  @Field(() => EvidenceLevel, { nullable: true })
  evidenceLevel?: EvidenceLevel | null;

  @Field(() => Markdown, { nullable: true })
  @MaxText(longest)
  lessons?: string | null;

  @Field(() => Markdown, { nullable: true })
  @MaxText(longest)
  transferability?: string | null;

  @Field(() => ResourcesInput, { nullable: true })
  @Nested()
  resources?: ResourcesInput | null;

  @Field(() => DateOnly, { nullable: true })
  startedOn?: string | null;

  @Field(() => DateOnly, { nullable: true })
  endedOn?: string | null;

  @Field(() => [LinkInput], { nullable: true })
  @MaxItems(20)
  @Nested()
  links?: LinkInput[] | null;

  @Field(() => [AttentionNoteInput], { nullable: true })
  @MaxItems(50)
  @Nested()
  attention?: AttentionNoteInput[] | null;

  @Field(() => [ID], { nullable: true })
  @MaxItems(20)
  contactIds?: string[] | null;
}

@InputType({ description: "A practice to begin writing." })
export class DraftInitiativeInput {
  @Field(() => String, {
    nullable: true,
    description: "The same key from the same caller within 24 hours gives the same initiative, not a second one.",
  })
  @NotBlank()
  @MaxText(200)
  idempotencyKey?: string | null;

  @Field()
  @MunicipalityCode()
  municipalityCode!: string;

  @Field()
  @NotBlank()
  @MaxText(150)
  title!: string;

  @Field(() => Language, { nullable: true, description: "Left out: Danish." })
  language?: Language | null;

  @Field(() => InitiativePatch, { nullable: true })
  @Nested()
  content?: InitiativePatch | null;
}

@InputType({ description: "Changes to a practice." })
export class ReviseInitiativeInput {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The version that was read; where it is another by now, STALE. Left out: written over whatever is there.",
  })
  expectedVersion?: number | null;

  @Field(() => InitiativePatch)
  @Nested()
  patch!: InitiativePatch;
}

@InputType({ description: "Which draft to show to all." })
export class PublishInitiativeInput {
  @Field(() => ID)
  id!: string;
}

@InputType({ description: "Which practice to take out of the lists." })
export class ArchiveInitiativeInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  @MaxText(500)
  reason?: string | null;
}

@InputType({ description: "Which practice to put back into the lists." })
export class RestoreInitiativeInput {
  @Field(() => ID)
  id!: string;
}

@InputType({ description: "Which draft to delete." })
export class DiscardInitiativeInput {
  @Field(() => ID)
  id!: string;
}

@InputType({ description: "Which practice is still as it is told." })
export class ConfirmInitiativeInput {
  @Field(() => ID)
  id!: string;
}

const one = { initiative: () => Initiative };
export const DraftInitiativePayload = payloadOf("draftInitiative", one);
export const ReviseInitiativePayload = payloadOf("reviseInitiative", one);
export const PublishInitiativePayload = payloadOf("publishInitiative", one);
export const ArchiveInitiativePayload = payloadOf("archiveInitiative", one);
export const RestoreInitiativePayload = payloadOf("restoreInitiative", one);
export const ConfirmInitiativePayload = payloadOf("confirmInitiative", one);
export const DiscardInitiativePayload = payloadOf("discardInitiative", { discardedInitiativeId: () => ID });
