import { calendarColumns, calendarFile, calendarOf, noCalendar, type CalendarEvent } from "../events";
import type { Ctx } from "../kernel/ctx";
import type { Page } from "../kernel/page";
import { calendarPurpose } from "./viewer-calendar";

interface Row extends CalendarEvent {
  /** Null: somebody who only waits. */
  readonly place: "IN_PERSON" | "ONLINE" | null;
  readonly onlineUrl: string | null;
}

/** Events in which somebody has a place or waits who was registered by this account, or has its address. */
const ownEvents = ({ db }: Ctx, accountId: string): Promise<Row[]> =>
  db.change<Row>({
    text: `SELECT ${calendarColumns("e")}, own.place, e.online_url "onlineUrl" FROM event e JOIN (
        SELECT r.event_id, min(r.mode) FILTER (WHERE r.status = 'CONFIRMED') place FROM registration r
        WHERE r.status <> 'CANCELLED' AND (r.account_id = $1 OR lower(r.email) = (SELECT lower(a.email) FROM account a WHERE a.id = $1))
        GROUP BY r.event_id) own ON own.event_id = e.id
      WHERE e.status <> 'DRAFT' AND EXISTS (SELECT FROM account a WHERE a.id = $1) ORDER BY e.starts_at, e.id`,
    values: [accountId],
  });

/** Where Viewer.calendarUrl leads: for a calendar program, which cannot sign in. The address is all that it needs. */
export const viewerCalendarPage: Page = {
  method: "get",
  path: "/calendars/:token/events.ics",
  answer: async (ctx, { params: { token = "" } }) => {
    const accountId = ctx.signed.read(calendarPurpose, token, ctx.now());
    if (accountId === null) {
      ctx.guesses.note();
      return noCalendar;
    }
    const entries = (await ownEvents(ctx, accountId)).map((event) => ({
      event,
      onlineUrl: event.place === "ONLINE" ? event.onlineUrl : null,
      isTentative: event.place === null,
    }));
    return calendarFile(calendarOf(entries, { publicUrl: ctx.publicUrl, name: "Samspil" }), "private");
  },
};
