import type { ClientBase } from "pg";
import pino from "pino";
import { numberAnnouncements } from "../../../src/kernel/announcements/sequencer";
import { asOperator, never, take, TestLog, until } from "./support";

let db: TestLog;
beforeEach(async () => void (db = await TestLog.open()));
afterEach(() => db.close());

const hour = 3_600_000;

/** Which LISTEN connections there are, by their process number in PostgreSQL. */
async function bells(): Promise<number[]> {
  const text = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'samspil doorbell'";
  return (await db.pool.query<{ pid: number }>(text)).rows.map(({ pid }) => pid);
}

test("the LISTEN connection is killed: it comes back, and what was announced meanwhile is heard", async () => {
  const far = await db.newLog({ pollMs: hour }); // hears of others by NOTIFY alone
  const near = await db.newLog({ pollMs: hour });
  const batches = await far.follow({ after: null, signal: never() });

  const before = await bells();
  expect(before).toHaveLength(2);
  await db.pool.query("SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) pid", [before]);
  const missed = await db.announce(); // nobody rings for it: its process died
  expect((await take(batches, 1)).ids).toEqual(missed); // by the ring after coming back

  await until(async () => (await bells()).length === 2, "both listen again");
  const next = await db.announce();
  near.wake();
  expect((await take(batches, 1)).ids).toEqual(next);
});

test("without LISTEN the poll is enough", async () => {
  const log = await db.newLog({ listen: null, pollMs: 20 });
  const batches = await log.follow({ after: null, signal: never() });
  const ids = await db.announce();
  expect((await take(batches, 1)).ids).toEqual(ids);
});

test("the database goes away and comes back: told once, followers sleep through it, news within two seconds", async () => {
  const lines: { level: number; msg: string }[] = [];
  const sink = { write: (line: string) => void lines.push(JSON.parse(line) as { level: number; msg: string }) };
  const log = await db.newLog({ log: pino({ level: "info" }, sink), pollMs: 20 });
  const batches = await log.follow({ after: null, signal: never() });
  const pull = take(batches, 1);
  const warnings = (): string[] => lines.filter(({ level }) => level >= 40).map(({ msg }) => msg);
  const database = db.database;

  await asOperator(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
  await asOperator("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [database]);
  await until(() => warnings().length > 0, "the outage is told");
  await until(async () => Number.isNaN(await log.sequencerLagSeconds().catch(() => NaN)), "the database is away");
  await asOperator(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true`);
  const ids = await db.announce();

  expect((await pull).ids).toEqual(ids);
  await until(() => lines.some(({ msg }) => msg.includes("LISTEN is back")), "the bell is back");
  expect(warnings()).toEqual(["announcements: the database does not answer; trying on"]);
  expect(lines.map(({ msg }) => msg)).toContain("announcements: the database answers again");
  expect(log.stats().followers).toBe(1);
});

test("a process that freezes while it holds the lock is passed over after five seconds", async () => {
  const log = await db.newLog({ pollMs: 20 });
  const batches = await log.follow({ after: null, signal: never() });
  const client = await db.newPool(1).connect();
  client.on("error", () => undefined); // PostgreSQL closes it
  let isFrozen = false;
  const freezing = {
    query: async (statement: { text: string }): Promise<unknown> => {
      const result = await client.query(statement);
      if (!statement.text.includes("advisory")) return result;
      isFrozen = true;
      return new Promise(() => undefined);
    },
  };
  void numberAnnouncements(freezing as unknown as ClientBase);
  await until(() => isFrozen, "the lock is taken");

  const ids = await db.announce();
  expect((await take(batches, 1)).ids).toEqual(ids);
  client.release(true);
});
