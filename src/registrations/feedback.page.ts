import type { Ctx } from "../kernel/ctx";
import { answerAnybody } from "../kernel/graphql/mutation";
import { inLanguage } from "../kernel/language";
import { escapeHtml, htmlPage, type Page, type PageAnswer } from "../kernel/page";
import { giveEventFeedback } from "./give-event-feedback";
import { GiveEventFeedbackInput } from "./registration.inputs";

interface Row {
  readonly id: string;
  readonly title: string;
}

const path = "/events/:slug/feedback/:code";

const words = {
  title: { da: "Hvad synes du?", en: "What did you think?" },
  rating: { da: "Fra 1, dårligt, til 5, godt", en: "From 1, poor, to 5, good" },
  comment: { da: "Hvad var godt, hvad kan blive bedre? (valgfrit)", en: "What was good, what could be better? (optional)" },
  says: {
    da: "Dit navn gemmes ikke sammen med svaret. Du kan svare én gang.",
    en: "Your name is not kept with the answer. You can answer once.",
  },
  send: { da: "Send", en: "Send" },
  choose: { da: "Vælg et tal fra 1 til 5.", en: "Choose a number from 1 to 5." },
  done: { da: "Tak for dit svar.", en: "Thank you for your answer." },
  gone: { da: "Her er ikke noget", en: "There is nothing here" },
  goneSays: { da: "Adressen er ufuldstændig. Kopiér den fra mailen igen.", en: "The address is incomplete. Copy it from the mail again." },
} as const;

const say = ({ language }: Ctx, word: keyof typeof words): string => escapeHtml(inLanguage(words[word], language));

async function found(ctx: Ctx, slug: string): Promise<Row | undefined> {
  const text = "SELECT id, title FROM event WHERE slug = $1 AND status = 'PUBLISHED'";
  return (await ctx.db.change<Row>({ text, values: [slug] }))[0];
}

function form(ctx: Ctx, { title }: Row, faults: readonly string[] = [], comment = ""): PageAnswer {
  const numbers = [1, 2, 3, 4, 5].map((n) => `<label><input type="radio" name="rating" value="${n}" required> ${n}</label>`);
  const alert = faults.length === 0 ? "" : `<ul role="alert">${faults.map((fault) => `<li>${escapeHtml(fault)}</li>`).join("")}</ul>`;
  return htmlPage(
    ctx.language,
    inLanguage(words.title, ctx.language),
    `${alert}<p><strong>${escapeHtml(title)}</strong></p><form method="post">
<fieldset><legend>${say(ctx, "rating")}</legend>${numbers.join("")}</fieldset>
<label>${say(ctx, "comment")}<br><textarea name="comment" rows="6" cols="40" maxlength="2000">${escapeHtml(comment)}</textarea></label>
<p>${say(ctx, "says")}</p><p><button>${say(ctx, "send")}</button></p></form>`,
    faults.length === 0 ? 200 : 422,
  );
}

const gone = (ctx: Ctx): PageAnswer => htmlPage(ctx.language, inLanguage(words.gone, ctx.language), `<p>${say(ctx, "goneSays")}</p>`, 404);

/** Where the mail of thanks leads: giveEventFeedback as a form. Whether the code is anybody's is told when it is sent. */
export const feedbackPages: readonly Page[] = [
  {
    method: "get",
    path,
    answer: async (ctx, { params: { slug = "" } }) => {
      const event = await found(ctx, slug);
      return event ? form(ctx, event) : gone(ctx);
    },
  },
  {
    method: "post",
    path,
    answer: async (ctx, { params: { slug = "", code = "" }, fields }) => {
      const event = await found(ctx, slug);
      if (!event) return gone(ctx);
      const { rating = "", comment = "" } = fields;
      if (!/^[1-5]$/.test(rating)) return form(ctx, event, [inLanguage(words.choose, ctx.language)], comment);
      const input = Object.assign(new GiveEventFeedbackInput(), { eventId: event.id, code, rating: Number(rating), comment });
      const { userErrors } = await answerAnybody(ctx, input, async (c) => ({ event: await giveEventFeedback(c, input) }));
      if (userErrors.length > 0)
        return form(
          ctx,
          event,
          userErrors.map(({ message }) => message),
          comment,
        );
      return htmlPage(ctx.language, inLanguage(words.title, ctx.language), `<p role="status">${say(ctx, "done")}</p>`);
    },
  },
];
