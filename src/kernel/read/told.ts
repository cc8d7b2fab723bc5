import type { ExecutionResult } from "graphql";
import type { Ctx } from "../ctx";
import { stringify } from "./answer";

/** What a subscription's source yields: the event, and the reader as they are now. */
export interface SourceEvent<Event = unknown> {
  readonly event: Event;
  readonly ctx: Ctx;
}

/** Hands a result on to one reader; false: they have not taken what came before. */
export type Take = (json: Buffer) => boolean;

/** For a source whose readers may be told together while they wait: see Crowd. */
export interface Gathered<Event = unknown> {
  /** Equal for those who are answered the same. */
  readonly key: string;
  /** An event's result, as JSON; null: each has to ask for it. */
  readonly say: (event: SourceEvent<Event>) => Promise<string | null>;
  readonly take: Take;
}

export interface Source extends AsyncGenerator<SourceEvent, void, void> {
  readonly gather?: (gathered: Gathered) => void;
}

/**
 * A subscription's results, one for each event of its source. An async generator's own return() waits for its pending
 * next(); this one hands it to the source at once.
 */
export class Told implements AsyncGenerator<ExecutionResult, void, void> {
  constructor(
    private readonly source: Source,
    private readonly answer: (event: SourceEvent) => Promise<ExecutionResult>,
    /** Null: may not be told together with others. */
    private readonly key: string | null,
  ) {}

  /** While next() waits, results may be handed to `take` instead. What is wrong with a result is told by next() only. */
  gather(take: Take): void {
    if (this.key === null) return;
    const say = async (event: SourceEvent): Promise<string | null> => {
      const result = await this.answer(event);
      return result.errors ? null : stringify(result);
    };
    this.source.gather?.({ key: this.key, say, take });
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    const { value, done } = await this.source.next();
    return done || !value ? { value: undefined, done: true } : { value: await this.answer(value), done: false };
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    await this.source.return();
    return { value: undefined, done: true };
  }

  async throw(error: unknown): Promise<never> {
    await this.source.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.source.return();
  }
}
