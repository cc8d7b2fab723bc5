import type { Ctx } from "../kernel/ctx";
import { transact } from "../kernel/transact";
import { findWebhook } from "./find-webhook";

/** Ends it, with all that was kept of its deliveries. Answers its id. */
export async function deleteWebhook(ctx: Ctx, { id }: { id: string }): Promise<string> {
  return transact(ctx, async (tx) => {
    const webhook = await findWebhook(tx, id);
    await tx.manager.query("DELETE FROM webhook WHERE id = $1", [webhook.id]);
    return webhook.id;
  });
}
