import { accountRecipient } from "../accounts";
import { fragilityReasons, type FragilityReason } from "../initiatives";
import { Language, type Bilingual, inLanguage } from "../kernel/language";
import { mailTemplate, type Block, type MailText } from "../kernel/mail/template";

interface Data {
  readonly municipalityId: string;
  readonly initiativeIds: readonly string[];
}

interface Fragile {
  readonly title: string;
  readonly reasons: readonly FragilityReason[];
}

/** What is weak, and what to do about it: the words of each reason. */
const words: Readonly<Record<FragilityReason, Bilingual>> = {
  RESTS_ON_ONE_PERSON: {
    da: "Den hviler på højst én person: Skriv en kontakt mere på (reviseInitiative), eller giv den videre (handOverContact).",
    en: "It rests on one person at most: name a second contact (reviseInitiative), or hand it over (handOverContact).",
  },
  CONTACTS_UNCONFIRMED: {
    da: "Ingen kontakt er bekræftet i et år: Spørg, om de stadig er de rette, og bekræft dem (confirmContact).",
    en: "No contact has been confirmed for a year: ask whether they are still the right ones, and confirm them (confirmContact).",
  },
  OUTDATED: {
    da: "Den er hverken bekræftet eller rettet i et år: Læs den, og bekræft, at den passer (confirmInitiative), eller ret den.",
    en: "It has been neither confirmed nor revised for a year: read it, and confirm that it is true (confirmInitiative), or revise it.",
  },
  NO_BACKING_DESCRIBED: {
    da: "Der står intet om opbakningen: Beskriv, hvordan politikere og ledelse står bag (opmærksomhedspunktet backing-and-ownership).",
    en: "It says nothing of its backing: describe how politicians and managers stand behind it (attention point backing-and-ownership).",
  },
};

/** To whoever is still an editor there when it is sent; of what is still fragile then. */
export const fragilityMail = mailTemplate<Data>({
  name: "fragility",
  recipient: async (db, accountId, { municipalityId }) => {
    const editor = await db.change({
      text: "SELECT FROM membership WHERE account_id = $1 AND municipality_id = $2 AND role = 'EDITOR'",
      values: [accountId, municipalityId],
    });
    return editor.length === 0 ? null : accountRecipient(db, accountId);
  },
  write: async ({ initiativeIds }, { db, recipient: { language }, publicUrl, now }): Promise<MailText | null> => {
    const fragile = await db.change<Fragile>({
      text: `SELECT * FROM (SELECT i.title, to_json(${fragilityReasons("i", "$2::timestamptz")}) reasons FROM initiative i
        WHERE i.id = any($1::uuid[]) AND i.status = 'PUBLISHED' ORDER BY i.title_sort, i.id) f WHERE json_array_length(f.reasons) > 0`,
      values: [initiativeIds, now],
    });
    if (fragile.length === 0) return null;
    const told = fragile.flatMap(({ title, reasons }): Block[] => [
      language === Language.EN ? `“${title}”` : `»${title}«`,
      { list: reasons.map((reason) => inLanguage(words[reason], language)) },
    ]);
    return language === Language.EN
      ? {
          subject: "Practices that might not outlive those who carry them",
          blocks: [
            "These of your municipality's practices in Samspil have become fragile since you were last told. A little does much:",
            ...told,
            { link: publicUrl, text: "Open Samspil" },
          ],
        }
      : {
          subject: "Praksisser, der måske ikke overlever dem, der bærer dem",
          blocks: [
            "Disse af jeres kommunes praksisser i Samspil er blevet skrøbelige, siden I sidst fik besked. Lidt gør meget:",
            ...told,
            { link: publicUrl, text: "Åbn Samspil" },
          ],
        };
  },
});
