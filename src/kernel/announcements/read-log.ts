import type { Pool } from "pg";
import type { LogEntry } from "./entry";
import type { AnnouncementKind } from "./kind";

/** The log's row and what comes after a number, of one snapshot. */
export interface LogPage {
  readonly epoch: string;
  readonly lastSeq: number;
  /** Everything up to here is no longer kept. */
  readonly droppedSeq: number;
  /** There are committed announcements that have no number yet. */
  readonly isUnnumbered: boolean;
  readonly entries: readonly LogEntry[];
  /** All between the asked number and this one is in `entries`. */
  readonly upTo: number;
}

interface Row {
  readonly epoch: string;
  readonly last_seq: string;
  readonly dropped_seq: string;
  readonly is_unnumbered: boolean;
  readonly id: string | null;
  readonly seq: string;
  readonly kind: AnnouncementKind;
  readonly occurred_at: Date;
  readonly subject_id: string;
  readonly municipality_id: string | null;
}

/** A half-open link to the database (its machine is gone, nobody said so) must not hold up the log for TCP's 15 minutes. */
export const patienceMs = 10_000;

const text = `
  SELECT l.epoch, l.last_seq, l.dropped_seq, EXISTS (SELECT FROM announcement WHERE seq IS NULL) AS is_unnumbered,
    a.id, a.seq, a.kind, a.occurred_at, a.subject_id, a.municipality_id
  FROM announcement_log l LEFT JOIN LATERAL (
    SELECT * FROM announcement WHERE seq > $1 ORDER BY seq LIMIT $2
  ) a ON true
  ORDER BY a.seq`;

/** One statement, so that what was dropped and what is left agree. */
export async function readLog(pool: Pool, afterSeq: number, limit: number): Promise<LogPage> {
  const statement = { name: "announcements-after", text, values: [afterSeq, limit], query_timeout: patienceMs };
  const { rows } = await pool.query<Row>(statement);
  const [log] = rows;
  if (!log) throw new Error("The table announcement_log must have its one row; it is made by the first migration.");

  const entries = rows.flatMap((row) => (row.id === null ? [] : [entryOf(row, row.id)]));
  const lastSeq = Number(log.last_seq);
  const last = entries.at(-1);
  return {
    epoch: log.epoch,
    lastSeq,
    droppedSeq: Number(log.dropped_seq),
    isUnnumbered: log.is_unnumbered,
    entries,
    upTo: last && entries.length === limit ? last.seq : Math.max(afterSeq, lastSeq),
  };
}

const entryOf = (row: Row, id: string): LogEntry => ({
  id,
  seq: Number(row.seq),
  kind: row.kind,
  occurredAt: row.occurred_at,
  subjectId: row.subject_id,
  municipalityId: row.municipality_id,
});

/** How long the oldest announcement has been waiting for its number: 0 most of the time. */
export async function unnumberedSeconds(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ seconds: number }>(
    `SELECT greatest(0, extract(epoch FROM now() - occurred_at))::float8 AS seconds FROM announcement WHERE seq IS NULL ORDER BY id LIMIT 1`,
  );
  return rows[0]?.seconds ?? 0;
}
