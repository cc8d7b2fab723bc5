import type { AnnouncementLog } from "../../../src/kernel/announcements/announcement-log";
import type { Batch } from "../../../src/kernel/announcements/entry";
import { code, TestLog, until } from "./support";

let db: TestLog;
beforeEach(async () => void (db = await TestLog.open()));
afterEach(() => db.close());

/** Says of a batch the ids in it; how often it was asked to. */
class Sayer {
  asked = 0;
  isFailing = false;

  readonly say = async ({ entries, cursor }: Batch): Promise<string | null> => {
    this.asked++;
    if (this.isFailing) return null;
    return entries.length > 0 ? entries.map(({ id }) => id).join() : `checkpoint ${cursor}`;
  };
}

/** Pulls all the time, and takes what it is handed unless it is busy. */
class Reader {
  readonly heard: string[] = [];
  readonly pulled: string[] = [];
  isBusy = false;
  refusals = 0;
  failure: unknown = null;
  stop: () => void = () => undefined;

  static async of(log: AnnouncementLog, { say }: Sayer, key = "the same", after: string | null = null): Promise<Reader> {
    const reader = new Reader();
    const batches = await log.follow({ after });
    const take = (text: Buffer): boolean => {
      if (reader.isBusy) return (reader.refusals++, false);
      reader.heard.push(String(text));
      return true;
    };
    batches.gather({ key, say, take });
    reader.stop = () => batches.end();
    const pull = async (): Promise<void> => {
      for await (const { entries, cursor } of batches) {
        const ids = entries.length > 0 ? entries.map(({ id }) => id) : [`checkpoint ${cursor}`];
        reader.heard.push(...ids);
        reader.pulled.push(...ids);
      }
    };
    pull().catch((error: unknown) => (reader.failure = error));
    return reader;
  }
}

const some = (log: AnnouncementLog, sayer: Sayer, count: number): Promise<Reader[]> =>
  Promise.all(Array.from({ length: count }, () => Reader.of(log, sayer)));
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

/** The ids of all that was announced so far, in order. */
async function announce(log: AnnouncementLog, count = 1): Promise<string[]> {
  const before = (await db.numbered()).length;
  await db.announce(count);
  log.wake();
  await until(async () => (await db.numbered()).length === before + count, "all to have their number");
  return (await db.numbered()).map(({ id }) => id);
}
const allHeard = (readers: readonly Reader[], count: number) =>
  until(() => readers.every(({ heard }) => heard.length >= count), `all to hear of ${count}`);

test("those who sleep and ask the same are told by one saying for each announcement; others by one of their own", async () => {
  const log = await db.newLog();
  const [sayer, other] = [new Sayer(), new Sayer()];
  const readers = await some(log, sayer, 600);
  readers.push(await Reader.of(log, other, "something else"));
  await settle();

  const ids = await announce(log, 3);
  await allHeard(readers, 3);

  expect(sayer.asked).toBe(3);
  expect(other.asked).toBe(3);
  for (const { heard, pulled } of readers) expect([heard, pulled]).toEqual([ids, []]);
  expect(log.stats()).toEqual({ followers: 601, slowestFollowerBehind: 0 });
});

test("who has not taken the last goes on by themselves, nothing twice and in order, and is told with the others again", async () => {
  // Small: of the larger batches some is not in it any more.
  const log = await db.newLog({ ringSize: 8, pageSize: 5 });
  const sayer = new Sayer();
  const readers = await some(log, sayer, 7);
  let ids: string[] = [];
  for (let round = 0; round < 12; round++) {
    await settle();
    readers.forEach((reader, n) => (reader.isBusy = (round + n) % 3 === 0));
    ids = await announce(log, 1 + (round % 11));
    await allHeard(readers, ids.length);
  }
  for (const { heard, pulled, refusals } of readers) {
    expect(heard).toEqual(ids);
    expect(refusals).toBeGreaterThan(0);
    expect(pulled.length).toBeGreaterThan(0);
    expect(pulled.length).toBeLessThan(ids.length);
  }
  for (const reader of readers) reader.isBusy = false;
  await settle();
  const { asked } = sayer;
  await announce(log);
  await allHeard(readers, ids.length + 1);
  expect(sayer.asked).toBe(asked + 1);
});

test("where it cannot be said for all, each reads it by themselves", async () => {
  const log = await db.newLog();
  const sayer = new Sayer();
  const readers = await some(log, sayer, 3);
  await settle();
  sayer.isFailing = true;
  const ids = await announce(log);
  await allHeard(readers, 1);
  for (const { heard, pulled } of readers) expect([heard, pulled]).toEqual([ids, ids]);
});

test("a checkpoint for all, said once, when the first of them is due", async () => {
  const log = await db.newLog({ heartbeatMs: 300 });
  const sayer = new Sayer();
  const readers = await some(log, sayer, 5);
  const late = await Reader.of(log, sayer);
  await allHeard([...readers, late], 2);
  const [first, second] = readers[0]?.heard ?? [];
  expect(first).toBe(`checkpoint ${log.cursorOf(0)}`);
  expect(second).toBe(first);
  expect(sayer.asked).toBeLessThanOrEqual(3);
});

test("who ends in their sleep is told nothing more, and the last one leaves nothing behind", async () => {
  const log = await db.newLog();
  const sayer = new Sayer();
  const readers = await some(log, sayer, 2);
  await settle();
  readers[0]?.stop();
  await announce(log);
  await allHeard(readers.slice(1), 1);
  expect(readers[0]?.heard).toEqual([]);
  readers[1]?.stop();
  await announce(log);
  await settle();
  expect(sayer.asked).toBe(1);
  expect(log.stats().followers).toBe(0);
});

test("a log that was restored from a backup is told to each as an error", async () => {
  const log = await db.newLog();
  const readers = await some(log, new Sayer(), 3);
  await settle();
  await db.pool.query("UPDATE announcement_log SET epoch = 'another'");
  log.wake();
  await until(() => readers.every(({ failure }) => failure !== null), "all to fail");
  for (const { failure } of readers) expect(failure).toEqual(code("CURSOR_FUTURE"));
});
