import { adoptionStates, type AdoptionKind, type AdoptionStatus } from "../adoptions";
import { initiativeUrl } from "../initiatives";
import { dayInWords } from "../kernel/clock";
import type { Ctx } from "../kernel/ctx";
import { inLanguage, type Bilingual } from "../kernel/language";
import { escapeHtml } from "../kernel/page";
import { beneath, factList } from "./article";
import type { Named, Text } from "./told";
import { adoptionKinds, words } from "./words";

type Html = Pick<Text, "html"> | null;

export interface TakenUp {
  readonly state: AdoptionStatus;
  readonly kind: AdoptionKind | null;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly heardThrough: string | null;
  readonly municipality: Named;
  readonly adaptation: Html;
  readonly experience: Html;
  readonly ownInitiative: { readonly title: string; readonly slug: string } | null;
}

/** The selection of a TakenUp; `state` beside the `status` of other types, as one question asks for several. */
export const takenUp = `state: status kind startedAt updatedAt heardThrough municipality { name }
  adaptation { html } experience { html } ownInitiative { title slug }`;

/** Who has taken a practice up, as the last part of its page; "" where nobody has. */
export function takenUpPart(all: readonly TakenUp[], ctx: Ctx): string {
  if (all.length === 0) return "";
  const each = all.map((one) => `<h3>${escapeHtml(one.municipality.name)}</h3>\n${howItGoes(one, ctx, 4)}`);
  return `<section id="taken-up" aria-labelledby="h-taken-up"><h2 id="h-taken-up">${escapeHtml(inLanguage(words.takenUp, ctx.language))}</h2>
${each.join("\n")}</section>
`;
}

/** How far one municipality has come and how it went there; headings of parts are of that level. */
export function howItGoes(one: TakenUp, { language, publicUrl }: Ctx, level: 2 | 4): string {
  const say = (text: Bilingual) => escapeHtml(inLanguage(text, language));
  const rich = (title: Bilingual, text: Html) => (text ? `<h${level}>${say(title)}</h${level}>\n${beneath(text.html, level)}\n` : "");
  const facts = factList(
    [
      [words.takenUpOn, dayInWords(one.startedAt, language)],
      [words.updatedAt, dayInWords(one.updatedAt, language)],
      [words.takenOver, one.kind === null ? "" : inLanguage(adoptionKinds[one.kind], language)],
      [words.heardThrough, one.heardThrough ?? ""],
    ],
    language,
  );
  const own = one.ownInitiative;
  const link = own && `<a href="${escapeHtml(initiativeUrl(publicUrl, own.slug))}">${escapeHtml(own.title)}</a>`;
  return `<p><strong>${say(adoptionStates[one.state])}</strong></p>
${facts}
${rich(words.adaptation, one.adaptation)}${rich(words.experience, one.experience)}${link ? `<p>${say(words.ownDescription)} ${link}</p>\n` : ""}`;
}
