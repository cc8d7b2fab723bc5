import type { Ctx } from "../kernel/ctx";
import { transact } from "../kernel/transact";
import { beginAgain, findWebhook } from "./find-webhook";
import { newSecret } from "./signature";

const oldOneHoldsMs = 24 * 3_600_000;

/** A new secret, answered here only. For 24 hours the one before it signs beside it; one that is older yet no longer. */
export async function rotateWebhookSecret(ctx: Ctx, { id }: { id: string }): Promise<{ id: string; secret: string }> {
  return transact(ctx, async (tx) => {
    const webhook = await findWebhook(tx, id);
    const secret = newSecret();
    const until = new Date(tx.now().getTime() + oldOneHoldsMs);
    await tx.manager.query("UPDATE webhook SET secret = $2, old_secret = secret, old_secret_until = $3 WHERE id = $1", [
      webhook.id,
      secret,
      until,
    ]);
    await beginAgain(tx, webhook.id);
    return { id: webhook.id, secret };
  });
}
