import { findContactForChange, revisingContact, type Contact } from "../contacts";
import { handOverEvents } from "../events";
import { handOverInitiatives, visibleInitiatives } from "../initiatives";
import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";

interface HandedOver {
  /** Of the first contact: what the audit is told of. */
  readonly id: string;
  readonly from: Contact;
  readonly to: Contact;
  /** Of the initiatives that changed hands, those that the viewer may see. */
  readonly initiativeCount: number;
}

/**
 * Everything that rests on one contact rests on another from now on: practices, events, and sessions that are still to come, all
 * or nothing. What the first one may be asked about in general, and what they said in the past, stays theirs.
 */
export async function handOverContact(ctx: Ctx, { fromId, toId }: { fromId: string; toId: string }): Promise<HandedOver> {
  return transact(ctx, async (tx) => {
    const from = await findContactForChange(tx, fromId, ["fromId"]);
    authorise(tx.viewer, revisingContact, from.facts);
    const to = await findContactForChange(tx, toId, ["toId"]);
    // Whoever is to carry it must be one of those whom the viewer keeps: nobody is given work by strangers.
    authorise(tx.viewer, revisingContact, to.facts);
    if (from.contact.id === to.contact.id) {
      throw UserFault.of(UserErrorCode.INVALID, ["toId"], { da: "Skal være en anden kontaktperson.", en: "Must be another contact." });
    }
    const initiatives = await visibleInitiatives(tx, await handOverInitiatives(tx, from.contact.id, to.contact.id));
    await handOverEvents(tx, from.contact.id, to.contact);
    return { id: from.contact.id, from: from.contact, to: to.contact, initiativeCount: initiatives.length };
  });
}
