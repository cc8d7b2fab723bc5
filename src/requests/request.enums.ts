import { registerEnumType } from "type-graphql";

export enum ExperienceRequestStatus {
  OPEN = "OPEN",
  ANSWERED = "ANSWERED",
  CLOSED = "CLOSED",
}

registerEnumType(ExperienceRequestStatus, {
  name: "ExperienceRequestStatus",
  description: "Whether there is an answer yet, and whether more are wanted.",
  valuesConfig: {
    ANSWERED: { description: "At least once; more answers are welcome." },
    CLOSED: { description: "Takes no more answers." },
  },
});
