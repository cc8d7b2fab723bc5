import type { Ctx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { checkUrl, keptFilter } from "./check-webhook";
import { beginAgain, findWebhook } from "./find-webhook";
import type { ReviseWebhookInput } from "./webhook.inputs";
import { wakeSender } from "./webhook-sender";

/** Changes where it goes, what it is sent, or whether. Its place in the log stays: what waits is sent as it is from now on. */
export async function reviseWebhook(ctx: Ctx, { id, patch }: ReviseWebhookInput): Promise<string> {
  if (typeof patch.url === "string") checkUrl(ctx, patch.url, ["patch", "url"]);
  if (patch.url === null) ctx.faults.add(UserErrorCode.BLANK, ["patch", "url"]);
  if (patch.isPaused === null) ctx.faults.add(UserErrorCode.BLANK, ["patch", "isPaused"]);
  const done = await transact(ctx, async (tx) => {
    const webhook = await findWebhook(tx, id);
    const isFiltered = patch.filter !== undefined;
    const filter = isFiltered ? await keptFilter(tx, patch.filter, ["patch", "filter"]) : null;
    tx.faults.throwIfAny();
    const status = patch.isPaused === undefined ? webhook.status : patch.isPaused ? "PAUSED" : "ENABLED";
    await tx.manager.query(
      "UPDATE webhook SET url = $2, kinds = $3, filter = CASE WHEN $4 THEN $5 ELSE filter END, status = $6 WHERE id = $1",
      [
        webhook.id,
        patch.url ?? webhook.url,
        patch.kinds === undefined ? webhook.kinds : [...new Set(patch.kinds ?? [])],
        isFiltered,
        filter,
        status,
      ],
    );
    await beginAgain(tx, webhook.id);
    return webhook.id;
  });
  wakeSender(ctx);
  return done;
}
