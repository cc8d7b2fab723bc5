import type { Ctx } from "../kernel/ctx";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import type { Contact } from "./contact.entity";
import { revisingContact } from "./contact.policy";
import { findContactForChange } from "./find-contacts";

/** An editor says that it is still right. */
export async function confirmContact(ctx: Ctx, { id }: { id: string }): Promise<Contact> {
  return transact(ctx, async (tx) => {
    const { contact, facts } = await findContactForChange(tx, id);
    authorise(tx.viewer, revisingContact, facts);
    contact.confirm(tx.now());
    return tx.manager.save(contact);
  });
}
