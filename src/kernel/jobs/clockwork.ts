import type { Database } from "../db/database";
import type { Ctx } from "../ctx";
import type { Log } from "../log";

/** Something that the hub does by the clock, once among all its processes. */
export interface Job {
  readonly name: string;
  /** When it is due next, after that instant. */
  readonly next: (after: Date) => Date;
  /** Does it, and says what it did in a line without names or addresses. */
  readonly run: (ctx: Ctx) => Promise<string>;
}

const pollMs = 30_000;
/** Whoever began and died is followed by another after this. */
const leaseMs = 15 * 60_000;
const againAfterMs = 5 * 60_000;

export class Clockwork {
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;
  #hasEnrolled = false;

  constructor(
    private readonly parts: {
      readonly db: Database;
      readonly log: Log;
      readonly now: () => Date;
      readonly jobs: readonly Job[];
      readonly ctx: () => Ctx;
    },
  ) {}

  start(): void {
    this.#timer = setInterval(() => void this.tick(), pollMs).unref();
    void this.tick();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await this.#working;
  }

  /** Looks whether something is due, and does it. */
  tick(): Promise<void> {
    return (this.#working ??= this.#work().finally(() => (this.#working = null)));
  }

  /** Does one now, whenever it is due. */
  async run(name: string): Promise<string> {
    const job = this.parts.jobs.find((one) => one.name === name);
    if (!job) throw new Error(`There is no job ${name}. There are: ${this.parts.jobs.map((one) => one.name).join(", ")}.`);
    await this.#enrol();
    return this.#do(job);
  }

  /** A row for each job, which says when it is due. Where the database is away, the next look does it. */
  async #enrol(): Promise<void> {
    if (this.#hasEnrolled) return;
    const { db, jobs, now } = this.parts;
    for (const { name, next } of jobs) {
      await db.change({ text: "INSERT INTO job (name, next_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", values: [name, next(now())] });
    }
    this.#hasEnrolled = true;
  }

  async #work(): Promise<void> {
    try {
      await this.#enrol();
      for (const job of this.parts.jobs) if (await this.#take(job.name)) await this.#do(job);
    } catch (error) {
      this.parts.log.warn({ cause: error instanceof Error ? error.name : "unknown" }, "Could not do what is due");
    }
  }

  /** One process gets it: the row is leased by moving it on. */
  async #take(name: string): Promise<boolean> {
    const now = this.parts.now();
    const rows = await this.parts.db.change({
      text: "UPDATE job SET next_at = $3 WHERE name = $1 AND next_at <= $2 RETURNING name",
      values: [name, now, new Date(now.getTime() + leaseMs)],
    });
    return rows.length > 0;
  }

  async #do({ name, next, run }: Job): Promise<string> {
    const { db, log, now, ctx } = this.parts;
    const keep = (result: string, nextAt: Date) =>
      db.change({
        text: "UPDATE job SET last_at = $2, last_result = $3, next_at = $4 WHERE name = $1",
        values: [name, now(), result, nextAt],
      });
    try {
      const result = await run(ctx());
      await keep(result, next(now()));
      log.info({ job: name, result }, "Job done");
      return result;
    } catch (error) {
      log.error({ job: name, cause: error instanceof Error ? error.stack : String(error) }, "A job failed; it is tried again");
      await keep("failed", new Date(now().getTime() + againAfterMs));
      return "failed";
    }
  }
}
