import { registerEnumType } from "type-graphql";

export enum AdoptionStatus {
  CONSIDERING = "CONSIDERING",
  TRYING = "TRYING",
  ADOPTED = "ADOPTED",
  STOPPED = "STOPPED",
}

/** The words of Innovationsbarometeret, the official Danish statistic on public innovation (co-pi.dk). */
export enum AdoptionKind {
  ADAPTED = "ADAPTED",
  COPIED = "COPIED",
}

registerEnumType(AdoptionStatus, {
  name: "AdoptionStatus",
  description: "How far a municipality has come with what it takes up.",
  valuesConfig: { ADOPTED: { description: "In ordinary operation." } },
});
registerEnumType(AdoptionKind, {
  name: "AdoptionKind",
  description: "How much was taken over, as the official Danish statistic on public innovation asks.",
  valuesConfig: {
    ADAPTED: { description: "Inspired by it, and changed a good deal." },
    COPIED: { description: "Largely as it was." },
  },
});
