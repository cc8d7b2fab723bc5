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
