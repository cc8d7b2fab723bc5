import { setTimeout as pause } from "node:timers/promises";

/**
 * One read for all who ask while the last one is under way, and no more than one in so many milliseconds. Each is answered
 * by a read that began after it asked.
 */
export function gathered<T>(read: () => Promise<T>, everyMs: number): () => Promise<T> {
  let next: Promise<T> | null = null;
  let free: Promise<unknown> = Promise.resolve();
  return () => {
    next ??= free.then(() => {
      next = null;
      const made = read();
      free = Promise.allSettled([made, pause(everyMs, undefined, { ref: false })]);
      return made;
    });
    return next;
  };
}
