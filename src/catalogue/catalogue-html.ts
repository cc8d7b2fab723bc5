import { createHash } from "node:crypto";
import { filterSummary } from "../initiatives";
import { dayInWords } from "../kernel/clock";
import type { Ctx } from "../kernel/ctx";
import { inLanguage, type Bilingual, type Language } from "../kernel/language";
import { escapeHtml } from "../kernel/page";
import { inPages, Question, type Leaf } from "../kernel/read/question";
import type { Wanted } from "./address";
import { article, htmlLang, numbered, type Told } from "./article";
import { contentsOf, type Contents, type Entry } from "./contents";
import { style } from "./style";
import { practice, practices } from "./told";
import { extent, words } from "./words";

const whole = new Question<Leaf<Told>>(practices("{ field: TITLE, direction: ASC }", 50, practice("html")));

/** The filter as a person reads it, with the names of what it names by code. */
const selection = new Question<string>(
  "query ($filter: InitiativeFilter!) { catalogue(filter: $filter) { initiativeCount } }",
  (row, use, e) => {
    const args = e.args(use);
    const filter = e.param("jsonb", (run) => JSON.stringify(args.read(run)["filter"]));
    return filterSummary(() => filter)(row, use, e);
  },
);

export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** One file that needs nothing beside it: a cover, contents, a chapter for each municipality, and an index of themes. */
export async function* catalogueHtml(ctx: Ctx, { filter, title }: Wanted): AsyncGenerator<string> {
  const say = (text: Bilingual) => escapeHtml(inLanguage(text, ctx.language));
  const contents = await contentsOf(ctx, filter);
  const heading = title ?? inLanguage(words.catalogue, ctx.language);
  yield `${head(ctx, heading)}
<a class="skip" href="#contents">${say(words.toContents)}</a>
<header class="cover">
${title === null ? "" : `<p class="kind">${say(words.catalogue)}</p>\n`}<h1>${escapeHtml(heading)}</h1>
<p class="selection">${escapeHtml((await selection.ask(ctx, { filter })) ?? "")}</p>
<p class="extent">${say(extent(contents.count, contents.chapters.length))}</p>
<p class="about">${say(words.about)} ${say(contents.hasContacts ? words.askContacts : words.contactsForMembers)}</p>
<p class="taken">${say(words.takenOn)} ${dayInWords(ctx.now(), ctx.language)}</p>
</header>
${tableOf(contents, ctx)}
<main>
${contents.count === 0 ? `<p>${say(words.nothing)}</p>\n` : ""}`;
  for (const { code, name } of contents.chapters) {
    yield `<section class="chapter" id="m-${code}" aria-labelledby="h-${code}">\n<h2 id="h-${code}">${escapeHtml(name)}</h2>\n`;
    for await (const page of inPages(ctx, whole, { filter: { ...filter, municipalityCodes: [code] } })) {
      yield page.map((one) => article(one, { language: ctx.language, level: 3, number: contents.numbers.get(one.id) })).join("");
    }
    yield "</section>\n";
  }
  yield `${themes(contents, ctx)}</main>
<footer><p>Samspil · ${escapeHtml(ctx.publicUrl)}</p></footer>
</body></html>
`;
}

export const head = ({ language }: Ctx, title: string): string => `<!doctype html>
<html lang="${htmlLang(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Samspil</title><style>${style}</style></head>
<body>`;

const entries = (some: readonly Entry[], language: Language): string =>
  some.map(({ id, number, title }) => `<li>${numbered(number, language)} <a href="#i-${id}">${escapeHtml(title)}</a></li>`).join("\n");

function tableOf({ chapters }: Contents, { language }: Ctx): string {
  const items = chapters.map(
    ({ code, name, count, entries: own }) =>
      `<li><a href="#m-${code}">${escapeHtml(name)}</a> <span class="count">(${count})</span>${own.length > 0 ? `<ol>${entries(own, language)}</ol>` : ""}</li>`,
  );
  const title = escapeHtml(inLanguage(words.contents, language));
  return `<nav class="contents" id="contents" tabindex="-1" aria-labelledby="h-contents"><h2 id="h-contents">${title}</h2>${items.length === 0 ? "" : `<ol>${items.join("\n")}</ol>`}</nav>`;
}

function themes({ themes: all }: Contents, { language }: Ctx): string {
  if (all.length === 0) return "";
  const title = escapeHtml(inLanguage(words.byTheme, language));
  const lists = all.map(({ name, entries: some }) => `<h3>${escapeHtml(name)}</h3>\n<ul>${entries(some, language)}</ul>`);
  return `<section class="themes" aria-labelledby="h-themes"><h2 id="h-themes">${title}</h2>\n${lists.join("\n")}</section>\n`;
}
