import { accountRecipient } from "../accounts";
import { Language } from "../kernel/language";
import { mailTemplate, type MailText } from "../kernel/mail/template";
import { toPlain } from "../kernel/text/markdown";

interface Told {
  readonly title: string;
  readonly text: string;
  readonly municipality: string;
  readonly initiatives: readonly string[];
}

/** Tells whoever asked what another municipality has answered. */
export const experienceAnswerMail = mailTemplate<{ readonly answerId: string }>({
  name: "experience-answer",
  recipient: accountRecipient,
  write: async ({ answerId }, { db, recipient, publicUrl }): Promise<MailText | null> => {
    const [told] = await db.change<Told>({
      // Drafts are for those who write them, and named in no mail.
      text: `SELECT r.title, a.text, m.name municipality, ARRAY(SELECT i.title FROM experience_answer_initiative ai
          JOIN initiative i ON i.id = ai.initiative_id WHERE ai.answer_id = a.id AND i.status <> 'DRAFT' ORDER BY ai.position) initiatives
        FROM experience_answer a JOIN experience_request r ON r.id = a.request_id JOIN municipality m ON m.id = a.municipality_id WHERE a.id = $1`,
      values: [answerId],
    });
    if (!told) return null;
    const { title, municipality, initiatives } = told;
    const isEnglish = recipient.language === Language.EN;
    return {
      subject: isEnglish ? `${municipality} has answered “${title}”` : `${municipality} har svaret på »${title}«`,
      blocks: [
        isEnglish
          ? `The municipality of ${municipality} answers your question “${title}” in Samspil:`
          : `Kommunen ${municipality} svarer på jeres spørgsmål »${title}« i Samspil:`,
        toPlain(told.text),
        ...(initiatives.length === 0
          ? []
          : [isEnglish ? "They point to these practices:" : "De peger på disse praksisser:", { list: initiatives }]),
        { link: publicUrl, text: isEnglish ? "See all answers in Samspil" : "Se alle svar i Samspil" },
      ],
    };
  },
});
