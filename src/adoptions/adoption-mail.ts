import { accountRecipient } from "../accounts";
import { contactRecipient } from "../contacts";
import { initiativeUrl } from "../initiatives";
import { idOf } from "../kernel/db/id";
import { Language } from "../kernel/language";
import { mailTemplate, type MailText } from "../kernel/mail/template";
import { officialName } from "../municipalities";
import { toPlain } from "../kernel/text/markdown";
import { adoptionStates } from "./adoption-words";
import type { AdoptionStatus } from "./adoption.enums";
import { takerContact } from "./taker-contact";

interface Taken {
  readonly title: string;
  readonly slug: string;
  readonly taker: string;
  readonly status: AdoptionStatus;
  readonly adaptation: string | null;
  readonly heardThrough: string | null;
}

/** Tells those who carry a practice that another municipality takes it up. To a contact, or to an editor's account. */
export const adoptionMail = mailTemplate<{ readonly adoptionId: string }>({
  name: "adoption",
  recipient: (db, recipientId) =>
    idOf("Contact", recipientId) === null
      ? accountRecipient(db, recipientId)
      : contactRecipient(db, recipientId, { language: Language.DA }),
  write: async ({ adoptionId }, { db, recipient, publicUrl }): Promise<MailText | null> => {
    const [taken] = await db.change<Taken>({
      text: `SELECT i.title, i.slug, m.name taker, a.status, a.adaptation, a.heard_through "heardThrough" FROM adoption a
        JOIN initiative i ON i.id = a.initiative_id JOIN municipality m ON m.id = a.municipality_id WHERE a.id = $1`,
      values: [adoptionId],
    });
    if (!taken) return null;
    const { title, taker, adaptation, heardThrough } = taken;
    const { da: inDanish, en: inEnglish } = adoptionStates[taken.status];
    const changed = adaptation === null ? null : toPlain(adaptation);
    const contact = await takerContact(db, adoptionId, recipient.address);
    // Who has taken it up is a part of its page.
    const link = `${initiativeUrl(publicUrl, taken.slug)}#taken-up`;
    if (recipient.language === Language.EN) {
      return {
        subject: `${taker} takes up “${title}”`,
        blocks: [
          `${officialName(taker)} has said in Samspil that it takes up your initiative “${title}”. ${inEnglish}`,
          ...(heardThrough === null ? [] : [`They heard of it through: ${heardThrough}`]),
          ...(changed === null ? [] : [`What they change: ${changed}`]),
          ...(contact === null ? [] : [`You may want to get in touch with ${contact}: what you would do otherwise today helps them most.`]),
          { link, text: "See in Samspil how it goes" },
        ],
      };
    }
    return {
      subject: `${taker} tager »${title}« til sig`,
      blocks: [
        `${officialName(taker)} har i Samspil sagt, at den tager jeres initiativ »${title}« til sig. ${inDanish}`,
        ...(heardThrough === null ? [] : [`De hørte om det gennem: ${heardThrough}`]),
        ...(changed === null ? [] : [`Det ændrer de: ${changed}`]),
        ...(contact === null ? [] : [`Tag gerne kontakt til ${contact}: Det, I ville gøre anderledes i dag, hjælper dem mest.`]),
        { link, text: "Se i Samspil, hvordan det går" },
      ],
    };
  },
});
