import { encodeCursor } from "../../../src/kernel/announcements/cursor";
import { AnnouncementLog, type LogEntry } from "../../../src/kernel/announcements/announcement-log";
import { dropOldAnnouncements } from "../../../src/kernel/announcements/retention";
import { code, never, silent, take, TestLog, until } from "./support";

let db: TestLog;
let log: AnnouncementLog;
beforeEach(async () => {
  db = await TestLog.open();
  log = await db.newLog({ ringSize: 5, pageSize: 5 });
});
afterEach(() => db.close());

const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);

/** Announces and waits until the log has read the numbers, so that what follows it begins after them. */
async function announce(count: number, occurredAt = new Date()): Promise<string[]> {
  const before = (await db.numbered()).length;
  const ids = await db.announce(count, occurredAt);
  log.wake();
  await until(async () => {
    const numbered = await db.numbered();
    return numbered.length === before + count && numbered.at(-1)?.seq === log.last;
  }, "numbered and read");
  return ids;
}

test("what is older than 30 days goes, all of it up to a number, and its cursors are outdated", async () => {
  await announce(2_500, daysAgo(31));
  const kept = [...(await announce(1, daysAgo(29))), ...(await announce(1, daysAgo(31))), ...(await announce(1))];

  expect(await dropOldAnnouncements(db.pool, 30)).toBe(2_500);
  expect(await dropOldAnnouncements(db.pool, 30)).toBe(0);

  expect((await db.numbered()).map(({ id }) => id)).toEqual(kept);
  await expect(log.position(log.cursorOf(2_499))).rejects.toEqual(code("CURSOR_OUTDATED"));
  await expect(log.follow({ after: log.cursorOf(0), signal: never() })).rejects.toEqual(code("CURSOR_OUTDATED"));
  const batches = await log.follow({ after: log.cursorOf(2_500), signal: never() });
  expect((await take(batches, 3)).ids).toEqual(kept);
});

test("when all is gone the numbers go on, and the head is still a cursor", async () => {
  await announce(3, daysAgo(31));
  const head = await log.head();
  expect(await dropOldAnnouncements(db.pool, 30)).toBe(3);
  expect(await log.head()).toBe(head);
  const batches = await log.follow({ after: head, signal: never() });
  const ids = await announce(1);
  expect(await take(batches, 1)).toEqual({ ids, cursor: log.cursorOf(4) });
});

test("what has no number yet stays, however old it is", async () => {
  await log.stop();
  const ids = await db.announce(2, daysAgo(99));
  expect(await dropOldAnnouncements(db.pool, 30)).toBe(0);
  const another = await db.newLog();
  const batches = await another.follow({ after: another.cursorOf(0), signal: never() });
  expect((await take(batches, 2)).ids.sort()).toEqual(ids.sort());
});

test("retention and sequencers at once: no number is lost, given twice, or dropped before its time", async () => {
  const logs = [await db.newLog(), await db.newLog()];
  const seqs: number[] = [];
  const choose = (entries: readonly LogEntry[]): Promise<readonly LogEntry[]> => {
    seqs.push(...entries.map(({ seq }) => seq));
    return Promise.resolve(entries);
  };
  const batches = await logs[0]?.follow({ after: null, signal: never(), choose });
  if (!batches) throw new Error("no log");
  const taking = take(batches, 620);
  for (let i = 0; i < 30; i++) {
    await db.pool.query("UPDATE announcement SET occurred_at = $1 WHERE seq IS NOT NULL", [daysAgo(31)]);
    const announcing = db.announce(20, daysAgo(29)).then(() => logs[i % 2]?.wake());
    await Promise.all([announcing, dropOldAnnouncements(db.pool, 30), dropOldAnnouncements(db.pool, 30)]);
    await until(() => seqs.length === 20 * (i + 1), "read before it is old");
  }
  await db.pool.query("UPDATE announcement SET occurred_at = $1", [daysAgo(31)]);
  const kept = await db.announce(20, daysAgo(29));
  expect((await taking).ids.slice(-20).sort()).toEqual(kept.sort());
  await dropOldAnnouncements(db.pool, 30);

  expect(seqs).toEqual(Array.from({ length: 620 }, (_, i) => i + 1));
  expect((await db.numbered()).map(({ id }) => id).sort()).toEqual(kept);
  await expect(log.position(log.cursorOf(599))).rejects.toEqual(code("CURSOR_OUTDATED"));
  expect((await log.position(log.cursorOf(600))).seq).toBe(600);
});

test("a reader that stalls beyond the retention is told that it was too slow", async () => {
  const batches = await log.follow({ after: null, signal: never() });
  await announce(20, daysAgo(31)); // the ring holds five
  await dropOldAnnouncements(db.pool, 30);
  await expect(batches.next()).rejects.toEqual(code("CONSUMER_TOO_SLOW"));
  expect(log.stats().followers).toBe(0);
});

test("what was numbered and dropped before this process looked is not passed over in silence", async () => {
  const pool = db.newPool(1);
  const away = await db.newLog({ pool });
  const pull = (await away.follow({ after: null, signal: never() })).next();
  const only = await pool.connect(); // without it, that process reads nothing
  await announce(2, daysAgo(31));
  await dropOldAnnouncements(db.pool, 30);
  only.release();
  await expect(pull).rejects.toEqual(code("CONSUMER_TOO_SLOW"));
});

test("less than 30 days are refused", () => {
  expect(() => new AnnouncementLog({ pool: db.pool, listen: null, log: silent, retentionDays: 29 })).toThrow(RangeError);
});

test("a cursor that was never given is refused by the call, not by the first pull", async () => {
  await announce(1);
  await expect(log.position(log.cursorOf(2))).rejects.toEqual(code("CURSOR_FUTURE"));
  await expect(log.position(encodeCursor("otherone", 1))).rejects.toEqual(code("CURSOR_FUTURE"));
  await expect(log.position("17")).rejects.toEqual(code("CURSOR_INVALID"));
  await expect(log.follow({ after: "17", signal: never() })).rejects.toEqual(code("CURSOR_INVALID"));
  expect(await log.position(log.cursorOf(1))).toEqual({ epoch: expect.any(String) as string, seq: 1 });
  expect(log.stats().followers).toBe(0);
});

test("a backup is restored under our feet: who follows is told, asleep or not, and may begin anew", async () => {
  await announce(10);
  const asleep = await log.follow({ after: null, signal: never() });
  const stalled = await log.follow({ after: log.cursorOf(0), signal: never() });
  const pull = asleep.next();
  const old = log.cursorOf(10);

  await db.pool.query("DELETE FROM announcement WHERE seq > 6");
  await db.pool.query("UPDATE announcement_log SET epoch = 'restored', last_seq = 6");

  await expect(pull).rejects.toEqual(code("CURSOR_FUTURE"));
  await expect(stalled.next()).rejects.toEqual(code("CURSOR_FUTURE"));
  await expect(log.follow({ after: old, signal: never() })).rejects.toEqual(code("CURSOR_FUTURE"));
  const batches = await log.follow({ after: null, signal: never() });
  const ids = await announce(1);
  expect(await take(batches, 1)).toEqual({ ids, cursor: encodeCursor("restored", 7) });
});

test("a backup is restored and its epoch forgotten: numbers that went back are noticed", async () => {
  await announce(10);
  const pull = (await log.follow({ after: null, signal: never() })).next();
  await db.pool.query("DELETE FROM announcement WHERE seq > 6");
  await db.pool.query("UPDATE announcement_log SET last_seq = 6");
  await expect(pull).rejects.toEqual(code("CURSOR_FUTURE"));
});
