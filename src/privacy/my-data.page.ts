import { keepRead } from "../kernel/audit";
import { inLanguage, type Bilingual } from "../kernel/language";
import { escapeHtml, htmlPage, type Page } from "../kernel/page";
import { myData, myDataPurpose } from "./my-data";

const title: Bilingual = { da: "Alt, hvad Samspil ved om dig", en: "All that Samspil holds about you" };
const gone: Bilingual = { da: "Adressen gælder ikke længere", en: "This address is not valid any more" };

/** The data of whoever asked for this address: as JSON, or as a page to read and keep. */
export const myDataPage: Page = {
  method: "get",
  path: "/my-data/:token",
  answer: async (ctx, { params: { token = "" }, fields: { format } }) => {
    const accountId = ctx.signed.read(myDataPurpose, token, ctx.now());
    const found = accountId === null ? null : await myData(ctx, accountId);
    if (!found || accountId === null) return htmlPage(ctx.language, inLanguage(gone, ctx.language), "", 404);
    await keepRead(ctx, "myData", accountId);
    if (format !== "html") {
      return {
        status: 200,
        type: "application/json; charset=utf-8",
        body: `${JSON.stringify(found, null, 2)}\n`,
        headers: {
          "Cache-Control": "no-store",
          "Content-Disposition": 'attachment; filename="samspil-my-data.json"',
          "X-Content-Type-Options": "nosniff",
        },
      };
    }
    const sections = Object.entries(found).map(
      ([name, rows]) => `<h2>${escapeHtml(name)} (${rows.length})</h2>${rows.map((row) => `<dl>${listed(row)}</dl>`).join("<hr>")}`,
    );
    return htmlPage(ctx.language, inLanguage(title, ctx.language), sections.join("\n"));
  },
};

const listed = (row: unknown): string =>
  Object.entries(row as object)
    .map(([key, value]) => `<dt>${escapeHtml(key)}</dt><dd>${escapeHtml(typeof value === "string" ? value : JSON.stringify(value))}</dd>`)
    .join("");
