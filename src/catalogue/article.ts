import { evidenceLevels, stages } from "../initiatives";
import { dayInWords } from "../kernel/clock";
import { inLanguage, type Bilingual, type Language } from "../kernel/language";
import { escapeHtml } from "../kernel/page";
import type { Contact, Practice, Text } from "./told";
import { words } from "./words";

export type Told = Practice<Pick<Text, "html">>;

/** The practice as a part of a page: its heading is of that level, and those of its parts one below. */
export function article(one: Told, { language, level, number }: { language: Language; level: 1 | 3; number?: number | undefined }): string {
  const say = (text: Bilingual) => escapeHtml(inLanguage(text, language));
  // What its writers wrote is read aloud in their language, what the page says in the reader's.
  const own = one.language.toLowerCase() === htmlLang(language) ? "" : ` lang="${one.language.toLowerCase()}"`;
  const part = (title: Bilingual, html: string) => (html === "" ? "" : `<h${level + 1}>${say(title)}</h${level + 1}>\n${html}\n`);
  const rich = (title: Bilingual, text: Pick<Text, "html"> | null) =>
    part(title, text ? `<div${own}>${beneath(text.html, level + 1)}</div>` : "");
  const attention = one.attention.map(
    ({ point, text }) => `<dt>${escapeHtml(point.title)}</dt><dd${own}>${beneath(text.html, level + 1)}</dd>`,
  );
  const links = one.links.map(({ title, url }) => `<li><a href="${escapeHtml(url)}">${escapeHtml(title)}</a></li>`);
  const confirmed =
    one.confirmedAt === null ? "" : `<p class="confirmed">${say(words.confirmed)} ${dayInWords(one.confirmedAt, language)}</p>`;
  return `<article id="i-${one.id}">
<div class="opening">
<h${level}${own}>${number === undefined ? "" : `${numbered(number, language)} `}${escapeHtml(one.title)}</h${level}>
${one.status === "ARCHIVED" ? `<p class="state">${say(words.archived)}</p>` : ""}${one.status === "DRAFT" ? `<p class="state">${say(words.draft)}</p>` : ""}
${one.summary === null ? "" : `<p class="lead"${own}>${escapeHtml(one.summary)}</p>`}
${facts(one, language)}
</div>
${rich(words.challenge, one.challenge)}${rich(words.approach, one.approach)}${rich(words.outcomes, one.outcomes)}${rich(words.lessons, one.lessons)}${rich(words.transferability, one.transferability)}${part(words.attention, attention.length === 0 ? "" : `<dl class="attention">${attention.join("")}</dl>`)}${rich(words.resources, one.resources?.description ?? null)}${part(words.contacts, contactList(one.contacts))}${part(words.links, links.length === 0 ? "" : `<ul class="links">${links.join("")}</ul>`)}${confirmed}
</article>
`;
}

/** Which practice of the catalogue it is. A bare number would be taken for that of a page, which browsers cannot print in contents: they have no target-counter(). */
export const numbered = (number: number, language: Language): string =>
  `<span class="number" lang="${htmlLang(language)}">${inLanguage(words.number, language)}&nbsp;${number}</span>`;

export const htmlLang = (language: Language): "da" | "en" => (language === "EN" ? "en" : "da");

export type Fact = readonly [name: Bilingual, value: string];

/** Those that are known. */
export function factList(facts: readonly Fact[], language: Language): string {
  const lines = facts
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `<div><dt>${escapeHtml(inLanguage(name, language))}</dt><dd>${escapeHtml(value)}</dd></div>`);
  return `<dl class="facts">${lines.join("")}</dl>`;
}

/** Headings that somebody wrote in a text come below the one that the text stands under. */
export const beneath = (html: string, level: number): string =>
  html.replace(/<(\/?)h([1-6])>/g, (_tag, slash: string, its: string) => `<${slash}h${Math.min(6, level + Number(its))}>`);

function facts(one: Told, language: Language): string {
  const names = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name).join(", ");
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? "" : value.toLocaleString(language === "EN" ? "en-GB" : "da-DK");
  const rows: Fact[] = [
    [words.municipality, one.municipality.name],
    [words.coMunicipalities, names(one.coMunicipalities)],
    [
      words.partners,
      one.partners.map(({ role, organisation }) => (role === null ? organisation.name : `${organisation.name} (${role})`)).join(", "),
    ],
    [words.themes, names(one.themes)],
    [words.targetGroups, names(one.targetGroups)],
    [words.arenas, names(one.arenas)],
    [words.cooperationForms, names(one.cooperationForms)],
    [words.stage, told(stages[one.stage], language)],
    [words.evidence, told(evidenceLevels[one.evidenceLevel], language)],
    [words.period, period(one, language)],
    [words.staffHours, number(one.resources?.staffHoursPerWeek)],
    [words.volunteers, number(one.resources?.volunteers)],
    [words.yearlyCost, number(one.resources?.yearlyCostDkk)],
    [words.funding, one.resources?.funding ?? ""],
  ];
  return factList(rows, language);
}

function period({ startedOn, endedOn }: Told, language: Language): string {
  const [from, to] = [startedOn, endedOn].map((date) => (date === null ? "" : dayInWords(date, language)));
  if (from && to) return `${from} – ${to}`;
  if (from) return `${inLanguage(words.from, language)} ${from}`;
  return to ? `${inLanguage(words.until, language)} ${to}` : "";
}

/** Words that stand alone. */
export function told(text: Bilingual, language: Language): string {
  const words = inLanguage(text, language);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function contactList(contacts: readonly Contact[]): string {
  const items = contacts.map(({ name, jobTitle, email, phone, organisation }) => {
    const who = [jobTitle, organisation?.name].filter((some) => some !== null && some !== undefined && some !== "");
    const address = email === null ? [] : [`<a href="mailto:${escapeHtml(email)}">${escapeHtml(email)}</a>`];
    const number = phone === null ? [] : [`<a href="tel:${escapeHtml(phone.replace(/[^\d+]/g, ""))}">${escapeHtml(phone)}</a>`];
    const ways = [...address, ...number].join(" · ");
    return `<li><strong>${escapeHtml(name)}</strong>${who.length > 0 ? `, ${escapeHtml(who.join(", "))}` : ""}${ways === "" ? "" : `<br>${ways}`}</li>`;
  });
  return items.length === 0 ? "" : `<ul class="contacts">${items.join("")}</ul>`;
}
