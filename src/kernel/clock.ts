const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Copenhagen", year: "numeric", month: "2-digit", day: "2-digit" });

/** The calendar day in Europe/Copenhagen, "2025-12-01": days in the graph are days there. */
export const danishDay = (instant: Date): string => day.format(instant);
