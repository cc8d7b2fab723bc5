import { toString as qrCode } from "qrcode";
import { hoursOf } from "../events";
import type { Ctx } from "../kernel/ctx";
import { inLanguage } from "../kernel/language";
import { escapeHtml, htmlPage, type Page, type PageAnswer } from "../kernel/page";
import { readCheckInCode } from "./check-in-code";
import { RegistrationStatus } from "./registration.enums";

interface Ticket {
  readonly slug: string;
  readonly title: string;
  readonly isCancelled: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly venue: string | null;
  readonly address: string | null;
  /** Null: takes part in person. */
  readonly onlineUrl: string | null;
  readonly isOnline: boolean;
  readonly status: RegistrationStatus;
  readonly name: string;
  readonly code: string;
  readonly hasGivenFeedback: boolean;
}

const words = {
  name: { da: "Navn", en: "Name" },
  code: { da: "Kode", en: "Code" },
  qr: { da: "QR-kode med koden", en: "QR code of the code" },
  show: { da: "Vis koden ved indgangen, på skærmen eller på papir.", en: "Show the code at the door, on a screen or on paper." },
  online: { da: "Du deltager online her:", en: "You take part online here:" },
  WAITING: { da: "Du står på ventelisten og har ikke en plads endnu.", en: "You are on the waiting list, and have no place yet." },
  CANCELLED: { da: "Du er meldt fra.", en: "Your registration is cancelled." },
  eventCancelled: { da: "Arrangementet er aflyst.", en: "The event is cancelled." },
  feedback: { da: "Sig, hvad du synes om arrangementet", en: "Say what you thought of the event" },
  thanks: { da: "Tak for dit svar om arrangementet.", en: "Thank you for your answer about the event." },
  gone: { da: "Her er ingen billet", en: "There is no ticket here" },
  goneSays: {
    da: "Adressen er ufuldstændig, eller billetten er slettet. Kopiér den fra mailen igen.",
    en: "The address is incomplete, or the ticket was erased. Copy it from the mail again.",
  },
} as const;

const say = ({ language }: Ctx, word: keyof typeof words): string => escapeHtml(inLanguage(words[word], language));

const style =
  "svg{display:block;width:16rem;max-width:100%}dd{margin:0 0 .6rem}.code{font-size:1.6rem;letter-spacing:.1em}@media print{a{color:inherit}.after{display:none}}";

async function ticketOf(ctx: Ctx, slug: string, code: string): Promise<Ticket | null> {
  const text = `SELECT e.slug, e.title, e.status = 'CANCELLED' "isCancelled", e.starts_at "startsAt", e.ends_at "endsAt", e.time_zone "timeZone",
      e.venue_name venue, e.venue_address address, e.online_url "onlineUrl", r.mode = 'ONLINE' "isOnline", r.status, r.name, r.code,
      r.has_given_feedback "hasGivenFeedback"
    FROM registration r JOIN event e ON e.id = r.event_id WHERE r.code = $1 AND e.slug = $2`;
  const [found] = await ctx.db.change<Ticket>({ text, values: [readCheckInCode(code), slug] });
  if (!found) ctx.guesses.note();
  return found ?? null;
}

async function shown(ctx: Ctx, ticket: Ticket): Promise<PageAnswer> {
  const { title, venue, address } = ticket;
  const where = ticket.isOnline ? [] : [venue, address].flatMap((line) => (line === null ? [] : [escapeHtml(line)]));
  const body = [
    `<p>${escapeHtml(hoursOf(ticket, ctx.language))}</p>`,
    where.length > 0 ? `<p>${where.join("<br>")}</p>` : "",
    await placeOf(ctx, ticket),
  ];
  return htmlPage(ctx.language, title, [...body, afterwards(ctx, ticket)].join("\n"), 200, style);
}

async function placeOf(ctx: Ctx, { isCancelled, isOnline, onlineUrl, status, name, code }: Ticket): Promise<string> {
  const whose = `<dl><dt>${say(ctx, "name")}</dt><dd>${escapeHtml(name)}</dd>`;
  if (isCancelled) return `${whose}</dl><p role="status"><strong>${say(ctx, "eventCancelled")}</strong></p>`;
  if (status !== RegistrationStatus.CONFIRMED) return `${whose}</dl><p role="status"><strong>${say(ctx, status)}</strong></p>`;
  const drawn = await qrCode(code, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  const qr = drawn.replace("<svg ", `<svg role="img" aria-label="${say(ctx, "qr")} ${code}" `);
  const url = isOnline && onlineUrl !== null ? escapeHtml(onlineUrl) : null;
  const online = url === null ? "" : `<p>${say(ctx, "online")} <a href="${url}" rel="noreferrer">${url}</a></p>`;
  return `${whose}<dt>${say(ctx, "code")}</dt><dd><code class="code">${code}</code></dd></dl>\n${qr}\n<p>${say(ctx, "show")}</p>${online}`;
}

/** Once it has begun, the way to say what one thinks of it, for those who had a place. */
function afterwards(ctx: Ctx, { slug, code, status, isCancelled, startsAt, hasGivenFeedback }: Ticket): string {
  if (isCancelled || status !== RegistrationStatus.CONFIRMED || ctx.now() < startsAt) return "";
  if (hasGivenFeedback) return `<p class="after">${say(ctx, "thanks")}</p>`;
  return `<p class="after"><a href="/events/${slug}/feedback/${code}">${say(ctx, "feedback")}</a></p>`;
}

/** What is shown at the door, by its code alone: whoever has it learns no more of anybody than the name. Wrong ones are slowed down. */
export const ticketPage: Page = {
  method: "get",
  path: "/events/:slug/tickets/:code",
  answer: async (ctx, { params: { slug = "", code = "" } }) => {
    const found = await ticketOf(ctx, slug, code);
    if (found) return shown(ctx, found);
    return htmlPage(ctx.language, inLanguage(words.gone, ctx.language), `<p>${say(ctx, "goneSays")}</p>`, 404);
  },
};
