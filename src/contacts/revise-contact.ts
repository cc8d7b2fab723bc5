import type { Ctx } from "../kernel/ctx";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import type { Contact } from "./contact.entity";
import type { ReviseContactInput } from "./contact.inputs";
import { revisingContact } from "./contact.policy";
import { findContactForChange } from "./find-contacts";
import { patchContact, writeThemes } from "./write-contact";

export async function reviseContact(ctx: Ctx, { id, patch }: ReviseContactInput): Promise<Contact> {
  return transact(ctx, async (tx) => {
    const { contact, facts } = await findContactForChange(tx, id);
    authorise(tx.viewer, revisingContact, facts);
    patchContact(tx, contact, patch, ["patch"]);
    await writeThemes(tx, contact, patch, ["patch"]);
    tx.faults.throwIfAny();
    contact.updatedAt = tx.now();
    return tx.manager.save(contact);
  });
}
