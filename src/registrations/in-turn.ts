import { QueryFailedError } from "typeorm";

const mostAtOnce = 32;

interface Waiting<Call, Made> {
  readonly call: Call;
  readonly resolve: (made: Made) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Calls about one thing, one after the other in this process; all that came while one was at work go together next. Each would else
 * queue on the same row in the database, hold a connection meanwhile that others need, and wait for a commit of its own. Between
 * processes they queue there.
 */
export class InTurn<Call, Made> {
  readonly #queues = new Map<string, Waiting<Call, Made>[]>();

  /** `work` answers for each call what became of it; where it throws, nothing was done for any of them. */
  constructor(private readonly work: (calls: readonly Call[]) => Promise<readonly PromiseSettledResult<Made>[]>) {}

  take(key: string, call: Call): Promise<Made> {
    return new Promise((resolve, reject) => {
      const one = { call, resolve, reject };
      const queue = this.#queues.get(key);
      if (queue) return void queue.push(one);
      const begun = [one];
      this.#queues.set(key, begun);
      void this.#workOff(key, begun);
    });
  }

  async #workOff(key: string, queue: Waiting<Call, Made>[]): Promise<void> {
    while (queue.length > 0) await this.#together(queue.splice(0, mostAtOnce));
    this.#queues.delete(key);
  }

  async #together(some: readonly Waiting<Call, Made>[]): Promise<void> {
    try {
      const outcomes = await this.work(some.map(({ call }) => call));
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.status === "fulfilled") some[index]?.resolve(outcome.value);
        else some[index]?.reject(outcome.reason);
      }
    } catch (error) {
      // A value that the database does not take is one caller's; the others must not suffer for it.
      if (some.length > 1 && isOfOne(error)) for (const one of some) await this.#together([one]);
      else for (const { reject } of some) reject(error);
    }
  }
}

function isOfOne(error: unknown): boolean {
  return error instanceof QueryFailedError && /^2[23]/.test((error.driverError as { code?: string }).code ?? "");
}
