import type { Ctx } from "../ctx";
import type { SourceEvent } from "../read/executor";
import type { Batch, LogEntry } from "./entry";

export interface NewsOptions {
  /** Cursor; null: from now on. */
  readonly after: string | null;
  /** Keeps what this reader asked for and may see, in one go for a batch, by their rights at that moment. */
  readonly choose: (ctx: Ctx, entries: readonly LogEntry[]) => Promise<readonly LogEntry[]>;
  /** The events of a batch, as the subscription's field takes them. */
  readonly tell: (batch: Batch) => readonly unknown[];
}

/** The source of a subscription: follows the log, and asks who the reader is anew for each event. */
export async function news(ctx: Ctx, { after, choose, tell }: NewsOptions): Promise<AsyncGenerator<SourceEvent, void, void>> {
  const end = new AbortController();
  const batches = await ctx.announcements.follow({
    after,
    signal: end.signal,
    choose: async (entries) => choose(await ctx.renewed(), entries),
  });
  const waiting: unknown[] = [];
  const done = { done: true as const, value: undefined };
  const source: AsyncGenerator<SourceEvent, void, void> = {
    next: async () => {
      while (waiting.length === 0) {
        const { value, done: isDone } = await batches.next();
        if (isDone || !value) return done;
        waiting.push(...tell(value));
      }
      const event = waiting.shift();
      return { done: false, value: { event, ctx: await ctx.renewed() } };
    },
    return: async () => {
      end.abort();
      return done;
    },
    throw: async (error) => {
      end.abort();
      throw error;
    },
    [Symbol.asyncIterator]: () => source,
    [Symbol.asyncDispose]: async () => end.abort(),
  };
  return source;
}
