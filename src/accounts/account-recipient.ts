import type { Database } from "../kernel/db/database";
import type { Recipient } from "../kernel/mail/template";

/** Whom a mail to an account reaches; null where nobody vouches for an address, or the account is gone. */
export async function accountRecipient(db: Database, accountId: string): Promise<Recipient | null> {
  const [found] = await db.change<Recipient>({
    text: "SELECT name, email address, language FROM account WHERE id = $1 AND email IS NOT NULL",
    values: [accountId],
  });
  return found ?? null;
}
