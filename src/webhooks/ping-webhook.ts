import type { Ctx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { findWebhook } from "./find-webhook";
import { pingOf } from "./message";
import { isDelivered, whyNot } from "./retry";
import { signed } from "./signature";

/**
 * Sends a test message now, whatever the webhook's state is, and keeps how it went. Nothing that waits is moved by it.
 * Between the two transactions, so that none is open while somebody else's server takes its time. Answers the delivery's id.
 */
export async function pingWebhook(ctx: Ctx, { id }: { id: string }): Promise<string> {
  const webhook = await transact({ ...ctx, act: null }, async (tx) => findWebhook(tx, id));
  const deliveryId = newId("WebhookDelivery", ctx.now());
  const body = pingOf(webhook.id, ctx.now());
  const outcome = await ctx.outgoing.post(webhook.url, signed(webhook, deliveryId, body, ctx.now()), body);
  return transact(ctx, async (tx) => {
    // It may have been deleted meanwhile.
    const [known]: unknown[] = await tx.manager.query("SELECT id FROM webhook WHERE id = $1 FOR UPDATE", [webhook.id]);
    if (!known) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
    const { status, durationMs, body: answered } = outcome;
    await tx.manager.query(
      `INSERT INTO webhook_delivery (id, webhook_id, attempts, response_status, duration_ms, response_body, error, delivered_at, created_at)
       VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8)`,
      [deliveryId, webhook.id, status, durationMs, answered, whyNot(outcome), isDelivered(outcome) ? tx.now() : null, tx.now()],
    );
    return deliveryId;
  });
}
