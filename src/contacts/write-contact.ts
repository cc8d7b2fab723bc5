import type { Tx } from "../kernel/ctx";
import { replaceLinks } from "../kernel/db/links";
import { applyPatch, type ListWrite } from "../kernel/patch";
import { findTerms, Vocabulary } from "../vocabularies";
import type { Contact } from "./contact.entity";
import type { ContactPatch } from "./contact.inputs";

const required = ["name", "visibility", "emailVisibility", "phoneVisibility"] as const;
const optional = ["jobTitle", "email", "phone"] as const;

export function patchContact(tx: Tx, contact: Contact, patch: ContactPatch, path: readonly string[]): void {
  applyPatch(contact, patch, { required, optional }, tx.faults, path);
}

/** Finds what to ask the person about; written over as a whole when the contact's row is there. */
export async function findThemes(tx: Tx, contact: Contact, { themes }: ContactPatch, path: readonly string[]): Promise<ListWrite[]> {
  if (themes === undefined) return [];
  const found = await findTerms(tx, Vocabulary.THEME, themes ?? [], (index) => [...path, "themes", String(index)]);
  const link = { table: "contact_term", owner: "contact_id", other: "term_id" };
  return [{ name: "themes", write: () => replaceLinks(tx, link, contact.id, found) }];
}
