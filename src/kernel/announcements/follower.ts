import { requestError } from "../errors";
import type { Crowds, Sleeper, Together } from "./crowd";
import { encodeCursor } from "./cursor";
import type { Batch, LogEntry } from "./entry";
import type { LogPages } from "./log-pages";
import type { Tail } from "./tail";

/** Keeps those that the reader may see and asked for, in one go for the batch. */
export type Choose = (entries: readonly LogEntry[]) => Promise<readonly LogEntry[]>;

interface Options {
  readonly pages: LogPages;
  readonly tail: Tail;
  readonly crowds: Crowds;
  readonly pageSize: number;
  readonly heartbeatMs: number;
  readonly afterSeq: number;
  readonly signal: AbortSignal | undefined;
  readonly choose: Choose | undefined;
  readonly ended: (follower: Follower) => void;
}

interface Pull {
  readonly resolve: (result: IteratorResult<Batch, void>) => void;
  readonly reject: (reason: unknown) => void;
}

const done: IteratorResult<Batch, void> = { done: true, value: undefined };

/**
 * One reader and its place. Works only while somebody pulls, so a stalled reader is one number and costs nothing.
 *
 * Written by hand instead of as a generator: a generator that sleeps at an `await` hears `return()` only when it wakes,
 * and a closed socket would keep its subscription until the next announcement. Here the end settles every pull at once.
 */
export class Follower implements AsyncGenerator<Batch, void, void>, Sleeper {
  #seq: number;
  readonly #epoch: string;
  readonly generation: number;
  #pulls: Pull[] = [];
  #isWorking = false;
  #isEnded = false;
  #toldAt = performance.now();
  /** Set while it sleeps. */
  #rise: (() => void) | null = null;
  #together: Together | null = null;

  constructor(private readonly options: Options) {
    this.#seq = options.afterSeq;
    this.#epoch = options.tail.epoch;
    this.generation = options.tail.generation;
    if (options.signal?.aborted) this.end();
    else options.signal?.addEventListener("abort", this.end, { once: true });
  }

  /** From its next sleep on it is told together with those whose key is the same. */
  gather(together: Together): void {
    this.#together = together;
  }

  get seq(): number {
    return this.#seq;
  }

  get toldAt(): number {
    return this.#toldAt;
  }

  get behind(): number {
    return Math.max(0, this.options.tail.last - this.#seq);
  }

  next(): Promise<IteratorResult<Batch, void>> {
    if (this.#isEnded) return Promise.resolve(done);
    return new Promise((resolve, reject) => {
      this.#pulls.push({ resolve, reject });
      if (!this.#isWorking) void this.#work();
    });
  }

  return(): Promise<IteratorResult<Batch, void>> {
    this.end();
    return Promise.resolve(done);
  }

  throw(reason: unknown): Promise<IteratorResult<Batch, void>> {
    this.end();
    return Promise.reject(reason);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.end();
  }

  readonly end = (): void => {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.options.signal?.removeEventListener("abort", this.end);
    for (const pull of this.#pulls.splice(0)) pull.resolve(done);
    this.#rise?.();
    this.options.ended(this);
  };

  /** Pulls are answered one after the other, in the order in which they came. */
  async #work(): Promise<void> {
    this.#isWorking = true;
    try {
      while (this.#pulls.length > 0) {
        const batch = await this.#nextBatch();
        if (!batch) return; // ended: all pulls are settled
        this.#toldAt = performance.now();
        this.#pulls.shift()?.resolve({ done: false, value: batch });
      }
    } catch (error) {
      this.#pulls.shift()?.reject(error);
      this.end();
    } finally {
      this.#isWorking = false;
    }
  }

  /** Null: ended meanwhile. */
  async #nextBatch(): Promise<Batch | null> {
    for (;;) {
      const { entries, upTo } = await this.#read();
      if (this.#isEnded) return null;
      const chosen = entries.length > 0 ? await this.choose(entries) : entries;
      if (this.#isEnded) return null;

      this.#seq = upTo;
      if (chosen.length > 0 || performance.now() >= this.#dueAt) return { entries: chosen, cursor: encodeCursor(this.#epoch, upTo) };
      if (entries.length === 0) await this.#sleep();
    }
  }

  /** A checkpoint's. Later than it was if it was told in its sleep. */
  get #dueAt(): number {
    return this.#toldAt + this.options.heartbeatMs;
  }

  readonly choose = async (entries: readonly LogEntry[]): Promise<readonly LogEntry[]> => this.options.choose?.(entries) ?? entries;

  async #read(): Promise<{ entries: readonly LogEntry[]; upTo: number }> {
    const { pages, tail, pageSize } = this.options;
    if (tail.generation !== this.generation) throw restored();
    const news = tail.after(this.#seq, pageSize);
    if (news) return news;
    const page = await pages.after(tail.generation, this.#seq);
    if (page.epoch !== this.#epoch || page.lastSeq < this.#seq) throw restored();
    if (page.droppedSeq > this.#seq) {
      throw requestError(
        "CONSUMER_TOO_SLOW",
        "This reader fell so far behind that what comes next is no longer kept. Read the present state again, then follow from now.",
      );
    }
    // The page was read for others too: it may begin before our place, and may be older than it.
    return { entries: page.entries.filter(({ seq }) => seq > this.#seq), upTo: Math.max(this.#seq, page.upTo) };
  }

  moveOn(seq: number, isTold: boolean): void {
    this.#seq = seq;
    if (isTold) this.#toldAt = performance.now();
  }

  readonly wake = (): void => this.#rise?.();

  /** Until there is news, the next checkpoint is due, or the end. */
  async #sleep(): Promise<void> {
    const { tail } = this.options;
    if (this.#isEnded || tail.last > this.#seq || tail.generation !== this.generation) return;
    await new Promise<void>((resolve) => {
      const getUp = this.#together ? this.#sleepAmong(this.#together) : this.#sleepAlone();
      this.#rise = () => {
        this.#rise = null;
        getUp();
        resolve();
      };
    });
  }

  #sleepAlone(): () => void {
    const { wake } = this;
    const { tail } = this.options;
    const timer = setTimeout(wake, Math.max(1, this.#dueAt - performance.now()));
    tail.whenNews(wake);
    return () => {
      clearTimeout(timer);
      tail.forget(wake);
    };
  }

  #sleepAmong(together: Together): () => void {
    const { crowds } = this.options;
    crowds.join(this, together);
    return () => crowds.leave(this, together);
  }
}

export const restored = (): Error =>
  requestError(
    "CURSOR_FUTURE",
    "This cursor points beyond the log: the hub's database was restored from a backup since. Read the present state again, then follow from now.",
  );
