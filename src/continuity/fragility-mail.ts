import { accountRecipient } from "../accounts";
import { fragilityReasons, initiativeUrl, type FragilityReason } from "../initiatives";
import { inLanguage, type Bilingual } from "../kernel/language";
import { mailTemplate, type Block, type MailText } from "../kernel/mail/template";

interface Data {
  readonly municipalityId: string;
  readonly initiativeIds: readonly string[];
  /** Whether the editors had such a mail before; absent in those that an earlier release queued. */
  readonly wereTold?: boolean;
}

interface Fragile {
  readonly title: string;
  readonly slug: string;
  readonly reasons: readonly FragilityReason[];
}

/** What is weak, and what to do about it: the words of each reason. */
const words: Readonly<Record<FragilityReason, Bilingual>> = {
  RESTS_ON_ONE_PERSON: {
    da: "Det hviler på højst én person: Skriv en kontaktperson mere på.",
    en: "It rests on one person at most: add a second contact.",
  },
  CONTACTS_UNCONFIRMED: {
    da: "Ingen kontaktperson er bekræftet i et år: Spørg dem, om de stadig er de rette, og bekræft dem.",
    en: "No contact has been confirmed for a year: ask them whether they are still the right ones, and confirm them.",
  },
  OUTDATED: {
    da: "Det er hverken bekræftet eller rettet i et år: Læs det, og bekræft, at det stadig gælder, eller ret det.",
    en: "It has been neither confirmed nor revised for a year: read it, and confirm that it still stands, or revise it.",
  },
  NO_BACKING_DESCRIBED: {
    da: "Der står intet om opbakningen: Beskriv, hvordan politikere og ledelse står bag.",
    en: "It says nothing of its backing: describe how politicians and managers stand behind it.",
  },
};

const subject: Bilingual = {
  da: "Initiativer, der måske ikke overlever dem, der bærer dem",
  en: "Initiatives that might not outlive those who carry them",
};
const atFirst: Bilingual = {
  da: "Disse af jeres kommunes initiativer i Samspil er skrøbelige. Der skal ikke meget til:",
  en: "These of your municipality's initiatives in Samspil are fragile. A little goes a long way:",
};
const again: Bilingual = {
  da: "Disse af jeres kommunes initiativer i Samspil er blevet skrøbelige, siden I sidst fik besked, eller er det stadig. Der skal ikke meget til:",
  en: "These of your municipality's initiatives in Samspil have become fragile since you were last told, or still are. A little goes a long way:",
};
const where: Bilingual = {
  da: "Det gør I dér, hvor I plejer at skrive jeres initiativer i Samspil.",
  en: "You do this where you usually write your initiatives in Samspil.",
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
  write: async ({ initiativeIds, wereTold }, { db, recipient: { language }, publicUrl, now }): Promise<MailText | null> => {
    const fragile = await db.change<Fragile>({
      text: `SELECT * FROM (SELECT i.title, i.slug, to_json(${fragilityReasons("i", "$2::timestamptz")}) reasons FROM initiative i
        WHERE i.id = any($1::uuid[]) AND i.status = 'PUBLISHED' ORDER BY i.title_sort, i.id) f WHERE json_array_length(f.reasons) > 0`,
      values: [initiativeIds, now],
    });
    if (fragile.length === 0) return null;
    const say = (text: Bilingual): string => inLanguage(text, language);
    const told = fragile.flatMap(({ title, slug, reasons }): Block[] => [
      { link: initiativeUrl(publicUrl, slug), text: say({ da: `»${title}«`, en: `“${title}”` }) },
      { list: reasons.map((reason) => say(words[reason])) },
    ]);
    return { subject: say(subject), blocks: [say(wereTold === true ? again : atFirst), ...told, say(where)] };
  },
});
