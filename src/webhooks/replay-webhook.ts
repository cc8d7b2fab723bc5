import type { Ctx } from "../kernel/ctx";
import { transact } from "../kernel/transact";
import { beginAgain, findWebhook } from "./find-webhook";
import { placeInLog } from "./place-in-log";
import { wakeSender } from "./webhook-sender";

/** Puts it back, or on, to a place in the log: everything after it is sent again, each under the id that it had. */
export async function replayWebhook(ctx: Ctx, { id, after }: { id: string; after: string }): Promise<string> {
  const seq = await placeInLog(ctx, after);
  const done = await transact(ctx, async (tx) => {
    const webhook = await findWebhook(tx, id);
    tx.faults.throwIfAny();
    await tx.manager.query("UPDATE webhook SET seq = $2 WHERE id = $1", [webhook.id, seq]);
    await beginAgain(tx, webhook.id);
    return webhook.id;
  });
  wakeSender(ctx);
  return done;
}
