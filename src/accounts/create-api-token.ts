import type { Ctx, Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { queueFor } from "../kernel/db/queue-for";
import { UserErrorCode } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { findMunicipality } from "../municipalities";
import type { CreateApiTokenInput } from "./api-token.inputs";
import { holdingToken } from "./api-token.policy";
import { newTokenSecret } from "./token-secret";

const day = 86_400_000;
const usualDays = 90;
const mostDays = 366;
const mostTokens = 50;

/** Makes a key. Its secret is answered here and never again: only the hash is kept. */
export async function createApiToken(ctx: Ctx, input: CreateApiTokenInput): Promise<{ id: string; secret: string }> {
  return transact(ctx, async (tx) => {
    const { municipalityCode, name, scopes } = input;
    const accountId = tx.viewer.accountId ?? "";
    const home = typeof municipalityCode === "string" ? await findMunicipality(tx, municipalityCode, ["municipalityCode"]) : null;
    if (typeof municipalityCode === "string" && !home) throw tx.faults.refusal();
    authorise(tx.viewer, holdingToken, { accountId, municipalityId: home?.id ?? null });
    if (scopes.length === 0) {
      tx.faults.add(UserErrorCode.BLANK, ["scopes"], { da: "Vælg mindst én adgang.", en: "Choose at least one scope." });
    }
    const expiresAt = endOf(tx, input.expiresAt);
    await refuseTooMany(tx, accountId, home?.id ?? null);
    tx.faults.throwIfAny();

    const id = newId("ApiToken", tx.now());
    const { text, lookup, hash } = newTokenSecret();
    await tx.manager.query(
      `INSERT INTO api_token (id, account_id, municipality_id, name, scopes, lookup, secret_hash, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, home ? await programAccount(tx, name) : accountId, home?.id, name, [...new Set(scopes)], lookup, hash, tx.now(), expiresAt],
    );
    return { id, secret: text };
  });
}

/** A municipality's program acts as itself: nothing that it does or needs goes when the person leaves who made its key. */
async function programAccount(tx: Tx, name: string): Promise<string> {
  const id = newId("Account", tx.now());
  await tx.manager.query("INSERT INTO account (id, name, created_at) VALUES ($1, $2, $3)", [id, name, tx.now()]);
  return id;
}

function endOf(tx: Tx, wished: string | null | undefined): Date {
  const now = tx.now().getTime();
  const end = wished ? new Date(wished) : new Date(now + usualDays * day);
  if (end.getTime() <= now || end.getTime() > now + mostDays * day) {
    tx.faults.add(UserErrorCode.INVALID, ["expiresAt"], {
      da: "Skal ligge i fremtiden og højst et år frem.",
      en: "Must be in the future, and at most a year ahead.",
    });
  }
  return end;
}

async function refuseTooMany(tx: Tx, accountId: string, municipalityId: string | null): Promise<void> {
  await queueFor(tx, "api tokens", municipalityId ?? accountId);
  const [row]: { count: number }[] = await tx.manager.query(
    `SELECT count(*)::int count FROM api_token WHERE revoked_at IS NULL AND expires_at > $1
     AND CASE WHEN $2::uuid IS NULL THEN account_id = $3 AND municipality_id IS NULL ELSE municipality_id = $2 END`,
    [tx.now(), municipalityId, accountId],
  );
  if ((row?.count ?? 0) < mostTokens) return;
  tx.faults.add(UserErrorCode.LIMIT_REACHED, null, {
    da: `Der er allerede ${mostTokens}. Tilbagekald dem, som ikke længere bruges.`,
    en: `There are ${mostTokens} already. Revoke those that are no longer used.`,
  });
}
