import type { Ctx } from "../kernel/ctx";
import { inLanguage } from "../kernel/language";
import { htmlPage, type Page, type PageAnswer } from "../kernel/page";
import { Question } from "../kernel/read/question";
import { inLanguageOf } from "./address";
import { article, type Told } from "./article";
import { contentSecurityPolicy, head } from "./catalogue-html";
import { takenUp, takenUpPart, type TakenUp } from "./taken-up";
import { practice } from "./told";
import { words } from "./words";

type OnItsPage = Told & { readonly adoptions: { readonly nodes: readonly TakenUp[] } };

/** A hundred are all: each of the other municipalities takes it up once. */
const bySlug = new Question<OnItsPage>(
  `query ($slug: String!) { initiativeBySlug(slug: $slug) { ${practice("html")} adoptions(first: 100) { nodes { ${takenUp} } } } }`,
);

/** One practice to read: where feeds, mails and whoever passes its address on lead to. */
export const practicePage: Page = {
  method: "get",
  path: "/initiatives/:slug",
  answer: async (caller, { params: { slug = "" }, fields }) => {
    const ctx = inLanguageOf(caller, fields);
    const found = await bySlug.ask(ctx, { slug });
    if (!found) return htmlPage(ctx.language, inLanguage(words.notFound, ctx.language), "", 404);
    return readable(ctx, found.title, article(found, { language: ctx.language, level: 1 }) + takenUpPart(found.adoptions.nodes, ctx));
  },
};

/** A page to read, in the catalogue's own form; `body` is escaped already. */
export const readable = (ctx: Ctx, title: string, body: string): PageAnswer => ({
  status: 200,
  type: "text/html; charset=utf-8",
  body: `${head(ctx, title)}\n<main>\n${body}</main>\n</body></html>\n`,
  headers: pageHeaders,
});

/** Not kept by others: the same address shows more to who may see more. */
export const pageHeaders = {
  "Content-Security-Policy": contentSecurityPolicy,
  "Cache-Control": "private, no-cache",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
