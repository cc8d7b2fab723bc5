import { Language } from "../kernel/language";
import { mailTemplate, type Block, type MailText } from "../kernel/mail/template";
import type { Database } from "../kernel/db/database";
import type { Contact } from "./contact.entity";
import { contactRecipient } from "./contact-recipient";

/** What the link in the mail is signed for. It holds for as long as the contact is listed. */
export const noticePurpose = "contact-notice";

interface Data {
  readonly language: Language;
}

interface Listed extends Pick<Contact, "name" | "jobTitle" | "email" | "phone" | "sourceUrl"> {
  readonly home: string | null;
}

async function listed(db: Database, contactId: string): Promise<Listed | undefined> {
  const [found] = await db.change<Listed>({
    text: `SELECT c.name, c.job_title "jobTitle", c.email, c.phone, c.source_url "sourceUrl", coalesce(town.name, o.name) home
      FROM contact c LEFT JOIN municipality town ON town.id = c.municipality_id LEFT JOIN organisation o ON o.id = c.organisation_id WHERE c.id = $1`,
    values: [contactId],
  });
  return found;
}

const facts = (contact: Listed, isEnglish: boolean): Block => ({
  list: [
    `${isEnglish ? "Name" : "Navn"}: ${contact.name}`,
    ...(contact.jobTitle ? [`${isEnglish ? "Title" : "Titel"}: ${contact.jobTitle}`] : []),
    ...(contact.home ? [`${isEnglish ? "Of" : "Fra"}: ${contact.home}`] : []),
    `E-mail: ${contact.email ?? ""}`,
    ...(contact.phone ? [`${isEnglish ? "Phone" : "Telefon"}: ${contact.phone}`] : []),
  ],
});

/** Tells a person that they were listed by somebody else: what, where it is from, and how to see, correct and object. */
export const contactNoticeMail = mailTemplate<Data>({
  name: "contact-notice",
  recipient: contactRecipient,
  whenSent: async (db, contactId, now) => {
    await db.change({ text: "UPDATE contact SET informed_at = $2 WHERE id = $1", values: [contactId, now] });
  },
  write: async (_data, { db, recipient, recipientId, publicUrl, signed }): Promise<MailText | null> => {
    const contact = await listed(db, recipientId);
    if (!contact) return null;
    const link = `${publicUrl}/contact-notices/${signed.sign(noticePurpose, recipientId)}`;
    return recipient.language === Language.EN
      ? {
          subject: "You are listed as a contact in Samspil",
          blocks: [
            "A colleague has listed you in Samspil, where municipalities share how they work with civil society, as somebody to ask. This is what is listed:",
            facts(contact, true),
            contact.sourceUrl ? `It was found at ${contact.sourceUrl}.` : "A colleague gave it.",
            "Users in participating municipalities can see it. You can see it, correct it, say that it is right, or be taken out, without an account:",
            { link, text: "See, correct or object" },
          ],
        }
      : {
          subject: "Du står som kontaktperson i Samspil",
          blocks: [
            "En kollega har skrevet dig på som kontaktperson i Samspil, hvor kommuner deler, hvordan de samarbejder med civilsamfundet. Dette står der:",
            facts(contact, false),
            contact.sourceUrl ? `Det er fundet på ${contact.sourceUrl}.` : "Det er oplyst af en kollega.",
            "Brugere fra deltagende kommuner kan se det. Du kan se det, rette det, sige, at det er rigtigt, eller blive slettet, uden en konto:",
            { link, text: "Se, ret eller gør indsigelse" },
          ],
        };
  },
});

/** Nobody has said for a year that it is still right. */
export const contactReminderMail = mailTemplate<Data>({
  name: "contact-reminder",
  recipient: contactRecipient,
  write: async (_data, { db, recipient, recipientId, publicUrl, signed }): Promise<MailText | null> => {
    const contact = await listed(db, recipientId);
    if (!contact) return null;
    const link = `${publicUrl}/contact-notices/${signed.sign(noticePurpose, recipientId)}`;
    return recipient.language === Language.EN
      ? {
          subject: "Is this still right in Samspil?",
          blocks: [
            "For a year nobody has said that your entry as a contact in Samspil is still right:",
            facts(contact, true),
            "If nobody does, it is hidden after 30 days and erased 60 days later.",
            { link, text: "Say that it is right, correct it, or be taken out" },
          ],
        }
      : {
          subject: "Er det stadig rigtigt i Samspil?",
          blocks: [
            "I et år har ingen sagt, at det stadig er rigtigt, hvad der står om dig som kontaktperson i Samspil:",
            facts(contact, false),
            "Gør ingen det, skjules det efter 30 dage og slettes 60 dage senere.",
            { link, text: "Sig, at det er rigtigt, ret det, eller bliv slettet" },
          ],
        };
  },
});
