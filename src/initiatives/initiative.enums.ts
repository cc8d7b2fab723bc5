import { registerEnumType } from "type-graphql";

export enum InitiativeStatus {
  DRAFT = "DRAFT",
  PUBLISHED = "PUBLISHED",
  ARCHIVED = "ARCHIVED",
}

export enum InitiativeStage {
  IDEA = "IDEA",
  PILOT = "PILOT",
  RUNNING = "RUNNING",
  ANCHORED = "ANCHORED",
  ENDED = "ENDED",
}

/** The words of Innovationsbarometeret, the official Danish statistic on public innovation (co-pi.dk). */
export enum InitiativeOrigin {
  FIRST_OF_ITS_KIND = "FIRST_OF_ITS_KIND",
  ADAPTED = "ADAPTED",
  COPIED = "COPIED",
}

export enum EvidenceLevel {
  EXPERIENCE = "EXPERIENCE",
  MONITORED = "MONITORED",
  EVALUATED = "EVALUATED",
  INDEPENDENTLY_EVALUATED = "INDEPENDENTLY_EVALUATED",
}

/** Why a practice might not outlive the people who carry it. */
export enum FragilityReason {
  RESTS_ON_ONE_PERSON = "RESTS_ON_ONE_PERSON",
  CONTACTS_UNCONFIRMED = "CONTACTS_UNCONFIRMED",
  OUTDATED = "OUTDATED",
  NO_BACKING_DESCRIBED = "NO_BACKING_DESCRIBED",
}

registerEnumType(InitiativeStatus, {
  name: "InitiativeStatus",
  description: "Who an initiative shows to.",
  valuesConfig: {
    DRAFT: { description: "To the members of the municipalities that write it." },
    PUBLISHED: { description: "To everybody." },
    ARCHIVED: { description: "To everybody who has its address or id; in no list that does not ask for it." },
  },
});
registerEnumType(InitiativeStage, {
  name: "InitiativeStage",
  description: "How far the practice itself has come.",
  valuesConfig: { ANCHORED: { description: "Part of how the municipality works, with money and people of its own." } },
});
registerEnumType(InitiativeOrigin, {
  name: "InitiativeOrigin",
  description: "As the official Danish statistic on public innovation asks.",
  valuesConfig: {
    ADAPTED: { description: "Inspired by others, and changed a good deal." },
    COPIED: { description: "Largely as others do it." },
  },
});
registerEnumType(EvidenceLevel, {
  name: "EvidenceLevel",
  description: "What stands behind the outcomes that are told.",
  valuesConfig: {
    EXPERIENCE: { description: "Told by those who run it." },
    MONITORED: { description: "Numbers are followed." },
    EVALUATED: { description: "Evaluated by those who run it." },
    INDEPENDENTLY_EVALUATED: { description: "Evaluated by somebody else, or researched." },
  },
});
registerEnumType(FragilityReason, {
  name: "FragilityReason",
  description: "Why a practice might not outlive the people who carry it.",
  valuesConfig: {
    RESTS_ON_ONE_PERSON: { description: "Fewer than two contacts." },
    CONTACTS_UNCONFIRMED: { description: "No contact confirmed within a year; being listed counts as the first time." },
    OUTDATED: { description: "Neither confirmed nor revised within a year." },
    NO_BACKING_DESCRIBED: {
      description: "Says nothing of political or managerial backing: has no note on the attention point `backing-and-ownership`.",
    },
  },
});
