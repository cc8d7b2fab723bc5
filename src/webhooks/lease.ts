import type { AnnouncementKind } from "../kernel/announcements/kind";
import type { Database } from "../kernel/db/database";
import type { Secrets } from "./signature";

/** A webhook that this process alone sends to for now. */
export interface Leased extends Secrets {
  readonly id: string;
  readonly url: string;
  readonly kinds: readonly AnnouncementKind[];
  readonly filter: Readonly<Record<string, unknown>> | null;
  readonly seq: number;
  readonly version: number;
  /** Of the announcement that failed before; null: none did. */
  readonly attempts: number;
  readonly deliveryId: string | null;
  readonly announcementId: string | null;
}

/**
 * Says that this process is alive. A lease holds as long as that is said often enough: by the database's clock, so that
 * one whose own clock is wrong neither takes from the others nor is taken from. Answers what that clock shows, in ms.
 */
export async function sayAlive(db: Database, senderId: string, forMs: number): Promise<number> {
  const [row] = await db.change<{ ms: number }>({
    text: `WITH dead AS (DELETE FROM webhook_sender WHERE alive_until < clock_timestamp() - interval '1 minute' AND id <> $1)
      INSERT INTO webhook_sender (id, alive_until) VALUES ($1, clock_timestamp() + make_interval(secs => $2::float8 / 1000))
      ON CONFLICT (id) DO UPDATE SET alive_until = excluded.alive_until
      RETURNING floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 ms`,
    values: [senderId, forMs],
  });
  return row?.ms ?? Date.now();
}

/** Gives all leases of this process back at once. */
export async function sayGone(db: Database, senderId: string): Promise<void> {
  await db.change({ text: "DELETE FROM webhook_sender WHERE id = $1", values: [senderId] });
}

/** On the embedded database there is one process: whatever it says of others is of before. */
export async function forgetOthers(db: Database): Promise<void> {
  await db.change({ text: "DELETE FROM webhook_sender", values: [] });
}

/** Those with something to send, that nobody alive sends to: whoever is furthest behind first. */
export async function lease(db: Database, senderId: string, now: Date, most: number): Promise<Leased[]> {
  const rows = await db.change<Omit<Leased, "seq"> & { seq: string }>({
    text: `WITH due AS (
        SELECT w.id FROM webhook w
        WHERE w.status = 'ENABLED' AND w.seq < (SELECT last_seq FROM announcement_log)
          AND (w.next_attempt_at IS NULL OR w.next_attempt_at <= $2)
          AND NOT EXISTS (SELECT FROM webhook_sender s WHERE s.id = w.sender_id AND s.alive_until > clock_timestamp())
        ORDER BY w.seq LIMIT $3 FOR UPDATE SKIP LOCKED
      )
      UPDATE webhook w SET sender_id = $1 FROM due LEFT JOIN webhook mine ON mine.id = due.id LEFT JOIN webhook_delivery d ON d.id = mine.delivery_id
      WHERE w.id = due.id
      RETURNING w.id, w.url, w.kinds, w.filter, w.seq, w.version, w.attempts, w.secret, w.old_secret "oldSecret",
        w.old_secret_until "oldSecretUntil", w.delivery_id "deliveryId", d.announcement_id "announcementId"`,
    values: [senderId, now, most],
  });
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** Nothing up to there is for these. */
export async function moveOn(
  db: Database,
  senderId: string,
  moves: readonly { readonly webhook: Leased; readonly upTo: number }[],
): Promise<void> {
  if (moves.length === 0) return;
  await db.change({
    text: `WITH moved AS (
        UPDATE webhook w SET seq = m.up_to, attempts = 0, delivery_id = NULL, next_attempt_at = NULL, sender_id = NULL
        FROM unnest($2::uuid[], $3::int[], $4::bigint[]) m(id, version, up_to)
        WHERE w.id = m.id AND w.version = m.version AND w.sender_id = $1
      )
      UPDATE webhook_delivery SET next_attempt_at = NULL WHERE id = any($5::uuid[])`,
    values: [
      senderId,
      moves.map(({ webhook }) => webhook.id),
      moves.map(({ webhook }) => webhook.version),
      moves.map(({ upTo }) => upTo),
      moves.flatMap(({ webhook }) => webhook.deliveryId ?? []),
    ],
  });
}

export async function giveBack(db: Database, senderId: string, ids: readonly string[]): Promise<void> {
  await db.change({
    text: "UPDATE webhook SET sender_id = NULL WHERE id = any($2::uuid[]) AND sender_id = $1",
    values: [senderId, [...ids]],
  });
}
