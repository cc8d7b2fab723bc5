import { momentInWords } from "../kernel/clock";
import { Language } from "../kernel/language";
import { mailTemplate } from "../kernel/mail/template";
import { type Role } from "../kernel/viewer";
import { officialName } from "../municipalities";
import { accountRecipient } from "./account-recipient";
import { invitationLink } from "./invitation";

interface Given {
  readonly role: Role;
  /** Null: the whole network. */
  readonly municipality: string | null;
  /** Null for one who has signed in before. */
  readonly invitationId: string | null;
  readonly expiresAt: Date | null;
}

const roles: Readonly<Record<Role, readonly [da: string, en: string]>> = {
  MEMBER: ["medlem", "member"],
  EDITOR: ["redaktør", "editor"],
  ORGANISER: ["arrangør", "organiser"],
  ADMINISTRATOR: ["administrator", "administrator"],
};

/** Tells somebody of the role that they were given and, who has never signed in, how to do that. */
export const invitationMail = mailTemplate<{ readonly membershipId: string }>({
  name: "invitation",
  recipient: accountRecipient,
  write: async ({ membershipId }, { db, recipient, publicUrl, signed }) => {
    const [given] = await db.change<Given>({
      text: `SELECT m.role, town.name municipality, i.id "invitationId", i.expires_at "expiresAt" FROM membership m
        LEFT JOIN municipality town ON town.id = m.municipality_id LEFT JOIN invitation i ON i.account_id = m.account_id WHERE m.id = $1`,
      values: [membershipId],
    });
    if (!given) return null;
    const link = given.invitationId ? invitationLink({ publicUrl, signed }, given.invitationId, given.expiresAt) : publicUrl;
    const [inDanish, inEnglish] = roles[given.role];
    if (recipient.language === Language.EN) {
      return {
        subject: given.invitationId ? "You are invited to Samspil" : "You have a new role in Samspil",
        blocks: [
          `You have been given the role of ${inEnglish} ${given.municipality ? `for ${officialName(given.municipality)}` : "in the whole network"} in Samspil, where municipalities share how they work with civil society.`,
          { link, text: given.invitationId ? "See the invitation" : "Open Samspil" },
          ...(given.expiresAt ? [`The invitation can be used once, until ${momentInWords(given.expiresAt, Language.EN)}.`] : []),
          "If you were not expecting this, you need do nothing.",
        ],
      };
    }
    return {
      subject: given.invitationId ? "Du er inviteret til Samspil" : "Du har fået en ny rolle i Samspil",
      blocks: [
        `Du har fået rollen som ${inDanish} ${given.municipality ? `for ${officialName(given.municipality)}` : "i hele netværket"} i Samspil, hvor kommuner deler, hvordan de samarbejder med civilsamfundet.`,
        { link, text: given.invitationId ? "Se invitationen" : "Åbn Samspil" },
        ...(given.expiresAt ? [`Invitationen kan bruges én gang, indtil ${momentInWords(given.expiresAt, Language.DA)}.`] : []),
        "Havde du ikke ventet dette, behøver du ikke at gøre noget.",
      ],
    };
  },
});
