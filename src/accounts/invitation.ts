import type { Tx } from "../kernel/ctx";
import type { Signed } from "../kernel/signed";
import { newId } from "../kernel/db/id";

const openDays = 14;
/** What the link in the mail is signed for. */
export const invitationPurpose = "invitation";

/** Opens the invitation of an account, or opens it anew: the link works once, and for 14 days. */
export async function openInvitation(tx: Tx, accountId: string): Promise<string> {
  const expiresAt = invitationEnd(tx.now());
  const [row]: { id: string }[] = await tx.manager.query(
    `INSERT INTO invitation (id, account_id, expires_at) VALUES ($1, $2, $3)
     ON CONFLICT ON CONSTRAINT invitation_once DO UPDATE SET expires_at = excluded.expires_at RETURNING id`,
    [newId("Invitation", tx.now()), accountId, expiresAt],
  );
  if (!row) throw new Error("an invitation was not opened");
  return row.id;
}

export const invitationEnd = (now: Date): Date => new Date(now.getTime() + openDays * 86_400_000);

/** What the mail leads to. */
export const invitationLink = (
  { publicUrl, signed }: { readonly publicUrl: string; readonly signed: Signed },
  id: string,
  endsAt: Date | null,
): string => `${publicUrl}/invitations/${signed.sign(invitationPurpose, id, endsAt)}`;
