import { ArgsType, Field, ID, InputType, Int, registerEnumType } from "type-graphql";
import { connectionOf, PageArgs, SortDirection } from "../kernel/graphql/connection";
import { DateTime } from "../kernel/graphql/scalars";
import { Initiative } from "./initiative.entity";
import { EvidenceLevel, InitiativeStage, InitiativeStatus } from "./initiative.enums";
import { InitiativeRevision } from "./initiative.parts";

export const InitiativeConnection = connectionOf("Initiative", () => Initiative);
export const InitiativeRevisionConnection = connectionOf("InitiativeRevision", () => InitiativeRevision);

@InputType({ description: "Initiatives for which all that is given holds. An empty list finds nothing." })
export class InitiativeFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found in it, all of them, in Danish or English: also begun ones, parts of compounds and likely misspellings. "Words in quotes" stand together; -word must not be there. With no word in it, nothing is found.',
  })
  text?: string | null;

  @Field(() => [InitiativeStatus], { nullable: true, description: "Left out: published ones." })
  status?: InitiativeStatus[] | null;

  @Field(() => [InitiativeStage], { nullable: true })
  stage?: InitiativeStage[] | null;

  @Field(() => [String], { nullable: true, description: "Official codes of the municipalities whose they are." })
  municipalityCodes?: string[] | null;

  @Field(() => [String], { nullable: true })
  regionCodes?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "Keys of terms; those with any of the list, and with something of each list that is given.",
  })
  themes?: string[] | null;

  @Field(() => [String], { nullable: true })
  targetGroups?: string[] | null;

  @Field(() => [String], { nullable: true })
  arenas?: string[] | null;

  @Field(() => [String], { nullable: true })
  cooperationForms?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Keys of attention points that they have a note on." })
  attentionPoints?: string[] | null;

  @Field(() => [EvidenceLevel], { nullable: true })
  evidenceLevel?: EvidenceLevel[] | null;

  @Field(() => ID, { nullable: true, description: "Id of an organisation." })
  partnerId?: string | null;

  @Field(() => DateTime, { nullable: true, description: "Later than this instant." })
  publishedAfter?: string | null;

  @Field(() => DateTime, { nullable: true, description: "Earlier than this instant." })
  publishedBefore?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether any municipality has said that it takes it up." })
  hasBeenAdopted?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether there is any `FragilityReason`." })
  isFragile?: boolean | null;

  @Field(() => Int, { nullable: true, description: "Inhabitants of its municipality." })
  minPopulation?: number | null;

  @Field(() => Int, { nullable: true })
  maxPopulation?: number | null;

  @Field(() => [String], { nullable: true })
  externalReferences?: string[] | null;
}

export enum InitiativeOrderField {
  PUBLISHED_AT = "PUBLISHED_AT",
  UPDATED_AT = "UPDATED_AT",
  TITLE = "TITLE",
  RELEVANCE = "RELEVANCE",
  ADOPTION_COUNT = "ADOPTION_COUNT",
}

registerEnumType(InitiativeOrderField, {
  name: "InitiativeOrderField",
  description: "What initiatives can be ordered by.",
  valuesConfig: {
    PUBLISHED_AT: { description: "A draft stands where it was begun." },
    TITLE: { description: "In Danish order." },
    RELEVANCE: {
      description:
        "Only with `filter.text`: what says most about its words is the greatest. Where very many are found, the best few hundred; the other orders give them all.",
    },
  },
});

@InputType({ description: "How initiatives are ordered; the id decides between equals." })
export class InitiativeOrder {
  @Field(() => InitiativeOrderField)
  field!: InitiativeOrderField;

  @Field(() => SortDirection)
  direction!: SortDirection;
}

@ArgsType()
export class InitiativesArgs extends PageArgs {
  @Field(() => InitiativeFilter, { nullable: true })
  filter?: InitiativeFilter | null;

  @Field(() => InitiativeOrder, { nullable: true })
  orderBy?: InitiativeOrder | null;
}
