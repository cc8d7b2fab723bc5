import { randomBytes } from "node:crypto";
import { Client, Pool, type ClientBase, type ClientConfig } from "pg";
import pino from "pino";
import type { QueryRunner } from "typeorm";
import { Foundation1764547200000 } from "../../../migrations/1764547200000-foundation";
import { AnnouncementLog, type AnnouncementLogParts, type Batch } from "../../../src/kernel/announcements/announcement-log";
import { AnnouncementKind } from "../../../src/kernel/announcements/kind";
import { newId } from "../../../src/kernel/db/id";
import type { Log } from "../../../src/kernel/log";

export { until } from "../../support/until";

/** A database of the run's server. */
function on(database: string): ClientConfig {
  const url = new URL(process.env["DATABASE_URL"] ?? "");
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

/** A database of its own with a log in it, and AnnouncementLogs on it that stop when it closes. */
export class TestLog {
  readonly #logs: AnnouncementLog[] = [];
  readonly #pools: Pool[] = [];
  readonly pool: Pool;

  private constructor(
    readonly database: string,
    readonly config = on(database),
  ) {
    this.pool = this.newPool(16);
  }

  static async open(): Promise<TestLog> {
    const database = `announcements_${process.pid}_${randomBytes(4).toString("hex")}`;
    await asOperator(`CREATE DATABASE ${database}`);
    const test = new TestLog(database);
    await createTables(test.pool);
    return test;
  }

  newPool(max: number): Pool {
    const pool = new Pool({ ...this.config, max });
    pool.on("error", () => undefined);
    this.#pools.push(pool);
    return pool;
  }

  /** As another process would have it: with a pool of its own. */
  async newLog(parts: Partial<AnnouncementLogParts> = {}): Promise<AnnouncementLog> {
    const log = new AnnouncementLog({ pool: this.newPool(4), listen: this.config, log: silent, ...parts });
    this.#logs.push(log);
    await log.start();
    return log;
  }

  /** Committed at once; the log is not told, as if the process had died right after. */
  async announce(count = 1, occurredAt = new Date()): Promise<string[]> {
    const ids = Array.from({ length: count }, () => newId("Announcement"));
    await insert(this.pool, ids, occurredAt);
    return ids;
  }

  /** In the order of their numbers. */
  async numbered(): Promise<{ id: string; seq: number }[]> {
    const text = "SELECT id, seq::float8 AS seq FROM announcement WHERE seq IS NOT NULL ORDER BY announcement.seq";
    return (await this.pool.query<{ id: string; seq: number }>(text)).rows;
  }

  async close(): Promise<void> {
    await Promise.all(this.#logs.map((log) => log.stop()));
    await Promise.all(this.#pools.map((pool) => pool.end()));
    await asOperator(`DROP DATABASE ${this.database} WITH (FORCE)`);
  }
}

export const silent: Log = pino({ level: "silent" });

export async function createTables(pool: Pool): Promise<void> {
  const runner = { query: (text: string) => pool.query(text) } as unknown as QueryRunner;
  await new Foundation1764547200000().up(runner);
}

export async function insert(db: Pool | ClientBase, ids: readonly string[], occurredAt = new Date()): Promise<void> {
  const text = `INSERT INTO announcement (id, kind, occurred_at, subject_id)
    SELECT id, $2, $3, $4 FROM unnest($1::uuid[]) id`;
  await db.query(text, [ids, AnnouncementKind.INITIATIVE_PUBLISHED, occurredAt, newId("Initiative")]);
}

/** In the database that the run was given: nothing that is done to the test's one can stop it. */
export async function asOperator(text: string, values: readonly unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  try {
    await client.query(text, [...values]);
  } finally {
    await client.end();
  }
}

/** Pulls until so many entries came. */
export async function take(batches: AsyncIterator<Batch, void>, count: number): Promise<{ ids: string[]; cursor: string }> {
  const ids: string[] = [];
  let cursor = "";
  while (ids.length < count) {
    const { value } = await batches.next();
    if (!value) throw new Error(`ended after ${ids.length} of ${count}`);
    ids.push(...value.entries.map((entry) => entry.id));
    cursor = value.cursor;
  }
  return { ids, cursor };
}

/** An error with this `extensions.code`. */
export const code = (value: string): Error =>
  expect.objectContaining({ extensions: expect.objectContaining({ code: value }) as object }) as Error;

export const never = (): AbortSignal => new AbortController().signal;
