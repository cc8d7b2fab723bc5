import type { Ctx } from "../kernel/ctx";
import { writeAll } from "../kernel/patch";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import type { Contact } from "./contact.entity";
import type { ReviseContactInput } from "./contact.inputs";
import { revisingContact } from "./contact.policy";
import { findContactForChange } from "./find-contacts";
import { tellThePerson } from "./tell-the-person";
import { findThemes, patchContact } from "./write-contact";

export async function reviseContact(ctx: Ctx, { id, patch }: ReviseContactInput): Promise<Contact> {
  return transact(ctx, async (tx) => {
    const { contact, facts } = await findContactForChange(tx, id);
    authorise(tx.viewer, revisingContact, facts);
    const hadAddress = contact.email !== null;
    patchContact(tx, contact, patch, ["patch"]);
    const themes = await findThemes(tx, contact, patch, ["patch"]);
    tx.faults.throwIfAny();
    await writeAll(themes);
    contact.updatedAt = tx.now();
    await tx.manager.save(contact);
    if (!hadAddress) await tellThePerson(tx, contact);
    return contact;
  });
}
