import { hoursOf, type CalendarEvent } from "../events";
import type { Ctx } from "../kernel/ctx";
import { answerAnybody } from "../kernel/graphql/mutation";
import { inLanguage } from "../kernel/language";
import { escapeHtml, htmlPage, type Page, type PageAnswer } from "../kernel/page";
import { cancelByLink } from "./cancel-by-link";
import { cancelPurpose } from "./mailed-registration";
import { CancelRegistrationInput } from "./registration.inputs";

interface Row extends Pick<CalendarEvent, "title" | "startsAt" | "endsAt" | "timeZone"> {
  readonly name: string;
  readonly status: string;
  readonly event: string;
}

const path = "/registrations/:token";

const words = {
  title: { da: "Meld fra", en: "Cancel a registration" },
  cancel: { da: "Meld fra", en: "Cancel the registration" },
  says: {
    da: "Pladsen går straks til den, der har ventet længst.",
    en: "The place goes at once to whoever has waited longest.",
  },
  done: { da: "Tilmeldingen er annulleret.", en: "The registration is cancelled." },
  eventCancelled: {
    da: "Arrangementet er aflyst. Du behøver ikke at gøre noget.",
    en: "The event is cancelled. You need not do anything.",
  },
  begun: {
    da: "Arrangementet er begyndt; nu kan ingen melde fra.",
    en: "The event has begun; nobody can cancel now.",
  },
  gone: { da: "Her er ikke noget (mere)", en: "There is nothing here (any more)" },
  goneSays: {
    da: "Tilmeldingen er slettet, eller adressen er ufuldstændig. Kopiér den fra mailen igen.",
    en: "The registration was erased, or the address is incomplete. Copy it from the mail again.",
  },
} as const;

type Word = keyof typeof words;
const say = ({ language }: Ctx, word: Word): string => inLanguage(words[word], language);

const told = (ctx: Ctx, text: string, status = 200): PageAnswer =>
  htmlPage(ctx.language, say(ctx, "title"), `<p role="${status === 200 ? "status" : "alert"}">${escapeHtml(text)}</p>`, status);

const gone = (ctx: Ctx): PageAnswer => htmlPage(ctx.language, say(ctx, "gone"), `<p>${escapeHtml(say(ctx, "goneSays"))}</p>`, 404);

async function form(ctx: Ctx, token: string): Promise<PageAnswer> {
  const id = ctx.signed.read(cancelPurpose, token, ctx.now());
  if (id === null) ctx.guesses.note();
  const [row] = await ctx.db.change<Row>({
    text: `SELECT r.name, r.status, e.title, e.starts_at "startsAt", e.ends_at "endsAt", e.time_zone "timeZone", e.status event
      FROM registration r JOIN event e ON e.id = r.event_id WHERE r.id = $1`,
    values: [id],
  });
  if (!row) return gone(ctx);
  if (row.status === "CANCELLED") return told(ctx, say(ctx, "done"));
  if (row.event === "CANCELLED") return told(ctx, say(ctx, "eventCancelled"));
  if (ctx.now() >= row.startsAt) return told(ctx, say(ctx, "begun"), 409);
  return htmlPage(
    ctx.language,
    say(ctx, "title"),
    `<p><strong>${escapeHtml(row.title)}</strong><br>${escapeHtml(hoursOf(row, ctx.language))}<br>${escapeHtml(row.name)}</p>
<form method="post"><p>${escapeHtml(say(ctx, "says"))}</p><p><button>${escapeHtml(say(ctx, "cancel"))}</button></p></form>`,
  );
}

/** Where the link of a mail leads: a look at it changes nothing, since mail programs look at links by themselves. */
export const cancelRegistrationPages: readonly Page[] = [
  { method: "get", path, answer: (ctx, { params: { token = "" } }) => form(ctx, token) },
  {
    method: "post",
    path,
    answer: async (ctx, { params: { token = "" } }) => {
      // Named as the mutation, so that the audit says the same of both.
      const { userErrors } = await answerAnybody(ctx, new CancelRegistrationInput(), async (c) => ({ id: await cancelByLink(c, token) }));
      const [fault] = userErrors;
      if (!fault) return told(ctx, say(ctx, "done"));
      return fault.code === "NOT_FOUND" ? gone(ctx) : told(ctx, fault.message, 409);
    },
  },
];
