import { registerEnumType } from "type-graphql";

export enum RegistrationState {
  NOT_YET_OPEN = "NOT_YET_OPEN",
  OPEN = "OPEN",
  WAITING_LIST = "WAITING_LIST",
  CLOSED = "CLOSED",
}

export enum RegistrationStatus {
  CONFIRMED = "CONFIRMED",
  WAITING = "WAITING",
  CANCELLED = "CANCELLED",
}

export enum EventAudience {
  CONFIRMED = "CONFIRMED",
  WAITING = "WAITING",
  CHECKED_IN = "CHECKED_IN",
  NOT_CHECKED_IN = "NOT_CHECKED_IN",
}

export enum AttendanceChangeKind {
  REGISTERED = "REGISTERED",
  CANCELLED = "CANCELLED",
  PROMOTED = "PROMOTED",
  CHECKED_IN = "CHECKED_IN",
  CHECK_IN_UNDONE = "CHECK_IN_UNDONE",
}

registerEnumType(RegistrationState, {
  name: "RegistrationState",
  description: "Whether one can register now.",
  valuesConfig: { WAITING_LIST: { description: "Open, but who registers now waits." } },
});
registerEnumType(RegistrationStatus, { name: "RegistrationStatus", description: "Whether somebody has a place." });
registerEnumType(AttendanceChangeKind, { name: "AttendanceChangeKind", description: "What happened to somebody's place." });
registerEnumType(EventAudience, {
  name: "EventAudience",
  description: "Whom of an event a message is for.",
  valuesConfig: {
    CONFIRMED: { description: "All with a place." },
    WAITING: { description: "All on the waiting list." },
    CHECKED_IN: { description: "All who have come." },
    NOT_CHECKED_IN: { description: "All with a place who have not come." },
  },
});
