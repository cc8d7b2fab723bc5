import { setTimeout as pause } from "node:timers/promises";
import type { LogEntry } from "../kernel/announcements/announcement-log";
import type { Ctx } from "../kernel/ctx";
import { FollowRhythm } from "./follow.enums";
import { tellFollowers } from "./tell-followers";
import { kindsToTell } from "./told-kinds";

const againAfterMs = 1000;
const toTell = ({ kind }: LogEntry): boolean => kindsToTell.includes(kind);

/**
 * Mails those who follow at once, as soon as something has its number in the log. Every process does: the first one finds
 * what is due, the others find it done. What a process left behind that died is found by the next news, or the next start.
 */
export class TellingAtOnce {
  readonly #end = new AbortController();
  #working: Promise<void> = Promise.resolve();

  constructor(private readonly ctx: () => Ctx) {}

  start(): void {
    this.#working = this.#work();
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#working;
  }

  async #work(): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      const { announcements, log } = this.ctx();
      try {
        const news = await announcements.follow({ after: null, signal, choose: async (entries) => entries.filter(toTell) });
        // What happened before there was anybody to hear it; a failure must not leave the follower behind.
        await tellFollowers(this.ctx(), FollowRhythm.AT_ONCE).catch(async (error: unknown) => {
          await news.return();
          throw error;
        });
        for await (const { entries } of news) if (entries.length > 0) await tellFollowers(this.ctx(), FollowRhythm.AT_ONCE);
      } catch (error) {
        // The database is away, or the log is another one: what waits has its place, and waits.
        log.warn({ cause: error instanceof Error ? error.name : "unknown" }, "Could not tell followers; trying again");
      }
      await pause(againAfterMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
