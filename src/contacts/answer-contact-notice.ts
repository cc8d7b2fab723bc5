import type { Ctx, Tx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { writeAll } from "../kernel/patch";
import { transact } from "../kernel/transact";
import { Contact } from "./contact.entity";
import { ContactNoticeAnswer } from "./contact.enums";
import type { ContactPatch } from "./contact.inputs";
import { noticePurpose } from "./contact-notice";
import { eraseFoundContact } from "./erase-contact";
import { findThemes, patchContact } from "./write-contact";

interface Input {
  readonly token: string;
  readonly answer: ContactNoticeAnswer;
  readonly patch?: ContactPatch | null;
}

/** The person's own answer. The token of the mail is all that it needs, so it says nothing but NOT_FOUND of a wrong one. */
export async function answerContactNotice(ctx: Ctx, { token, answer, patch }: Input): Promise<Contact | null> {
  return transact(ctx, async (tx) => {
    const contact = await findByToken(tx, token);
    if (answer === ContactNoticeAnswer.OBJECT) {
      await eraseFoundContact(tx, contact.id);
      return null;
    }
    if (answer === ContactNoticeAnswer.CORRECT) {
      if (!patch) throw UserFault.of(UserErrorCode.BLANK, ["patch"]);
      patchContact(tx, contact, patch, ["patch"]);
      const themes = await findThemes(tx, contact, patch, ["patch"]);
      tx.faults.throwIfAny();
      await writeAll(themes);
      contact.updatedAt = tx.now();
    }
    contact.confirm(tx.now());
    return tx.manager.save(contact);
  });
}

async function findByToken(tx: Tx, token: string): Promise<Contact> {
  tx.guesses.refuseIfTooMany();
  const id = tx.signed.read(noticePurpose, token, tx.now());
  const contact = id && (await tx.manager.findOne(Contact, { where: { id }, lock: { mode: "pessimistic_write" } }));
  if (contact) return contact;
  tx.guesses.note();
  throw UserFault.of(UserErrorCode.NOT_FOUND, ["token"], {
    da: "Der er ingen kontaktperson med denne kode: den er slettet, eller koden er ufuldstændig.",
    en: "No contact has this code: it was erased, or the code is incomplete.",
  });
}
