import type { Outcome } from "../kernel/outgoing/outgoing";

const [second, minute, hour] = [1000, 60_000, 3_600_000];

/** After the first attempt, the second, …: then whoever does not answer is given up. About 75 hours in all. */
const delays = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];
const longestWait = 24 * hour;

export const isDelivered = ({ status, error }: Outcome): boolean => error === null && status !== null && status >= 200 && status < 300;

/** Why a message does not count as delivered, for its owner; null: it does. */
export function whyNot(outcome: Outcome): string | null {
  if (isDelivered(outcome)) return null;
  if (outcome.error !== null) return outcome.error;
  if (outcome.status !== null && outcome.status >= 300 && outcome.status < 400) return "Redirects are not followed.";
  return `The answer was ${outcome.status}, not one from 200 to 299.`;
}

/** When to try again after so many attempts; null: not any more. 410 says that there is nobody there for good. */
export function nextAttempt(outcome: Outcome, attempts: number, now: Date, random: () => number = Math.random): Date | null {
  const delay = delays[attempts - 1];
  if (outcome.status === 410 || delay === undefined) return null;
  // Those that failed together must not all come back together.
  const wait = Math.max(delay * (0.9 + random() * 0.2), wishedWait(outcome, now));
  return new Date(now.getTime() + wait);
}

/** Retry-After in seconds or as a date, of one who is too busy; at most a day. */
function wishedWait({ status, retryAfter }: Outcome, now: Date): number {
  if ((status !== 429 && status !== 503) || retryAfter === null) return 0;
  const wait = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * second : Date.parse(retryAfter) - now.getTime();
  return Math.min(longestWait, Math.max(0, wait || 0));
}
