import type { Ctx } from "../ctx";
import type { SourceEvent } from "../read/executor";
import type { Batch, LogEntry } from "./entry";

export interface NewsOptions<Event> {
  /** Cursor; null: from now on. */
  readonly after: string | null;
  /** Keeps what this reader asked for and may see, in one go for a batch, by their rights at that moment. */
  readonly choose: (ctx: Ctx, entries: readonly LogEntry[]) => Promise<readonly LogEntry[]>;
  /** The events of a batch, as the subscription's field takes them. */
  readonly tell: (batch: Batch) => readonly Event[];
  /** What is told before anything has happened. */
  readonly first?: Event;
}

/** The source of a subscription: follows the log, and asks who the reader is anew for each event. */
export async function news<Event>(
  ctx: Ctx,
  { after, choose, tell, first }: NewsOptions<Event>,
): Promise<AsyncGenerator<SourceEvent<Event>, void, void>> {
  const end = new AbortController();
  const batches = await ctx.announcements.follow({
    after,
    signal: end.signal,
    choose: async (entries) => choose(await ctx.renewed(), entries),
  });
  const waiting: Event[] = first === undefined ? [] : [first];
  const done = { done: true as const, value: undefined };
  const source: AsyncGenerator<SourceEvent<Event>, void, void> = {
    next: async () => {
      for (;;) {
        const event = waiting.shift();
        if (event !== undefined) return { done: false, value: { event, ctx: await ctx.renewed() } };
        const { value, done: isDone } = await batches.next();
        if (isDone || !value) return done;
        waiting.push(...tell(value));
      }
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
