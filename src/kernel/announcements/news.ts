import type { Ctx } from "../ctx";
import type { Gathered, SourceEvent } from "../read/told";
import type { Batch, LogEntry } from "./entry";
import type { Follower } from "./follower";

export interface NewsOptions<Event> {
  /** Cursor; null: from now on. */
  readonly after: string | null;
  /** Keeps what this reader asked for and may see, in one go for a batch, by their rights at that moment. */
  readonly choose: (ctx: Ctx, entries: readonly LogEntry[]) => Promise<readonly LogEntry[]>;
  /** What `choose` goes by, beside who asks: those for whom it is the same may be told together. Left out: never. */
  readonly chosenBy?: unknown;
  /** The events of a batch, as the subscription's field takes them. */
  readonly tell: (batch: Batch) => readonly Event[];
  /** What is told before anything has happened. */
  readonly first?: Event;
}

/** The source of a subscription: follows the log, and asks who the reader is anew for each event. */
export async function news<Event>(ctx: Ctx, options: NewsOptions<Event>): Promise<News<Event>> {
  const batches = await ctx.announcements.follow({
    after: options.after,
    choose: async (entries) => options.choose(await ctx.renewed(), entries),
  });
  return new News(ctx, options, batches);
}

const done = { done: true as const, value: undefined };

class News<Event> implements AsyncGenerator<SourceEvent<Event>, void, void> {
  readonly #waiting: Event[];

  constructor(
    private readonly ctx: Ctx,
    private readonly options: NewsOptions<Event>,
    private readonly batches: Follower,
  ) {
    this.#waiting = options.first === undefined ? [] : [options.first];
  }

  /** See Crowd. */
  gather({ key, say, take }: Gathered<Event>): void {
    if (this.options.chosenBy === undefined) return;
    this.batches.gather({
      key: `${key}\n${JSON.stringify(this.options.chosenBy)}`,
      say: async (batch) => {
        const [event, ...more] = this.options.tell(batch);
        if (event === undefined) return "";
        return more.length > 0 ? null : say({ event, ctx: await this.ctx.renewed() });
      },
      take,
    });
  }

  async next(): Promise<IteratorResult<SourceEvent<Event>, void>> {
    for (;;) {
      const event = this.#waiting.shift();
      if (event !== undefined) return { done: false, value: { event, ctx: await this.ctx.renewed() } };
      const { value, done: isDone } = await this.batches.next();
      if (isDone || !value) return done;
      this.#waiting.push(...this.options.tell(value));
    }
  }

  async return(): Promise<IteratorResult<SourceEvent<Event>, void>> {
    this.batches.end();
    return done;
  }

  async throw(error: unknown): Promise<never> {
    this.batches.end();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.batches.end();
  }
}
