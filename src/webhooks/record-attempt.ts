import type { Ctx } from "../kernel/ctx";
import type { Outcome } from "../kernel/outgoing/outgoing";
import { transact } from "../kernel/transact";
import type { Leased } from "./lease";
import { isDelivered, nextAttempt, whyNot } from "./retry";
import { tellOwner } from "./disabled-mail";

export interface Attempt {
  readonly webhook: Leased;
  readonly senderId: string;
  readonly deliveryId: string;
  readonly announcementId: string;
  /** Of the announcement. */
  readonly seq: number;
  /** This one counted. */
  readonly attempts: number;
  /** After a success: where the webhook stands then, and whether it is given back. */
  readonly upTo: number;
  readonly isLast: boolean;
}

/**
 * Keeps how an attempt went and moves the webhook on, in one statement, if it is still ours and its owner has changed
 * nothing meanwhile. False: look at it again. Where the last attempt has failed it is disabled, and its owner told.
 */
export async function recordAttempt(ctx: Ctx, attempt: Attempt, outcome: Outcome): Promise<boolean> {
  const isDone = isDelivered(outcome);
  const next = isDone ? null : nextAttempt(outcome, attempt.attempts, ctx.now());
  const isGivenUp = !isDone && next === null;
  const values = [
    attempt.webhook.id,
    attempt.senderId,
    attempt.webhook.version,
    attempt.deliveryId,
    attempt.announcementId,
    attempt.attempts,
    outcome.status,
    outcome.durationMs,
    outcome.body,
    whyNot(outcome),
    isDone ? ctx.now() : null,
    next,
    ctx.now(),
    // What was left out before a failure is behind it, so that what waits is what its backlog begins with.
    isDone ? attempt.upTo : attempt.seq - 1,
    isDone || isGivenUp ? 0 : attempt.attempts,
    isDone || isGivenUp ? null : attempt.deliveryId,
    isGivenUp ? "DISABLED" : "ENABLED",
    !isDone || attempt.isLast,
  ];
  if (!isGivenUp) return (await ctx.db.change({ text: recording, values })).length > 0;
  return transact(ctx, async (tx) => {
    const moved: unknown[] = await tx.manager.query(recording, values);
    if (moved.length > 0) await tellOwner(tx, attempt.webhook.id);
    return moved.length > 0;
  });
}

const recording = `
  WITH mine AS (
    SELECT id, version = $3 "isSame" FROM webhook WHERE id = $1 AND sender_id = $2
  ), kept AS (
    INSERT INTO webhook_delivery AS d (id, webhook_id, announcement_id, attempts, response_status, duration_ms, response_body, error, delivered_at,
      next_attempt_at, created_at)
    SELECT $4, mine.id, $5, $6, $7, $8, $9, $10, $11::timestamptz, CASE WHEN mine."isSame" THEN $12::timestamptz END, $13 FROM mine
    ON CONFLICT (id) DO UPDATE SET attempts = excluded.attempts, response_status = excluded.response_status, duration_ms = excluded.duration_ms,
      response_body = excluded.response_body, error = excluded.error, delivered_at = excluded.delivered_at, next_attempt_at = excluded.next_attempt_at
  ), moved AS (
    UPDATE webhook w SET seq = $14, attempts = $15, delivery_id = $16, next_attempt_at = $12, status = $17,
      sender_id = CASE WHEN $18 THEN NULL ELSE w.sender_id END
    FROM mine WHERE w.id = mine.id AND w.version = $3 AND w.sender_id = $2 RETURNING w.id
  )
  SELECT id FROM moved`;
