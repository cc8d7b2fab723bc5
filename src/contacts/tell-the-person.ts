import type { Tx } from "../kernel/ctx";
import type { Contact } from "./contact.entity";
import { ContactSource } from "./contact.enums";
import { contactNoticeMail } from "./contact-notice";

/** Whoever was listed by another is told, as GDPR article 14 asks: at once, where there is an address to tell them at. */
export async function tellThePerson(tx: Tx, { id, source, email, informedAt }: Contact): Promise<void> {
  if (source === ContactSource.SELF || email === null || email === undefined || informedAt) return;
  await tx.queueMail(contactNoticeMail, id, { language: tx.language });
}
