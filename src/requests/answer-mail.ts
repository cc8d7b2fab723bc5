import { accountRecipient } from "../accounts";
import { initiativeUrl } from "../initiatives";
import { inLanguage, type Bilingual } from "../kernel/language";
import { mailTemplate, type MailText } from "../kernel/mail/template";
import { officialName } from "../municipalities";

interface Told {
  readonly title: string;
  readonly text: string;
  readonly municipality: string;
  readonly initiatives: readonly { readonly title: string; readonly slug: string; readonly municipality: string }[];
}

const pointsTo: Bilingual = { da: "De peger på disse initiativer:", en: "They point to these initiatives:" };
// No address leads there: pages know who reads by a token, which a browser that follows a link does not send.
const whereElse: Bilingual = {
  da: "Hele svaret står i denne mail. Alle svar på spørgsmålet kan læses af kommuner, der deltager i netværket, i det program, hvor de er logget ind i Samspil.",
  en: "This mail holds the whole answer. Municipalities that take part in the network can read all answers to the question in the program where they are signed in to Samspil.",
};

/** Tells whoever asked what another municipality has answered: all of it, for answers have no page. */
export const experienceAnswerMail = mailTemplate<{ readonly answerId: string }>({
  name: "experience-answer",
  recipient: accountRecipient,
  write: async ({ answerId }, { db, recipient: { language }, publicUrl }): Promise<MailText | null> => {
    const [told] = await db.change<Told>({
      // Drafts are for those who write them, and named in no mail.
      text: `SELECT r.title, a.text, m.name municipality, ARRAY(SELECT json_build_object('title', i.title, 'slug', i.slug, 'municipality', home.name)
          FROM experience_answer_initiative ai JOIN initiative i ON i.id = ai.initiative_id JOIN municipality home ON home.id = i.municipality_id
          WHERE ai.answer_id = a.id AND i.status <> 'DRAFT' ORDER BY ai.position) initiatives
        FROM experience_answer a JOIN experience_request r ON r.id = a.request_id JOIN municipality m ON m.id = a.municipality_id WHERE a.id = $1`,
      values: [answerId],
    });
    if (!told) return null;
    const { title, text, municipality, initiatives } = told;
    const say = (words: Bilingual): string => inLanguage(words, language);
    const links = initiatives.map((one) => ({ link: initiativeUrl(publicUrl, one.slug), text: one.title, note: one.municipality }));
    return {
      subject: say({ da: `${municipality} har svaret på »${title}«`, en: `${municipality} has answered “${title}”` }),
      blocks: [
        say({
          da: `${officialName(municipality)} svarer på jeres spørgsmål »${title}« i Samspil:`,
          en: `${officialName(municipality)} answers your question “${title}” in Samspil:`,
        }),
        { markdown: text },
        ...(links.length === 0 ? [] : [say(pointsTo), { links }]),
        say(whereElse),
      ],
    };
  },
});
