import { inLanguage } from "../kernel/language";
import { htmlPage, type Page } from "../kernel/page";
import { Question } from "../kernel/read/question";
import { inLanguageOf } from "./address";
import { article, type Told } from "./article";
import { contentSecurityPolicy, head } from "./catalogue-html";
import { practice } from "./told";
import { words } from "./words";

const bySlug = new Question<Told>(`query ($slug: String!) { initiativeBySlug(slug: $slug) { ${practice("html")} } }`);

/** One practice to read: where feeds, mails and whoever passes its address on lead to. */
export const practicePage: Page = {
  method: "get",
  path: "/initiatives/:slug",
  answer: async (caller, { params: { slug = "" }, fields }) => {
    const ctx = inLanguageOf(caller, fields);
    const found = await bySlug.ask(ctx, { slug });
    if (!found) return htmlPage(ctx.language, inLanguage(words.notFound, ctx.language), "", 404);
    return {
      status: 200,
      type: "text/html; charset=utf-8",
      body: `${head(ctx, found.title)}\n<main>\n${article(found, { language: ctx.language, level: 1 })}</main>\n</body></html>\n`,
      headers: pageHeaders,
    };
  },
};

/** Not kept by others: the same address shows more to who may see more. */
export const pageHeaders = {
  "Content-Security-Policy": contentSecurityPolicy,
  "Cache-Control": "private, no-cache",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
