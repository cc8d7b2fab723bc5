import { createHash } from "node:crypto";
import type { Ctx } from "../kernel/ctx";
import type { Page, PageAnswer } from "../kernel/page";
import { calendarColumns, calendarOf, type CalendarEvent } from "./event-calendar";

/** An iCalendar file, which a subscriber asks for again and again: the same is answered with 304. */
export function calendarFile(body: string, cache: "public" | "private"): PageAnswer {
  return {
    status: 200,
    type: "text/calendar; charset=utf-8",
    body,
    headers: {
      ETag: `"${createHash("sha256").update(body).digest("base64url")}"`,
      "Cache-Control": `${cache}, no-cache`,
      "X-Content-Type-Options": "nosniff",
    },
  };
}

export const noCalendar: PageAnswer = { status: 404, type: "text/plain; charset=utf-8", body: "Findes ikke. Does not exist.\n" };

/** Drafts are for those who run events, and a calendar program is nobody: they are never in there. */
const shown = (ctx: Ctx, condition: string, values: unknown[]): Promise<CalendarEvent[]> =>
  ctx.db.change<CalendarEvent>({
    text: `SELECT ${calendarColumns("e")} FROM event e WHERE e.status <> 'DRAFT' AND ${condition} ORDER BY e.starts_at, e.id`,
    values,
  });

/** One event with its sessions, and all of the network to subscribe to. */
export const eventCalendarPages: readonly Page[] = [
  {
    method: "get",
    path: "/events/:slug.ics",
    answer: async (ctx, { params: { slug = "" } }) => {
      const [event] = await shown(ctx, "e.slug = $1", [slug]);
      if (!event) return noCalendar;
      return calendarFile(calendarOf([{ event }], { publicUrl: ctx.publicUrl, name: event.title, withSessions: true }), "public");
    },
  },
  {
    method: "get",
    path: "/events.ics",
    answer: async (ctx) => {
      const events = await shown(ctx, "true", []);
      return calendarFile(
        calendarOf(
          events.map((event) => ({ event })),
          { publicUrl: ctx.publicUrl, name: "Samspil" },
        ),
        "public",
      );
    },
  },
];
