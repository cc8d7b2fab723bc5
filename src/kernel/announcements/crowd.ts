import { setImmediate as turn } from "node:timers/promises";
import type { Take } from "../read/told";
import { encodeCursor } from "./cursor";
import type { Batch, LogEntry } from "./entry";
import type { Tail } from "./tail";

/** How a follower is told together with others. */
export interface Together {
  /** Equal for those who are told the same. */
  readonly key: string;
  /** What is told of a batch, ready to be handed on; "": nothing; null: each has to read it by themselves. */
  readonly say: (batch: Batch) => Promise<string | null>;
  readonly take: Take;
}

/** A follower that sleeps at the end of the log. */
export interface Sleeper {
  /** See Tail: after a restore the same numbers mean other rows. */
  readonly generation: number;
  /** The number up to which it has been told. */
  readonly seq: number;
  readonly toldAt: number;
  readonly choose: (entries: readonly LogEntry[]) => Promise<readonly LogEntry[]>;
  /** It sleeps on; everything up to there is settled. */
  readonly moveOn: (seq: number, isTold: boolean) => void;
  /** It goes on by itself, from its place. */
  readonly wake: () => void;
}

interface Parts {
  readonly tail: Tail;
  readonly pageSize: number;
  readonly heartbeatMs: number;
}

/** So many are told before others have their turn: some 5 ms. */
const perTurn = 250;

/** Those who sleep, by what they ask. */
export class Crowds {
  readonly #crowds = new Map<string, Crowd>();

  constructor(private readonly parts: Parts) {}

  /** Until it wakes or leaves, it is told of what comes in its sleep. */
  join(sleeper: Sleeper, together: Together): void {
    const key = keyOf(sleeper, together);
    let crowd = this.#crowds.get(key);
    if (!crowd) this.#crowds.set(key, (crowd = new Crowd(this.parts, sleeper, () => this.#crowds.delete(key))));
    crowd.join(sleeper, together);
  }

  leave(sleeper: Sleeper, together: Together): void {
    this.#crowds.get(keyOf(sleeper, together))?.leave(sleeper);
  }
}

const keyOf = ({ generation }: Sleeper, { key }: Together): string => `${generation}\n${key}`;

/**
 * Followers who ask the same and sleep at the end of the log. What comes is read, chosen, executed and written as JSON once,
 * and handed to each. Whoever has not taken what came before wakes and reads at their own pace; where anything fails, all
 * wake, so that each meets the failure by themselves.
 */
class Crowd {
  readonly #sleepers = new Map<Sleeper, Together>();
  readonly #epoch: string;
  readonly #generation: number;
  /** All who sleep here have been told up to there, or further. */
  #seq: number;
  /** No sleeper was told of anything before. */
  #toldAt: number;
  #isWorking = false;
  #checkpoint: NodeJS.Timeout | undefined;

  constructor(
    private readonly parts: Parts,
    { seq, toldAt, generation }: Sleeper,
    private readonly ended: () => void,
  ) {
    this.#epoch = parts.tail.epoch;
    this.#generation = generation;
    this.#seq = seq;
    this.#toldAt = toldAt;
    this.#sleep();
  }

  join(sleeper: Sleeper, together: Together): void {
    this.#sleepers.set(sleeper, together);
    if (sleeper.toldAt >= this.#toldAt) return;
    this.#toldAt = sleeper.toldAt;
    if (!this.#isWorking) this.#sleep();
  }

  leave(sleeper: Sleeper): void {
    this.#sleepers.delete(sleeper);
    if (this.#sleepers.size > 0) return;
    this.parts.tail.forget(this.#wake);
    clearTimeout(this.#checkpoint);
    this.ended();
  }

  readonly #wake = (): void => {
    if (this.#isWorking) return;
    this.#isWorking = true;
    this.#work().catch(() => this.#disperse());
  };

  #sleep(): void {
    this.#isWorking = false;
    clearTimeout(this.#checkpoint);
    this.#checkpoint = setTimeout(this.#wake, Math.max(1, this.#dueAt - performance.now())).unref();
    this.parts.tail.whenNews(this.#wake);
  }

  get #dueAt(): number {
    return this.#toldAt + this.parts.heartbeatMs;
  }

  #disperse(): void {
    for (const sleeper of this.#sleepers.keys()) sleeper.wake();
  }

  async #work(): Promise<void> {
    const { tail, pageSize } = this.parts;
    while (this.#sleepers.size > 0) {
      const news = tail.generation === this.#generation ? tail.after(this.#seq, pageSize) : null;
      if (!news) return this.#disperse();
      const { entries, upTo } = news;
      if (upTo === this.#seq && performance.now() < this.#dueAt) return this.#sleep();
      if (!(await this.#tell(entries, upTo))) return this.#disperse();
    }
  }

  async #tell(entries: readonly LogEntry[], upTo: number): Promise<boolean> {
    const [reader] = this.#sleepers;
    if (!reader) return true;
    const [{ choose }, { say }] = reader;
    const chosen = entries.length > 0 ? await choose(entries) : entries;
    for (const entry of chosen) {
      if (!(await this.#say(say, { entries: [entry], cursor: encodeCursor(this.#epoch, entry.seq) }, entry.seq - 1, entry.seq)))
        return false;
    }
    const isDue = chosen.length === 0 && performance.now() >= this.#dueAt;
    if (isDue && !(await this.#say(say, { entries: [], cursor: encodeCursor(this.#epoch, upTo) }, upTo, upTo))) return false;
    this.#seq = upTo;
    for (const sleeper of this.#sleepers.keys()) if (sleeper.seq < upTo) sleeper.moveOn(upTo, false);
    return true;
  }

  /** To those who stand at `from` or before it. False: it has to be read by each. */
  async #say(say: Together["say"], batch: Batch, from: number, upTo: number): Promise<boolean> {
    const text = await say(batch);
    if (text === null) return false;
    const json = Buffer.from(text);
    this.#toldAt = performance.now();
    let count = 0;
    for (const [sleeper, { take }] of this.#sleepers) {
      // Who came meanwhile has been told already.
      if (sleeper.seq > from) continue;
      if (text === "" || take(json)) sleeper.moveOn(upTo, true);
      else sleeper.wake();
      if (++count % perTurn === 0) await turn();
    }
    return true;
  }
}
