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

registerEnumType(InitiativeStatus, {
  name: "InitiativeStatus",
  description: "Who an initiative shows to: its writers, all, or all who have its address.",
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
