import type { Ctx, Tx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { invitationPurpose } from "./invitation";
import { acceptingInvitation } from "./membership.policy";

/**
 * Whoever holds the code of an invitation's mail and is signed in gets what was given to the invited: for those whose
 * identity provider vouches for another address than the one that was invited, or for none. Works once.
 */
export async function acceptInvitation(ctx: Ctx, { token }: { token: string }): Promise<string> {
  return transact(ctx, async (tx) => {
    authorise(tx.viewer, acceptingInvitation, null);
    const invitedId = await findInvited(tx, token);
    const accountId = tx.viewer.accountId ?? "";
    const [given]: { id: string }[] = await tx.manager.query("SELECT id FROM membership WHERE account_id = $1 ORDER BY id LIMIT 1", [
      invitedId,
    ]);
    if (!given) throw refusal();
    await tx.manager.query("DELETE FROM invitation WHERE account_id = $1", [invitedId]);
    if (invitedId === accountId) return given.id;

    await tx.manager.query(
      `UPDATE membership m SET account_id = $2 WHERE account_id = $1 AND NOT EXISTS (
         SELECT FROM membership own WHERE own.account_id = $2 AND own.municipality_id IS NOT DISTINCT FROM m.municipality_id)`,
      [invitedId, accountId],
    );
    // The mail reached them, so the address is theirs; the account that waited for them is not needed any more.
    const [invited]: { email: string | null }[] = await tx.manager.query("SELECT email FROM account WHERE id = $1", [invitedId]);
    await tx.manager.query("DELETE FROM account WHERE id = $1", [invitedId]);
    await tx.manager.query("UPDATE account SET email = coalesce(email, $2) WHERE id = $1", [accountId, invited?.email]);
    const [kept]: { id: string }[] = await tx.manager.query(
      "SELECT id FROM membership WHERE account_id = $1 ORDER BY (id = $2) DESC, id LIMIT 1",
      [accountId, given.id],
    );
    return kept?.id ?? given.id;
  });
}

/** The account that waits for somebody, locked. */
async function findInvited(tx: Tx, token: string): Promise<string> {
  tx.guesses.refuseIfTooMany();
  const id = tx.signed.read(invitationPurpose, token, tx.now());
  const [found]: { accountId: string }[] =
    id === null
      ? []
      : await tx.manager.query(`SELECT account_id "accountId" FROM invitation WHERE id = $1 AND expires_at > $2 FOR UPDATE`, [
          id,
          tx.now(),
        ]);
  if (!found) {
    tx.guesses.note();
    throw refusal();
  }
  return found.accountId;
}

const refusal = (): UserFault =>
  UserFault.of(UserErrorCode.NOT_FOUND, ["token"], {
    da: "Invitationen findes ikke: den er brugt eller udløbet, eller koden er ufuldstændig.",
    en: "There is no such invitation: it was used or has expired, or the code is incomplete.",
  });
