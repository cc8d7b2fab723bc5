import type { LogEntry } from "./entry";

/** The newest entries, once per process for all who follow. Holds everything between `floor` and what came last. */
export class Ring {
  #entries: LogEntry[] = [];
  #floor = 0;

  constructor(private readonly size: number) {}

  /** Forgets all: what comes next comes after this number. */
  restart(seq: number): void {
    this.#entries = [];
    this.#floor = seq;
  }

  push(entries: readonly LogEntry[]): void {
    this.#entries.push(...entries);
    const dropped = this.#entries.splice(0, Math.max(0, this.#entries.length - this.size)).at(-1);
    if (dropped) this.#floor = dropped.seq;
  }

  /** The first entries after this number; null: some of them are no longer in the ring, ask the database. */
  after(seq: number, limit: number): readonly LogEntry[] | null {
    if (seq < this.#floor) return null;
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.seq ?? Infinity) > seq) high = middle;
      else low = middle + 1;
    }
    return this.#entries.slice(low, low + limit);
  }
}
