import type { Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import type { Secrets } from "./signature";
import type { WebhookStatus } from "./webhook.entity";
import { managingWebhook, type WebhookFacts } from "./webhook.policy";

export interface FoundWebhook extends WebhookFacts, Secrets {
  readonly id: string;
  readonly url: string;
  readonly status: WebhookStatus;
  readonly kinds: readonly string[];
}

/** The webhook, locked until the transaction ends, for one who may manage it: nobody else sees that it is there. */
export async function findWebhook(tx: Tx, id: string): Promise<FoundWebhook> {
  const [found]: FoundWebhook[] = await tx.manager.query(
    `SELECT id, account_id "accountId", municipality_id "municipalityId", url, status, kinds, secret,
       old_secret "oldSecret", old_secret_until "oldSecretUntil" FROM webhook WHERE id = $1 FOR UPDATE`,
    [idOf("Webhook", id)],
  );
  if (!found || !managingWebhook.allows(tx.viewer, found)) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
  authorise(tx.viewer, managingWebhook, found);
  return found;
}

/** Something was changed: whoever is sending begins again with what waits, at once. The webhook's row is locked. */
export async function beginAgain(tx: Tx, id: string): Promise<void> {
  await tx.manager.query("UPDATE webhook_delivery d SET next_attempt_at = NULL FROM webhook w WHERE w.id = $1 AND d.id = w.delivery_id", [
    id,
  ]);
  await tx.manager.query(
    "UPDATE webhook SET version = version + 1, attempts = 0, delivery_id = NULL, next_attempt_at = NULL WHERE id = $1",
    [id],
  );
}
