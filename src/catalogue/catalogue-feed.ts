import type { Ctx } from "../kernel/ctx";
import { inLanguage } from "../kernel/language";
import type { PageAnswer, PageRequest } from "../kernel/page";
import { Question } from "../kernel/read/question";
import { addressOf, wantedBy } from "./address";
import { atom, newest } from "./feed";
import type { Named } from "./told";
import { words } from "./words";

interface Row {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string | null;
  readonly publishedAt: string | null;
  readonly updatedAt: string;
  readonly municipality: Named;
}

const rows = new Question<{ readonly nodes: readonly Row[] }>(`query ($filter: InitiativeFilter) {
  initiatives(filter: $filter, orderBy: { field: PUBLISHED_AT, direction: DESC }, first: ${newest}) {
    nodes { id slug title summary publishedAt updatedAt municipality { name } }
  }
}`);

/** The newest practices that a filter finds; a revised one is the same entry, updated. */
export function catalogueFeed(ctx: Ctx, request: PageRequest): Promise<PageAnswer> {
  const wanted = wantedBy(request.fields);
  return atom(ctx, request, {
    path: "/catalogue.atom",
    title: wanted.title ?? inLanguage(words.newest, ctx.language),
    page: addressOf(ctx, "html", wanted),
    read: async (reader) =>
      ((await rows.ask(reader, { filter: wanted.filter }))?.nodes ?? []).map((row) => ({
        id: row.id,
        title: row.title,
        url: `${reader.publicUrl}/initiatives/${encodeURIComponent(row.slug)}`,
        updated: row.updatedAt,
        published: row.publishedAt,
        summary: row.summary,
        author: row.municipality.name,
      })),
  });
}
