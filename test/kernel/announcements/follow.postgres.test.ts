import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Registry } from "prom-client";
import { registerAnnouncementMetrics } from "../../../src/kernel/announcements/metrics";
import { newId } from "../../../src/kernel/db/id";
import { insert, never, take, TestLog, until } from "./support";

let db: TestLog;
beforeEach(async () => void (db = await TestLog.open()));
afterEach(() => db.close());

const numberOf = async (): Promise<number> => (await db.numbered()).length;

test("two processes on one database: whoever follows either gets each once, in the same order", async () => {
  const logs = [await db.newLog(), await db.newLog()];
  const follows = await Promise.all([...logs, ...logs].map((log) => log.follow({ after: null, signal: never() })));
  const taking = follows.map((batches) => take(batches, 400));
  const ids: string[] = [];

  const writer = async (number: number): Promise<void> => {
    for (let i = 0; i < 50; i++) {
      const client = await db.pool.connect();
      const id = newId("Announcement");
      ids.push(id);
      await client.query("BEGIN");
      await insert(client, [id]);
      await client.query("SELECT pg_sleep(random() * 0.01)");
      await client.query("COMMIT");
      client.release();
      logs[number % 3]?.wake(); // a third of the writers die before they can ring
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, number) => writer(number)));

  const taken = await Promise.all(taking);
  const order = (await db.numbered()).map(({ id }) => id);
  expect([...order].sort()).toEqual(ids.sort());
  for (const { ids } of taken) expect(ids).toEqual(order);
});

test("nothing that is announced after the call of follow is missed, before anything is pulled", async () => {
  const log = await db.newLog();
  await db.announce();
  await until(async () => (await numberOf()) === 1, "the old one has its number");
  await until(async () => (await log.head()) === log.cursorOf(1), "head");
  const old = await log.follow({ after: await log.head(), signal: never() });

  const following = log.follow({ after: null, signal: never() });
  const ids = await db.announce(3);
  log.wake();

  expect((await take(await following, 3)).ids.slice(-3).sort()).toEqual(ids.sort());
  expect((await take(old, 3)).ids.sort()).toEqual(ids.sort());
});

test("a late joiner gets all that came after its cursor, and then what comes", async () => {
  const log = await db.newLog();
  await db.announce(10);
  const { cursor } = await take(await log.follow({ after: log.cursorOf(0), signal: never() }), 10);
  const missed = await db.announce(5);
  await until(async () => (await numberOf()) === 15, "numbered while nobody follows");

  const another = await db.newLog(); // its ring is empty: this comes from the database
  const batches = await another.follow({ after: cursor, signal: never() });
  expect((await take(batches, 5)).ids.sort()).toEqual(missed.sort());
  const [next] = await db.announce();
  log.wake();
  expect((await take(batches, 1)).ids).toEqual([next]);
});

test("who falls out of the ring gets every row once, in order, from the database", async () => {
  const log = await db.newLog({ ringSize: 50, pageSize: 20 });
  const batches = await log.follow({ after: null, signal: never() });
  await db.announce(10);
  log.wake();
  const first = await take(batches, 10);

  await db.announce(700);
  log.wake();
  await until(() => log.stats().slowestFollowerBehind === 700, "the tail is far ahead");
  const rest = await take(batches, 700);
  await db.announce(30);
  log.wake();
  const last = await take(batches, 30);

  expect([...first.ids, ...rest.ids, ...last.ids]).toEqual((await db.numbered()).map(({ id }) => id));
  expect(last.cursor).toBe(log.cursorOf(740));
});

test("a sleeper hears return() and abort at once, also with several pulls waiting", async () => {
  const log = await db.newLog({ heartbeatMs: 3_600_000 });
  const closing = new AbortController();
  const returned = await log.follow({ after: null, signal: never() });
  const aborted = await log.follow({ after: null, signal: closing.signal });
  const pulls = [returned.next(), returned.next(), aborted.next()];
  expect(log.stats().followers).toBe(2);

  const end = await returned.return();
  closing.abort();

  const done = { done: true, value: undefined };
  expect(end).toEqual(done);
  expect(await Promise.all(pulls)).toEqual([done, done, done]);
  expect(await returned.next()).toEqual(done);
  expect(log.stats().followers).toBe(0);
  const late = await log.follow({ after: null, signal: closing.signal });
  expect(await late.next()).toEqual(done);
  expect(log.stats().followers).toBe(0);
});

test("return() does not wait for a choice that is being made, and stop() ends all", async () => {
  const log = await db.newLog();
  let isChoosing = false;
  const choose = (): Promise<never> => {
    isChoosing = true;
    return new Promise(() => undefined);
  };
  const batches = await log.follow({ after: null, signal: never(), choose });
  const pull = batches.next();
  const other = (await log.follow({ after: null, signal: never() })).next();
  await db.announce();
  log.wake();
  await until(() => isChoosing, "the choice is asked for");
  await batches.return();
  expect((await pull).done).toBe(true);

  await other;
  const sleeping = (await log.follow({ after: null, signal: never() })).next();
  await log.stop();
  expect((await sleeping).done).toBe(true);
  expect(log.stats().followers).toBe(0);
});

test("several pulls at once are answered in order, each with its own batch", async () => {
  const log = await db.newLog({ pageSize: 1 });
  await db.announce(3);
  const batches = await log.follow({ after: log.cursorOf(0), signal: never() });
  const results = await Promise.all([batches.next(), batches.next(), batches.next()]);
  const ids = results.map(({ value }) => value?.entries.map(({ id }) => id));
  expect(ids).toEqual((await db.numbered()).map(({ id }) => [id]));
});

test("what is left out moves the cursor, and a checkpoint tells it; an idle link gets one too", async () => {
  const log = await db.newLog({ heartbeatMs: 50, pageSize: 4 });
  const asked: number[] = [];
  const batches = await log.follow({
    after: null,
    signal: never(),
    choose: (entries) => {
      asked.push(...entries.map(({ seq }) => seq));
      return Promise.resolve(entries.filter(({ seq }) => seq > 10));
    },
  });
  expect(await batches.next()).toEqual({ done: false, value: { entries: [], cursor: log.cursorOf(0) } });

  await db.announce(10);
  log.wake();
  await until(async () => (await batches.next()).value?.cursor === log.cursorOf(10), "a checkpoint behind the ten");
  const [chosen] = await db.announce();
  log.wake();
  expect((await take(batches, 1)).ids).toEqual([chosen]);
  expect(asked).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]); // each once, though four at a time
});

test("a failing choice fails its own pull and ends that follow only", async () => {
  const log = await db.newLog();
  const failing = await log.follow({ after: null, signal: never(), choose: () => Promise.reject(new Error("no rights today")) });
  const other = await log.follow({ after: null, signal: never() });
  const pull = failing.next();
  const [id] = await db.announce();
  log.wake();
  await expect(pull).rejects.toThrow("no rights today");
  expect((await failing.next()).done).toBe(true);
  expect((await take(other, 1)).ids).toEqual([id]);
  expect(log.stats().followers).toBe(1);
});

test("a stalled reader holds no entries", async () => {
  setFlagsFromString("--expose_gc");
  const collect = runInNewContext("gc") as () => void;
  const log = await db.newLog({ ringSize: 10 });
  const stalled = await log.follow({ after: null, signal: never() });
  const reader = await log.follow({ after: null, signal: never() });

  const announceAndRead = async (count: number): Promise<WeakRef<object>[]> => {
    await db.announce(count);
    log.wake();
    const refs: WeakRef<object>[] = [];
    while (refs.length < count) refs.push(...((await reader.next()).value?.entries ?? []).map((entry) => new WeakRef(entry)));
    return refs;
  };
  await announceAndRead(1);
  await stalled.next(); // it has read once; now it stalls
  const refs = await announceAndRead(30);
  await announceAndRead(30); // the ring has moved on
  expect(log.stats()).toEqual({ followers: 2, slowestFollowerBehind: 60 });
  await until(() => (collect(), refs.every((ref) => ref.deref() === undefined)), "the entries are gone from memory");
  expect((await take(stalled, 60)).ids).toHaveLength(60);
});

test("the metrics tell followers, the slowest one, and how long a row waits for its number", async () => {
  const log = await db.newLog();
  const registry = new Registry();
  registerAnnouncementMetrics(registry, log);
  const values = async (): Promise<Record<string, number | undefined>> =>
    Object.fromEntries((await registry.getMetricsAsJSON()).map(({ name, values }) => [name, values[0]?.value]));

  await log.follow({ after: null, signal: never() });
  await db.announce(2);
  await until(() => log.stats().slowestFollowerBehind === 2, "two are numbered");
  expect(await values()).toEqual({
    samspil_announcement_followers: 1,
    samspil_announcement_slowest_follower_behind: 2,
    samspil_announcement_unnumbered_seconds: 0,
  });

  const client = await db.pool.connect();
  await client.query("BEGIN");
  await client.query("SELECT pg_advisory_xact_lock($1)", [0x53414d53]); // no sequencer can work
  await db.announce(1, new Date(Date.now() - 60_000));
  expect((await values()).samspil_announcement_unnumbered_seconds).toBeGreaterThanOrEqual(59);
  await client.query("COMMIT");
  client.release();
});
