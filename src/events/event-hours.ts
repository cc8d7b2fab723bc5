import { Language } from "../kernel/language";

interface Hours {
  readonly startsAt: Date | string;
  readonly endsAt: Date | string;
}

/** Put together from parts: the order and the signs of a whole date differ between versions of ICU. */
function partsOf(instant: Date | string, timeZone: string, language: Language): Record<string, string> {
  const locale = language === Language.EN ? "en-GB" : "da-DK";
  const day = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
  const format = new Intl.DateTimeFormat(locale, { timeZone, ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** "onsdag den 1. december 2027". */
function dayOf({ weekday = "", day = "", month = "", year = "" }: Record<string, string>, language: Language): string {
  return language === Language.EN ? `${weekday} ${day} ${month} ${year}` : `${weekday} den ${day}. ${month} ${year}`;
}

const timeOf = ({ hour = "", minute = "" }: Record<string, string>, language: Language): string =>
  language === Language.EN ? `${hour}:${minute}` : `${hour}.${minute}`;

/** "09.00–16.00": a part of a day. */
export function timesOf({ startsAt, endsAt }: Hours, timeZone: string, language: Language): string {
  return [startsAt, endsAt].map((instant) => timeOf(partsOf(instant, timeZone, language), language)).join("–");
}

/** "onsdag den 1. december 2027 kl. 09.00–16.00", on the event's own wall clock; which one is said where it is not Denmark's. */
export function hoursOf({ startsAt, endsAt, timeZone }: Hours & { readonly timeZone: string }, language: Language): string {
  const [from, to] = [partsOf(startsAt, timeZone, language), partsOf(endsAt, timeZone, language)];
  const at = language === Language.EN ? " at " : " kl. ";
  const isOneDay = dayOf(from, language) === dayOf(to, language);
  const until = isOneDay ? `–${timeOf(to, language)}` : ` – ${dayOf(to, language)}${at}${timeOf(to, language)}`;
  const zone = timeZone === "Europe/Copenhagen" ? "" : ` (${timeZone})`;
  return `${dayOf(from, language)}${at}${timeOf(from, language)}${until}${zone}`;
}
