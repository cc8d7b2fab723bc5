import type { Pool } from "pg";
import { readLog, type LogPage } from "./read-log";

/** Some 6 MB at most. */
const mostKept = 100;

/**
 * Pages of the log for those who are behind the ring. All of them cut the log at the same places, so that thousands who come
 * back with cursors of their own read each page once together. A full page stays as it is, and the latest ones are kept.
 */
export class LogPages {
  readonly #kept = new Map<string, LogPage>();
  readonly #reading = new Map<string, Promise<LogPage>>();

  constructor(
    private readonly pool: Pool,
    private readonly size: number,
  ) {}

  /** The page in which the entry after that number stands. It begins at or before it; if it is not full, it may be a moment old. */
  async after(generation: number, seq: number): Promise<LogPage> {
    const begin = seq - (seq % this.size);
    const key = `${generation} ${begin}`;
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const reading = this.#reading.get(key) ?? readLog(this.pool, begin, this.size).finally(() => this.#reading.delete(key));
    this.#reading.set(key, reading);
    const page = await reading;
    if (page.entries.length === this.size) this.#keep(key, page);
    return page;
  }

  #keep(key: string, page: LogPage): void {
    this.#kept.set(key, page);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) return;
      this.#kept.delete(oldest);
    }
  }
}
