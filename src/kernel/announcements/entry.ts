import type { AnnouncementKind } from "./kind";

/** One announcement that has its number. Ids and kinds only: readers look up what it is about, with the rights they have then. */
export interface LogEntry {
  readonly id: string;
  readonly seq: number;
  readonly kind: AnnouncementKind;
  readonly occurredAt: Date;
  readonly subjectId: string;
  readonly municipalityId: string | null;
}

export interface Batch {
  /** Empty in a checkpoint: nothing (that was chosen) came, and the link is alive. */
  readonly entries: readonly LogEntry[];
  /** Everything up to here is in this batch or an earlier one, or was left out. */
  readonly cursor: string;
}
