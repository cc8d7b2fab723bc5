import type { Ctx, Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { queueFor } from "../kernel/db/queue-for";
import { UserErrorCode } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { checkUrl, keptFilter } from "./check-webhook";
import { placeInLog } from "./place-in-log";
import { newSecret } from "./signature";
import type { CreateWebhookInput } from "./webhook.inputs";
import { managingWebhook, type WebhookFacts } from "./webhook.policy";
import { wakeSender } from "./webhook-sender";

const mostWebhooks = 50;

/** Begins to send announcements to an address. Its secret is answered here, and by rotateWebhookSecret, never again. */
export async function createWebhook(ctx: Ctx, input: CreateWebhookInput): Promise<{ id: string; secret: string }> {
  checkUrl(ctx, input.url, ["url"]);
  const seq = await placeInLog(ctx, input.after ?? null);
  const done = await transact(ctx, async (tx) => {
    const owner = await ownerOf(tx);
    authorise(tx.viewer, managingWebhook, owner);
    await refuseTooMany(tx, owner);
    const filter = await keptFilter(tx, input.filter, ["filter"]);
    tx.faults.throwIfAny();

    const id = newId("Webhook", tx.now());
    const secret = newSecret();
    await tx.manager.query(
      `INSERT INTO webhook (id, account_id, municipality_id, url, status, kinds, filter, secret, seq, created_at)
       VALUES ($1, $2, $3, $4, 'ENABLED', $5, $6, $7, $8, $9)`,
      [id, owner.accountId, owner.municipalityId, input.url, [...new Set(input.kinds ?? [])], filter, secret, seq, tx.now()],
    );
    return { id, secret };
  });
  wakeSender(ctx);
  return done;
}

/** A municipality's key makes it the municipality's, so that it outlives the key; all others make it their person's. */
async function ownerOf({ manager, viewer }: Tx): Promise<WebhookFacts> {
  const [token]: { municipalityId: string | null }[] = await manager.query(
    `SELECT municipality_id "municipalityId" FROM api_token WHERE id = $1`,
    [viewer.tokenId],
  );
  const municipalityId = token?.municipalityId ?? null;
  return { municipalityId, accountId: municipalityId === null ? viewer.accountId : null };
}

async function refuseTooMany(tx: Tx, { accountId, municipalityId }: WebhookFacts): Promise<void> {
  await queueFor(tx, "webhooks", municipalityId ?? accountId ?? "");
  const [row]: { count: number }[] = await tx.manager.query(
    "SELECT count(*)::int count FROM webhook WHERE account_id = $1 OR municipality_id = $2",
    [accountId, municipalityId],
  );
  if ((row?.count ?? 0) < mostWebhooks) return;
  tx.faults.add(UserErrorCode.LIMIT_REACHED, null, {
    da: `Der er allerede ${mostWebhooks}. Slet dem, som ikke længere bruges.`,
    en: `There are ${mostWebhooks} already. Delete those that are no longer used.`,
  });
}
