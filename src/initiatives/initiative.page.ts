import { inLanguage, type Bilingual } from "../kernel/language";
import { escapeHtml, htmlPage, type Page } from "../kernel/page";
import { toHtml } from "../kernel/text/markdown";

interface Row {
  readonly title: string;
  readonly summary: string | null;
  readonly municipality: string;
  readonly isArchived: boolean;
  readonly challenge: string | null;
  readonly approach: string | null;
  readonly outcomes: string | null;
  readonly lessons: string | null;
}

const path = "/initiatives/:slug";

/** Where people read an initiative: what mails, feeds and webhooks lead to. Stays the same when its title changes. */
export const initiativeUrl = (publicUrl: string, slug: string): string => `${publicUrl}${path.replace(":slug", slug)}`;

const gone: Bilingual = { da: "Her er ikke noget initiativ", en: "There is no practice here" };
const archived: Bilingual = {
  da: "Kommunen har lagt dette initiativ i arkivet. Det står ikke længere i listerne.",
  en: "The municipality has archived this practice. It is no longer in the lists.",
};
const headings: Readonly<Record<"challenge" | "approach" | "outcomes" | "lessons", Bilingual>> = {
  challenge: { da: "Udfordring", en: "Challenge" },
  approach: { da: "Fremgangsmåde", en: "Approach" },
  outcomes: { da: "Udbytte", en: "Outcomes" },
  lessons: { da: "Læring", en: "Lessons" },
};

/** What all may read of an initiative, for people without a program. A draft is not there. */
export const initiativePage: Page = {
  method: "get",
  path,
  answer: async ({ db, language }, { params: { slug = "" } }) => {
    const [row] = await db.change<Row>({
      text: `SELECT i.title, i.summary, m.name municipality, i.status = 'ARCHIVED' "isArchived", i.challenge, i.approach, i.outcomes, i.lessons
        FROM initiative i JOIN municipality m ON m.id = i.municipality_id WHERE i.slug = $1 AND i.status <> 'DRAFT'`,
      values: [slug],
    });
    if (!row) return htmlPage(language, inLanguage(gone, language), "", 404);
    const sections = Object.entries(headings).flatMap(([name, heading]) => {
      const text = row[name as keyof typeof headings];
      return text === null ? [] : [`<h2>${escapeHtml(inLanguage(heading, language))}</h2>\n${toHtml(text)}`];
    });
    const note = row.isArchived ? `<p role="status">${escapeHtml(inLanguage(archived, language))}</p>\n` : "";
    const head = `${note}<p>${escapeHtml(row.municipality)}</p>\n<p>${escapeHtml(row.summary ?? "")}</p>`;
    return htmlPage(language, row.title, [head, ...sections].join("\n"));
  },
};
