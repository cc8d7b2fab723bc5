import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx, Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { eraseRow } from "../kernel/erasure";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { revisingContact } from "./contact.policy";
import { findContactForChange } from "./find-contacts";

/**
 * Erases the person everywhere, and tells whoever keeps a copy. Everybody may take themselves out, also one who may not
 * see the entry as a member would. Answers the id.
 */
export async function eraseContact(ctx: Ctx, { id }: { id: string }): Promise<string> {
  return transact(ctx, async (tx) => {
    if (!(await isOneself(tx, id))) {
      const { facts } = await findContactForChange(tx, id);
      authorise(tx.viewer, revisingContact, facts);
    }
    await eraseFoundContact(tx, id);
    return id;
  });
}

/** For commands that have found and authorised. */
export async function eraseFoundContact(tx: Tx, id: string): Promise<void> {
  await eraseRow(tx, "contact", id);
  await tx.announce({ kind: AnnouncementKind.CONTACT_ERASED, subjectId: id });
}

/** A person, not a program, whose own address the entry has. Accounts have an address only where somebody vouches for it. */
async function isOneself(tx: Tx, id: string): Promise<boolean> {
  if (tx.viewer.tokenId !== null) return false;
  const rows: unknown[] = await tx.manager.query(
    "SELECT FROM contact c JOIN account a ON lower(a.email) = lower(c.email) WHERE c.id = $1 AND a.id = $2 FOR UPDATE OF c",
    [idOf("Contact", id), tx.viewer.accountId],
  );
  return rows.length > 0;
}
