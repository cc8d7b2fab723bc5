import { Component, parse } from "ical.js";

export interface CalendarEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly summary: string;
  readonly location: string | null;
  readonly description: string;
  readonly start: string;
  readonly end: string;
}

/** An iCalendar file, read by a library that did not write it; fails where a time is not in UTC. */
export function readCalendar(text: string): { readonly method: string | null; readonly entries: CalendarEntry[] } {
  const calendar = new Component(parse(text));
  const instant = (event: Component, name: string): string => {
    const value = event.getFirstPropertyValue(name);
    if (value === null || typeof value !== "object") throw new Error(`no time ${name}`);
    if (value.zone.tzid !== "UTC") throw new Error(`${name} is in ${value.zone.tzid}`);
    return value.toJSDate().toISOString();
  };
  const entries = calendar.getAllSubcomponents("vevent").map((event) => {
    instant(event, "dtstamp");
    const text = (name: string) => event.getFirstPropertyValue(name) as string;
    return {
      uid: text("uid"),
      sequence: event.getFirstPropertyValue("sequence") as number,
      status: text("status"),
      summary: text("summary"),
      location: event.getFirstPropertyValue("location") as string | null,
      description: text("description"),
      start: instant(event, "dtstart"),
      end: instant(event, "dtend"),
    };
  });
  return { method: calendar.getFirstPropertyValue("method") as string | null, entries };
}
