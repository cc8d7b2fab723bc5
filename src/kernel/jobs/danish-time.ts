import { danishDay } from "../clock";

const dayMs = 86_400_000;
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Copenhagen", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** The instant at which it is that time of that day in Denmark. */
export function danishInstant(day: string, time: string): Date {
  for (const offset of ["+01:00", "+02:00"]) {
    const instant = new Date(`${day}T${time}:00${offset}`);
    if (danishDay(instant) === day && clock.format(instant) === time) return instant;
  }
  // Between two and three on the day that summer time begins: there is no such time.
  return new Date(`${day}T${time}:00+01:00`);
}

/** Each day at "07:00". */
export const daily =
  (time: string) =>
  (after: Date): Date =>
    next(after, time, () => true);

/** Each week on a day, 1 for Monday to 7 for Sunday, at "07:00". */
export const weekly =
  (weekday: number, time: string) =>
  (after: Date): Date =>
    next(after, time, (day) => (new Date(`${day}T00:00:00Z`).getUTCDay() || 7) === weekday);

function next(after: Date, time: string, isRight: (day: string) => boolean): Date {
  const today = Date.parse(`${danishDay(after)}T00:00:00Z`);
  for (let days = 0; ; days++) {
    const day = new Date(today + days * dayMs).toISOString().slice(0, 10);
    const instant = danishInstant(day, time);
    if (instant > after && isRight(day)) return instant;
  }
}
