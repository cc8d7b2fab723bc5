import type { ExecutionResult } from "graphql";
import type { Take } from "../read/told";
import type { Results } from "./server";

interface Ways {
  readonly change: (result: ExecutionResult) => ExecutionResult;
  readonly onFailure: (error: unknown) => unknown;
  readonly onEnd: () => void;
}

const done: IteratorResult<ExecutionResult, void> = { done: true, value: undefined };

/**
 * An async generator that is asleep does not hear return() before it wakes, and whoever awaits its next() waits with it.
 * This one ends at once for both: the pending next() is answered, the source is told, and nobody waits for it.
 */
export class Released implements Results {
  #hasEnded = false;
  #answerPending: ((result: IteratorResult<ExecutionResult, void>) => void) | null = null;

  constructor(
    private readonly source: Results,
    private readonly ways: Ways,
  ) {}

  gather(take: Take): void {
    this.source.gather?.(take);
  }

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    if (this.#hasEnded) return done;
    try {
      // Not Promise.race: that would keep every one of its promises until the end.
      return await new Promise<IteratorResult<ExecutionResult, void>>((resolve, reject) => {
        this.#answerPending = resolve;
        this.source
          .next()
          .then((result) => {
            if (result.done) this.#end();
            else resolve({ done: false, value: this.ways.change(result.value) });
          })
          .catch(reject);
      });
    } catch (error) {
      await this.return();
      throw this.ways.onFailure(error);
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    this.#end();
    // It ends in its own time, and whoever would hear of its failure has gone.
    this.source.return().catch(() => undefined);
    return done;
  }

  async throw(error: unknown): Promise<never> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#answerPending?.(done);
    this.ways.onEnd();
  }
}
