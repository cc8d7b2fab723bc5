import type { Database } from "../kernel/db/database";
import type { Language } from "../kernel/language";
import type { Recipient } from "../kernel/mail/template";

/** Whom a mail to a contact reaches, in the language of whoever caused it; null where there is no address, or the contact is gone. */
export async function contactRecipient(
  db: Database,
  contactId: string,
  { language }: { readonly language: Language },
): Promise<Recipient | null> {
  const [found] = await db.change<{ name: string; address: string }>({
    text: "SELECT name, email address FROM contact WHERE id = $1 AND email IS NOT NULL",
    values: [contactId],
  });
  return found ? { ...found, language } : null;
}
