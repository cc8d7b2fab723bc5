import type { Page } from "../kernel/page";
import { listGone, openList } from "./participant-list";
import { registrationsCsv } from "./registrations-csv";

/** Where `registrationsCsvUrl` leads. */
export const registrationsCsvPage: Page = {
  method: "get",
  path: "/events/:slug/registrations/:token",
  answer: async (ctx, { params: { slug = "", token = "" } }) => {
    const event = await openList(ctx, "registrationsCsv", slug, token);
    if (!event) return listGone(ctx);
    return {
      status: 200,
      type: "text/csv; charset=utf-8",
      body: registrationsCsv(ctx.db, event, ctx.language),
      headers: {
        "Cache-Control": "no-store",
        // A slug is made of a-z, 0-9 and dashes.
        "Content-Disposition": `attachment; filename="${event.slug}.csv"`,
        "X-Content-Type-Options": "nosniff",
      },
    };
  },
};
