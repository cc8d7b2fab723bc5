import type { Pool } from "pg";
import type { Log } from "../log";
import type { LogEntry } from "./entry";
import { readLog, type LogPage } from "./read-log";
import { Ring } from "./ring";
import { numberAnnouncements } from "./sequencer";

const pageSize = 500;
/** While another process gives numbers: its round takes 2–10 ms, and may have begun before our commit. */
const whileBusyMs = 10;

/** One per process: gives numbers where some are missing, reads what is new once, and wakes who waits for it. */
export class Tail {
  /** Entries up to `last`, which is never beyond what the database has. */
  readonly ring: Ring;
  epoch = "";
  last = 0;
  /** Raised when the log turned out to be another one than before: a backup was restored under our feet. */
  generation = 0;

  readonly #sleepers = new Set<() => void>();
  #isUnnumbered = true;
  #isRung = false;
  #isRunning = false;
  #nudge: () => void = () => undefined;
  #done: Promise<void> = Promise.resolve();

  constructor(private readonly parts: { readonly pool: Pool; readonly log: Log; readonly ringSize: number; readonly pollMs: number }) {
    this.ring = new Ring(parts.ringSize);
  }

  /** Fails if the database does; later failures are lived through. */
  async start(): Promise<void> {
    this.#begin(await readLog(this.parts.pool, 0, 0));
    this.#isRunning = true;
    this.#done = this.#run();
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#nudge();
    await this.#done;
  }

  /** See Doorbell: null, or the highest number that somebody gave, which we may have read already. */
  hear(numbered: number | null): void {
    if (numbered !== null && numbered <= this.last) return;
    if (numbered === null) this.#isUnnumbered = true;
    this.#isRung = true;
    this.#nudge();
  }

  /** Of what comes after this number so many at the most, and up to where that is all; null: see Ring. */
  after(seq: number, limit: number): { entries: readonly LogEntry[]; upTo: number } | null {
    const entries = this.ring.after(seq, limit);
    if (!entries) return null;
    const last = entries.at(-1);
    return { entries, upTo: last && entries.length === limit ? last.seq : Math.max(seq, this.last) };
  }

  /** Wakes once, at the next news. */
  whenNews(wake: () => void): void {
    this.#sleepers.add(wake);
  }

  forget(wake: () => void): void {
    this.#sleepers.delete(wake);
  }

  /** One round after the other, never two at once: bells that ring during a round make one more. */
  async #run(): Promise<void> {
    let failures = 0;
    let failedAt = 0;
    while (this.#isRunning) {
      this.#isRung = false;
      let pause: number;
      try {
        pause = (await this.#round()) ? whileBusyMs : this.parts.pollMs;
        if (failures > 1) this.parts.log.info({ ms: Date.now() - failedAt }, "announcements: the database answers again");
        failures = 0;
      } catch (error) {
        failures++;
        if (failures === 1) failedAt = Date.now();
        // One failure alone is a connection that was closed while idle; two are an outage, told once.
        if (failures === 2) this.parts.log.warn({ reason: String(error) }, "announcements: the database does not answer; trying on");
        pause = Math.min(1_000, 50 * 2 ** Math.min(failures, 10));
        this.#isUnnumbered = true;
      }
      if (this.#isRunning && !this.#isRung) await this.#nap(pause);
    }
  }

  /** True: another process gives numbers just now. */
  async #round(): Promise<boolean> {
    let isBusy = false;
    do {
      if (this.#isUnnumbered) isBusy = await this.#number();
      this.#isUnnumbered = (await this.#read()).isUnnumbered;
    } while (this.#isUnnumbered && !isBusy && this.#isRunning);
    return isBusy && this.#isUnnumbered;
  }

  async #number(): Promise<boolean> {
    const client = await this.parts.pool.connect();
    let failure: Error | boolean = false;
    const fail = (error: Error): void => void (failure = error);
    client.on("error", fail); // the pool's listener is off while a client is out
    try {
      return (await numberAnnouncements(client)).busy;
    } catch (error) {
      failure = error instanceof Error ? error : true;
      throw error;
    } finally {
      client.off("error", fail);
      client.release(failure);
    }
  }

  async #read(): Promise<LogPage> {
    for (;;) {
      const page = await readLog(this.parts.pool, this.last, pageSize);
      if (page.epoch !== this.epoch || page.lastSeq < this.last) {
        this.parts.log.warn("announcements: the log is another one than before (a backup was restored); followers must begin anew");
        this.#begin(page);
        return page;
      }
      // Taken away before we read it, after a long absence: the ring must not look as if nothing had been there.
      if (page.droppedSeq > this.last) this.ring.restart(page.droppedSeq);
      const isNews = page.upTo > this.last;
      this.ring.push(page.entries);
      this.last = page.upTo;
      if (isNews) this.#wakeAll();
      if (page.entries.length < pageSize) return page;
    }
  }

  #begin(page: LogPage): void {
    this.epoch = page.epoch;
    this.last = page.lastSeq;
    this.generation++;
    this.ring.restart(page.lastSeq);
    this.#wakeAll();
  }

  #wakeAll(): void {
    const sleepers = [...this.#sleepers];
    this.#sleepers.clear();
    for (const wake of sleepers) wake();
  }

  #nap(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      this.#nudge = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
