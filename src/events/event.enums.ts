import { registerEnumType } from "type-graphql";

export enum EventKind {
  NETWORK_DAY = "NETWORK_DAY",
  WORKSHOP = "WORKSHOP",
  WEBINAR = "WEBINAR",
  STUDY_VISIT = "STUDY_VISIT",
}

export enum EventStatus {
  DRAFT = "DRAFT",
  PUBLISHED = "PUBLISHED",
  CANCELLED = "CANCELLED",
}

export enum AttendanceMode {
  IN_PERSON = "IN_PERSON",
  ONLINE = "ONLINE",
}

export enum SessionKind {
  TALK = "TALK",
  WORKSHOP = "WORKSHOP",
  PANEL = "PANEL",
  BREAK = "BREAK",
  OTHER = "OTHER",
}

registerEnumType(EventKind, { name: "EventKind", description: "What brings the network together." });
registerEnumType(EventStatus, { name: "EventStatus", description: "Drafts show to organisers; the others to all." });
registerEnumType(AttendanceMode, { name: "AttendanceMode", description: "How one takes part." });
registerEnumType(SessionKind, { name: "SessionKind", description: "What a part of a programme is." });
