import { answerAnybody } from "../kernel/graphql/mutation";
import { EmailAddress } from "../kernel/graphql/scalars";
import { inLanguage } from "../kernel/language";
import { escapeHtml, htmlPage, type Page, type PageAnswer } from "../kernel/page";
import type { Ctx } from "../kernel/ctx";
import { answerContactNotice } from "./answer-contact-notice";
import { ContactNoticeAnswer } from "./contact.enums";
import { AnswerContactNoticeInput, ContactPatch } from "./contact.inputs";
import { noticePurpose } from "./contact-notice";

interface Row {
  readonly name: string;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

const path = "/contact-notices/:token";

const words = {
  title: { da: "Det står der om dig i Samspil", en: "This is listed about you in Samspil" },
  name: { da: "Navn", en: "Name" },
  jobTitle: { da: "Titel", en: "Title" },
  email: { da: "E-mail", en: "E-mail" },
  phone: { da: "Telefon", en: "Phone" },
  confirm: { da: "Det er rigtigt", en: "It is right" },
  correct: { da: "Gem det, som jeg har rettet", en: "Save what I have corrected" },
  object: { da: "Slet mig", en: "Take me out" },
  objectSays: {
    da: "Vil du ikke stå her, så slettes alt om dig straks, overalt.",
    en: "If you do not want to be listed, everything about you is erased at once, everywhere.",
  },
  done: { da: "Tak. Det er noteret.", en: "Thank you. It is noted." },
  erased: { da: "Du er slettet.", en: "You have been erased." },
  gone: { da: "Her er ikke noget (mere)", en: "There is nothing here (any more)" },
  goneSays: {
    da: "Kontaktpersonen er slettet, eller adressen er ufuldstændig. Kopiér den fra mailen igen.",
    en: "The contact was erased, or the address is incomplete. Copy it from the mail again.",
  },
} as const;

type Word = keyof typeof words;
const say = ({ language }: Ctx, word: Word): string => escapeHtml(inLanguage(words[word], language));

const gone = (ctx: Ctx): PageAnswer => htmlPage(ctx.language, inLanguage(words.gone, ctx.language), `<p>${say(ctx, "goneSays")}</p>`, 404);

const done = (ctx: Ctx, word: Word): PageAnswer => htmlPage(ctx.language, "Samspil", `<p role="status">${say(ctx, word)}</p>`);

async function form(ctx: Ctx, token: string, faults = ""): Promise<PageAnswer> {
  const id = ctx.signed.read(noticePurpose, token, ctx.now());
  const [row] = await ctx.db.change<Row>({
    text: `SELECT name, job_title "jobTitle", email, phone FROM contact WHERE id = $1`,
    values: [id],
  });
  if (!row) return gone(ctx);
  const field = (name: keyof Row) =>
    `<label>${say(ctx, name)} <input name="${name}" value="${escapeHtml(row[name] ?? "")}" maxlength="150"></label>`;
  const button = (answer: ContactNoticeAnswer, word: Word) => `<button name="answer" value="${answer}">${say(ctx, word)}</button>`;
  return htmlPage(
    ctx.language,
    inLanguage(words.title, ctx.language),
    `${faults}<form method="post">
${field("name")}${field("jobTitle")}${field("email")}${field("phone")}
<p>${button(ContactNoticeAnswer.CONFIRM, "confirm")} ${button(ContactNoticeAnswer.CORRECT, "correct")}</p>
<p>${say(ctx, "objectSays")} ${button(ContactNoticeAnswer.OBJECT, "object")}</p>
</form>`,
    faults === "" ? 200 : 422,
  );
}

/** Where the link of a notice leads: to see, correct and object, with no account and no script. */
export const contactNoticePages: readonly Page[] = [
  { method: "get", path, answer: (ctx, { params: { token = "" } }) => form(ctx, token) },
  {
    method: "post",
    path,
    answer: async (ctx, { params: { token = "" }, fields }) => {
      const { answer: given, ...typed } = fields;
      const answer = Object.values(ContactNoticeAnswer).find((one) => one === given);
      if (!answer) return form(ctx, token);
      const input = Object.assign(new AnswerContactNoticeInput(), { token, answer });
      if (answer === ContactNoticeAnswer.CORRECT) input.patch = patchOf(typed);
      const { userErrors } = await answerAnybody(ctx, input, (c) => answerContactNotice(c, input));
      if (userErrors.length > 0)
        return form(ctx, token, told(userErrors.map(({ field, message }) => `${labelOf(ctx, field?.at(-1))}: ${message}`)));
      return done(ctx, answer === ContactNoticeAnswer.OBJECT ? "erased" : "done");
    },
  },
];

const told = (faults: readonly string[]): string =>
  `<ul role="alert">${faults.map((fault) => `<li>${escapeHtml(fault)}</li>`).join("")}</ul>`;

const labelOf = (ctx: Ctx, field = ""): string => (field in words ? inLanguage(words[field as Word], ctx.language) : field);

/** What was typed; an empty field clears. */
function patchOf(typed: Readonly<Record<string, string>>): ContactPatch {
  const given = (name: string): string | null => typed[name]?.trim() || null;
  const email = given("email");
  return Object.assign(new ContactPatch(), {
    name: given("name"),
    jobTitle: given("jobTitle"),
    email: email === null ? null : EmailAddress.parseValue(email),
    phone: given("phone"),
  });
}
