import ical, { ICalCalendarMethod, ICalEventStatus, type ICalCalendar, type ICalEventData } from "ical-generator";
import { inLanguage, type Language } from "../kernel/language";
import { timesOf } from "./event-hours";

interface CalendarSession {
  readonly id: string;
  readonly title: string;
  readonly room: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What a calendar says of an event. Of people it says nothing: no speaker, no contact, no participant. */
export interface CalendarEvent {
  readonly id: string;
  readonly slug: string;
  readonly status: string;
  readonly language: Language;
  readonly title: string;
  readonly summary: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly venueName: string | null;
  readonly venueAddress: string | null;
  readonly version: number;
  readonly updatedAt: Date;
  readonly cancellationReason: string | null;
  readonly programme: readonly CalendarSession[];
}

/** SQL: the columns of a CalendarEvent, of the row that the alias names. */
export const calendarColumns = (e: string): string => `${e}.id, ${e}.slug, ${e}.status, ${e}.language, ${e}.title, ${e}.summary,
  ${e}.starts_at "startsAt", ${e}.ends_at "endsAt", ${e}.time_zone "timeZone", ${e}.venue_name "venueName", ${e}.venue_address "venueAddress",
  ${e}.version, ${e}.updated_at "updatedAt", ${e}.cancellation_reason "cancellationReason",
  coalesce((SELECT json_agg(json_build_object('id', s.id, 'title', s.title, 'room', s.room, 'startsAt', s.starts_at, 'endsAt', s.ends_at)
    ORDER BY s.starts_at, s.id) FROM session s WHERE s.event_id = ${e}.id), '[]') programme`;

export interface Entry {
  readonly event: CalendarEvent;
  /** For those who take part online: where; an address in place of a venue. */
  readonly onlineUrl?: string | null;
  /** Somebody who waits: it may be. */
  readonly isTentative?: boolean;
  /** Of the event or, where somebody has given the place back, theirs. */
  readonly isCancelled?: boolean;
}

export interface CalendarOptions {
  readonly publicUrl: string;
  readonly name: string;
  /** Sessions beside the events, as entries of their own. */
  readonly withSessions?: boolean;
  /** In a mail: what to do with it (RFC 5546), and who says so: "Samspil <hub@example.org>". */
  readonly mailed?: { readonly method: "PUBLISH" | "CANCEL"; readonly from: string };
}

export const icsUrl = (publicUrl: string, slug: string): string => `${publicUrl}/events/${slug}.ics`;

/**
 * An iCalendar file (RFC 5545), times in UTC. An entry's UID is the event's id and its SEQUENCE the event's version, so a
 * later file takes the place of an earlier one wherever it was read. Its DTSTAMP is the time of the change: the same
 * events make the same bytes.
 */
export function calendarOf(entries: readonly Entry[], { publicUrl, name, withSessions = false, mailed }: CalendarOptions): string {
  const calendar: ICalCalendar = ical({
    prodId: { company: "Samspil", product: "Samspil", language: "DA" },
    ...(mailed ? { method: ICalCalendarMethod[mailed.method] } : { name: escaped(name), ttl: 3600 }),
  });
  const organizer = mailed ? { organizer: mailed.from } : {};
  for (const entry of entries) {
    calendar.createEvent({ ...ofEvent(entry, publicUrl), ...organizer });
    if (withSessions) for (const session of entry.event.programme) calendar.createEvent(ofSession(entry, session, publicUrl));
  }
  return `${calendar.toString()}\r\n`;
}

/** As RFC 5545 asks of a text. The library does it everywhere but in the calendar's own name, where a title could begin a line of its own. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

function common({ event, isTentative, isCancelled }: Entry, publicUrl: string) {
  const status = isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
  return {
    sequence: event.version,
    stamp: event.updatedAt,
    lastModified: event.updatedAt,
    status: isCancelled || event.status === "CANCELLED" ? ICalEventStatus.CANCELLED : status,
    url: icsUrl(publicUrl, event.slug),
  };
}

function ofEvent(entry: Entry, publicUrl: string): ICalEventData {
  const { event, onlineUrl } = entry;
  const place = onlineUrl ?? placeOf(event);
  return {
    ...common(entry, publicUrl),
    id: event.id,
    start: event.startsAt,
    end: event.endsAt,
    summary: event.title,
    ...(place === null ? {} : { location: place }),
    description: describe(event),
  };
}

function ofSession(entry: Entry, { id, title, room, startsAt, endsAt }: CalendarSession, publicUrl: string): ICalEventData {
  const place = [room, placeOf(entry.event)].filter((part) => part !== null).join(", ");
  return {
    ...common(entry, publicUrl),
    id,
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary: title,
    ...(place === "" ? {} : { location: place }),
    description: entry.event.title,
  };
}

/** "A hall, Town square 1"; null where there is none. */
export function placeOf({ venueName, venueAddress }: Pick<CalendarEvent, "venueName" | "venueAddress">): string | null {
  const parts = [venueName, venueAddress].filter((part) => part !== null && part.trim() !== "");
  return parts.length === 0 ? null : parts.join(", ");
}

/** "09.00–10.00 A talk (Room 2)". */
export const programmeOf = ({ programme, timeZone, language }: CalendarEvent): string[] =>
  programme.map((s) => `${timesOf(s, timeZone, language)} ${s.title}${s.room === null ? "" : ` (${s.room})`}`);

function describe(event: CalendarEvent): string {
  const say = (da: string, en: string) => inLanguage({ da, en }, event.language);
  const programme = programmeOf(event);
  return [
    event.cancellationReason === null ? null : `${say("Aflyst", "Cancelled")}: ${event.cancellationReason}`,
    event.summary,
    programme.length === 0 ? null : `${say("Program", "Programme")}:\n${programme.join("\n")}`,
  ]
    .filter((part) => part !== null)
    .join("\n\n");
}
