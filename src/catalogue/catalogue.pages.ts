import { keepRead } from "../kernel/audit";
import type { Ctx } from "../kernel/ctx";
import type { Page, PageAnswer, PageRequest } from "../kernel/page";
import { announcementFeed } from "./announcement-feed";
import { inLanguageOf, wantedBy, type Form, type Wanted } from "./address";
import { catalogueFeed } from "./catalogue-feed";
import { catalogueHtml } from "./catalogue-html";
import { catalogueCsv } from "./csv";
import { catalogueJsonl } from "./jsonl";
import { pageHeaders, practicePage } from "./practice.page";
import { thingPage } from "./thing.page";

/** A whole catalogue is a few hundred lists, however long it turns out to be. */
const wholeCost = 1000;

const at = (form: Form, answer: (ctx: Ctx, request: PageRequest) => Promise<PageAnswer>, cost?: number): Page => ({
  method: "get",
  path: `/catalogue.${form}`,
  ...(cost !== undefined && { cost }),
  answer: (ctx, request) => answer(inLanguageOf(ctx, request.fields), request),
});

/** A form that holds all that is found, in pieces. What somebody takes along in their own name is told to the audit. */
const whole = (
  form: Form,
  type: string,
  headers: Readonly<Record<string, string>>,
  pieces: (ctx: Ctx, wanted: Wanted) => AsyncIterable<string>,
) =>
  at(
    form,
    async (ctx, { fields }) => {
      const wanted = wantedBy(fields);
      if (ctx.viewer.isSignedIn) await keepRead(ctx, "catalogue", null);
      return { status: 200, type, body: pieces(ctx, wanted), headers: { ...pageHeaders, ...headers } };
    },
    wholeCost,
  );

const file = (form: Form) => ({ "Content-Disposition": `attachment; filename="samspil.${form}"` });

export const cataloguePages: readonly Page[] = [
  whole("html", "text/html; charset=utf-8", {}, catalogueHtml),
  whole("csv", "text/csv; charset=utf-8", file("csv"), (ctx, { filter }) => catalogueCsv(ctx, filter)),
  whole("jsonl", "application/jsonl; charset=utf-8", file("jsonl"), (ctx, { filter }) => catalogueJsonl(ctx, filter)),
  at("atom", catalogueFeed),
  announcementFeed,
  practicePage,
  thingPage,
];
