import type { Tx } from "../kernel/ctx";
import { replaceLinks } from "../kernel/db/links";
import { applyPatch } from "../kernel/patch";
import { findTerms, Vocabulary } from "../vocabularies";
import type { Contact } from "./contact.entity";
import type { ContactPatch } from "./contact.inputs";

const required = ["name", "visibility", "emailVisibility", "phoneVisibility"] as const;
const optional = ["jobTitle", "email", "phone"] as const;

export function patchContact(tx: Tx, contact: Contact, patch: ContactPatch, path: readonly string[]): void {
  applyPatch(contact, patch, { required, optional }, tx.faults, path);
}

/** What to ask the person about, written over as a whole; the contact's row is there. */
export async function writeThemes(tx: Tx, contact: Contact, { themes }: ContactPatch, path: readonly string[]): Promise<void> {
  if (themes === undefined) return;
  const found = await findTerms(tx, Vocabulary.THEME, themes ?? [], (index) => [...path, "themes", String(index)]);
  const link = { table: "contact_term", owner: "contact_id", other: "term_id" };
  await replaceLinks(
    tx,
    link,
    contact.id,
    found.map(({ id }) => id),
  );
}
