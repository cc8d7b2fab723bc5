import type { Database } from "../kernel/db/database";
import { inLanguage, type Bilingual } from "../kernel/language";
import { escapeHtml, htmlPage, type Page } from "../kernel/page";
import { listGone, openList } from "./participant-list";

interface Row {
  readonly name: string;
  readonly jobTitle: string | null;
  readonly from: string | null;
}

const ofASheet = 8;

/** Two by four on an A4 sheet without margins; a millimetre short, so that no printer makes a second sheet of it. */
const style =
  "@page{size:A4;margin:0}.sheet{display:grid;grid-template-columns:repeat(2,105mm);grid-template-rows:repeat(4,74mm);width:210mm;height:296mm;break-after:page}" +
  ".badge{box-sizing:border-box;padding:8mm;overflow:hidden;overflow-wrap:anywhere;text-align:center;outline:1px dashed #bbb;display:flex;flex-direction:column;justify-content:center}" +
  ".badge p,.badge h2{margin:0 0 2mm}.badge h2{font-size:20pt;line-height:1.1}" +
  "@media print{h1,.note{display:none}body{margin:0;padding:0;max-width:none}}@media screen{body{max-width:210mm}}";

const title: Bilingual = { da: "Navneskilte", en: "Badges" };
const noteOf = (count: number): Bilingual => ({
  da: `${count} ${count === 1 ? "navneskilt" : "navneskilte"}, otte på hvert A4-ark. Udskriv uden margener og i fuld størrelse.`,
  en: `${count} ${count === 1 ? "badge" : "badges"}, eight to an A4 sheet. Print without margins and at full size.`,
});

/** Of all who have a place in person, by name. */
async function participants(db: Database, eventId: string): Promise<Row[]> {
  const text = `SELECT r.name, r.job_title "jobTitle", coalesce(r.organisation, m.name) "from" FROM registration r
    LEFT JOIN municipality m ON m.id = r.municipality_id
    WHERE r.event_id = $1 AND r.status = 'CONFIRMED' AND r.mode = 'IN_PERSON' ORDER BY danish_sort_key(r.name), r.id`;
  return db.change<Row>({ text, values: [eventId] });
}

/** For organisers, by the link of `badgesUrl` or with an Authorization header. */
export const badgesPage: Page = {
  method: "get",
  path: "/events/:slug/badges.html",
  answer: async (ctx, { params: { slug = "" }, fields: { token = null } }) => {
    const event = await openList(ctx, "badges", slug, token);
    if (!event) return listGone(ctx);
    const people = await participants(ctx.db, event.id);
    const line = (of: string | null) => (of === null ? "" : `<p>${escapeHtml(of)}</p>`);
    const badges = people.map(
      ({ name, jobTitle, from }) =>
        `<article class="badge"><p>${escapeHtml(event.title)}</p><h2>${escapeHtml(name)}</h2>${line(jobTitle)}${line(from)}</article>`,
    );
    const sheets = Array.from({ length: Math.ceil(badges.length / ofASheet) }, (_, sheet) =>
      badges.slice(sheet * ofASheet, (sheet + 1) * ofASheet).join("\n"),
    );
    const body = sheets.map((sheet) => `<section class="sheet">\n${sheet}\n</section>`).join("\n");
    const note = `<p class="note">${inLanguage(noteOf(people.length), ctx.language)}</p>`;
    return htmlPage(ctx.language, `${inLanguage(title, ctx.language)}: ${event.title}`, `${note}\n${body}`, 200, style);
  },
};
