import type { ClientConfig, Pool } from "pg";
import { requestError } from "../errors";
import type { Log } from "../log";
import { decodeCursor, encodeCursor, type Position } from "./cursor";
import { Crowds } from "./crowd";
import { Doorbell } from "./doorbell";
import { Follower, restored, type Choose } from "./follower";
import { gathered } from "./gathered";
import { LogPages } from "./log-pages";
import { readLog, unnumberedSeconds, type LogPage } from "./read-log";
import { dropOldAnnouncements } from "./retention";
import { Tail } from "./tail";

export type { Batch, LogEntry } from "./entry";

export interface AnnouncementLogParts {
  /** With an `error` listener of its owner's: idle clients of a restarting database report there. */
  readonly pool: Pool;
  /** Null: embedded, one process. */
  readonly listen: ClientConfig | null;
  readonly log: Log;
  readonly ringSize?: number;
  readonly pollMs?: number;
  readonly pageSize?: number;
  readonly heartbeatMs?: number;
  readonly retentionDays?: number;
}

const hour = 3_600_000;
/** What callers were promised: a reader that was away for a holiday finds its place again. */
const leastRetentionDays = 30;

/** The log of announcements of this hub, as one process sees it. */
export class AnnouncementLog {
  readonly #parts: Required<AnnouncementLogParts>;
  readonly #doorbell: Doorbell;
  readonly #tail: Tail;
  readonly #pages: LogPages;
  readonly #crowds: Crowds;
  /** The log's row, as it is after the call. */
  readonly #state: () => Promise<LogPage>;
  readonly #followers = new Set<Follower>();
  #retention: NodeJS.Timeout | undefined;
  #isRunning = false;

  constructor(parts: AnnouncementLogParts) {
    this.#parts = { ringSize: 2_000, pollMs: 250, pageSize: 200, heartbeatMs: 25_000, retentionDays: leastRetentionDays, ...parts };
    if (this.#parts.retentionDays < leastRetentionDays) {
      throw new RangeError(`Announcements are kept for at least ${leastRetentionDays} days, not ${this.#parts.retentionDays}.`);
    }
    this.#doorbell = new Doorbell(this.#parts.listen, this.#parts.log);
    this.#tail = new Tail(this.#parts);
    this.#pages = new LogPages(this.#parts.pool, this.#parts.pageSize);
    this.#crowds = new Crowds({ ...this.#parts, tail: this.#tail });
    // Thousands who come back at once are answered by some hundred statements a second.
    this.#state = gathered(() => readLog(this.#parts.pool, 0, 0), 10);
    this.#doorbell.onRing((numbered) => this.#tail.hear(numbered));
  }

  async start(): Promise<void> {
    await this.#tail.start();
    await this.#doorbell.start();
    this.#retention = setInterval(() => void this.#retain(), hour).unref();
    this.#isRunning = true;
  }

  /** Ends all follows. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    clearInterval(this.#retention);
    for (const follower of [...this.#followers]) follower.end();
    await this.#doorbell.stop();
    await this.#tail.stop();
  }

  /** After a commit that announced. Costs nothing here: the work is done by the tail. */
  wake(): void {
    this.#doorbell.ring();
  }

  /** The cursor of the newest announcement that has a number, as the database knows it. */
  async head(): Promise<string> {
    const { epoch, seq } = await this.position(null);
    return encodeCursor(epoch, seq);
  }

  /** Null: the head. A cursor is checked against what the log has now. */
  async position(cursor: string | null): Promise<Position> {
    const wanted = cursor === null ? null : decodeCursor(cursor);
    const { epoch, lastSeq, droppedSeq } = await this.#state();
    if (!wanted) return { epoch, seq: lastSeq };
    if (wanted.epoch !== epoch || wanted.seq > lastSeq) throw restored();
    if (wanted.seq < droppedSeq) {
      throw requestError(
        "CURSOR_OUTDATED",
        `This cursor is older than what is kept (${this.#parts.retentionDays} days). Read the present state again, then follow from now.`,
      );
    }
    return wanted;
  }

  /** What comes after a number. All up to `upTo` is in it. */
  async page(afterSeq: number, limit: number): Promise<Pick<LogPage, "entries" | "upTo">> {
    return readLog(this.#parts.pool, afterSeq, limit);
  }

  /** Calls each time that there may be news, until it is called off. */
  onNews(hear: () => void): () => void {
    let isOn = true;
    const again = (): void => {
      if (!isOn) return;
      this.#tail.whenNews(again);
      hear();
    };
    this.#tail.whenNews(again);
    return () => {
      isOn = false;
      this.#tail.forget(again);
    };
  }

  /** The number of the newest announcement that this process knows of. */
  get last(): number {
    return this.#tail.last;
  }

  cursorOf(seq: number): string {
    return encodeCursor(this.#tail.epoch, seq);
  }

  /**
   * From after the cursor, then for ever; ends when it is aborted, returned, or the log stops. What is wrong with the
   * cursor fails the call, not the first pull. `after: null` takes its place before this method returns to the event loop:
   * nothing that is announced after the call is missed, and what was committed just before it may still come.
   */
  async follow(options: { readonly after: string | null; readonly signal?: AbortSignal; readonly choose?: Choose }): Promise<Follower> {
    const here = { epoch: this.#tail.epoch, seq: this.#tail.last };
    const from = options.after === null ? here : await this.position(options.after);
    if (!this.#isRunning || from.epoch !== this.#tail.epoch) {
      throw requestError("SERVICE_UNAVAILABLE", "The log of announcements is starting or stopping. Try again in a second.", 503);
    }
    const { pageSize, heartbeatMs } = this.#parts;
    const [tail, pages, crowds] = [this.#tail, this.#pages, this.#crowds];
    const ended = (follower: Follower): void => void this.#followers.delete(follower);
    const { signal, choose } = options;
    const follower = new Follower({ pages, tail, crowds, pageSize, heartbeatMs, afterSeq: from.seq, signal, choose, ended });
    if (!signal?.aborted) this.#followers.add(follower);
    return follower;
  }

  stats(): { readonly followers: number; readonly slowestFollowerBehind: number } {
    let slowestFollowerBehind = 0;
    for (const follower of this.#followers) slowestFollowerBehind = Math.max(slowestFollowerBehind, follower.behind);
    return { followers: this.#followers.size, slowestFollowerBehind };
  }

  /** How late the sequencer is: the age of the oldest announcement without a number, from the database. */
  async sequencerLagSeconds(): Promise<number> {
    return unnumberedSeconds(this.#parts.pool);
  }

  async #retain(): Promise<void> {
    try {
      const count = await dropOldAnnouncements(this.#parts.pool, this.#parts.retentionDays);
      if (count > 0) this.#parts.log.info({ count }, "announcements: dropped what is older than the retention");
    } catch (error) {
      this.#parts.log.warn({ reason: String(error) }, "announcements: retention failed; trying again in an hour");
    }
  }
}
