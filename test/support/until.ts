import { setTimeout as pause } from "node:timers/promises";

type Truthy<T> = Exclude<NonNullable<T>, false | 0 | "">;

/**
 * Waits for a condition, never for a time: asks again and again until the answer is truthy, and returns it. A probe that
 * throws has no answer yet; what it threw last is told if the time runs out, which is long: a crowded machine is no fault.
 */
export async function until<T>(probe: () => T | Promise<T>, what: string, timeoutMs = 60_000): Promise<Truthy<T>> {
  const begun = Date.now();
  const end = begun + timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await probe();
      if (answer) return answer as Truthy<T>;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (Date.now() >= end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`, { cause });
    // The longer it takes, the less it matters when it is seen: asking takes time from what is waited for.
    await pause(Math.min(100, 10 + (Date.now() - begun) / 20));
  }
}
