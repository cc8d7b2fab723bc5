import { setTimeout as pause } from "node:timers/promises";

const stepMs = 20;
/** So many clients come back in a second, to whoever is left. */
const perSecond = 1_000;
/** Half of the time in which a process stops: the other half is for those who do not answer. */
const longestMs = 5_000;

/** Ends many connections one after the other, so that their clients do not all come back in the same moment. */
export async function spread<T>(open: readonly T[], end: (one: T) => void): Promise<void> {
  const ms = Math.min(longestMs, (open.length / perSecond) * 1_000);
  const each = Math.max(1, Math.ceil((open.length * stepMs) / ms));
  for (let i = 0; i < open.length; i += each) {
    if (i > 0) await pause(stepMs);
    for (const one of open.slice(i, i + each)) end(one);
  }
}
