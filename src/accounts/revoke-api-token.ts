import type { Ctx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise, can } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { holdingToken, revokingToken, type TokenFacts } from "./api-token.policy";

/** Takes a key back, at once and for good. Answers its id. */
export async function revokeApiToken(ctx: Ctx, { id }: { id: string }): Promise<string> {
  return transact(ctx, async (tx) => {
    const rows: TokenFacts[] = await tx.manager.query(
      `SELECT account_id "accountId", municipality_id "municipalityId" FROM api_token WHERE id = $1 AND revoked_at IS NULL FOR UPDATE`,
      [idOf("ApiToken", id)],
    );
    const [token] = rows;
    // A person's own keys are seen by that person and by administrators; those of a municipality by all who write for it.
    const isSeen = token && (can(tx.viewer, revokingToken, token) || (tx.viewer.tokenId !== null && holdingToken.allows(tx.viewer, token)));
    if (!isSeen) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
    authorise(tx.viewer, revokingToken, token);
    await tx.manager.query("UPDATE api_token SET revoked_at = $2 WHERE id = $1", [id, tx.now()]);
    return id;
  });
}
