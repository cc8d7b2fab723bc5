import { Language } from "./language";

const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Copenhagen", year: "numeric", month: "2-digit", day: "2-digit" });

/** The calendar day in Europe/Copenhagen, "2025-12-01": days in the graph are days there. */
export const danishDay = (instant: Date): string => day.format(instant);

const inDenmark = (instant: string | Date, language: Language, form: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === Language.EN ? "en-GB" : "da-DK", { ...form, timeZone: "Europe/Copenhagen" }).format(
    new Date(instant),
  );

/** "1. december 2025", or "1 December 2025": the day in Europe/Copenhagen, as people read it. */
export const dayInWords = (instant: string | Date, language: Language): string => inDenmark(instant, language, { dateStyle: "long" });

/** The same with the time of day. */
export const momentInWords = (instant: string | Date, language: Language): string =>
  inDenmark(instant, language, { dateStyle: "long", timeStyle: "short" });
