import type { PoolClient } from "pg";
import { numberAnnouncements } from "../../../src/kernel/announcements/sequencer";
import { newId } from "../../../src/kernel/db/id";
import { insert, TestLog } from "./support";

let db: TestLog;
beforeEach(async () => void (db = await TestLog.open()));
afterEach(() => db.close());

async function inTransaction(work: (client: PoolClient) => Promise<unknown>): Promise<void> {
  const client = await db.pool.connect();
  await client.query("BEGIN");
  await work(client);
  await client.query("COMMIT");
  client.release();
}

/** Commits in another order than it inserts: each of 8 writers holds its transaction open for 0–10 ms, 50 times. */
async function writeFromEight(each: (client: PoolClient, id: string) => Promise<unknown>): Promise<string[]> {
  const ids: string[] = [];
  const writer = async (): Promise<void> => {
    for (let i = 0; i < 50; i++) {
      const id = newId("Announcement");
      ids.push(id);
      await inTransaction(async (client) => {
        await each(client, id);
        await client.query("SELECT pg_sleep(random() * 0.01)");
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, writer));
  return ids;
}

/** Reads on and on while `writing` goes on, and once more after it. */
async function readWhile(writing: Promise<unknown>, read: () => Promise<void>): Promise<void> {
  let isOver = false;
  const over = writing.finally(() => (isOver = true));
  while (!isOver) await read();
  await over;
  await read();
}

test("eight writers lose nothing, and nobody sees a lower number after a higher one", async () => {
  const seen: { id: string; seq: number }[] = [];
  const sequencers = [await db.pool.connect(), await db.pool.connect()];
  const writing = writeFromEight((client, id) => insert(client, [id]));

  await readWhile(writing, async () => {
    await Promise.all(sequencers.map(numberAnnouncements));
    const text = "SELECT id, seq::float8 AS seq FROM announcement WHERE seq > $1 ORDER BY announcement.seq";
    seen.push(...(await db.pool.query<{ id: string; seq: number }>(text, [seen.at(-1)?.seq ?? 0])).rows);
  });

  for (const client of sequencers) client.release();
  expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: 400 }, (_, i) => i + 1));
  expect(seen.map(({ id }) => id).sort()).toEqual((await writing).sort());
});

test("control: the same writers lose rows to a reader that pages by a number given at INSERT", async () => {
  await db.pool.query("CREATE TABLE naive (n serial PRIMARY KEY, id uuid NOT NULL)");
  const seen: { id: string; n: number }[] = [];
  const writing = writeFromEight((client, id) => client.query("INSERT INTO naive (id) VALUES ($1)", [id]));

  await readWhile(writing, async () => {
    const text = "SELECT id, n FROM naive WHERE n > $1 ORDER BY n";
    seen.push(...(await db.pool.query<{ id: string; n: number }>(text, [seen.at(-1)?.n ?? 0])).rows);
  });

  const lost = (await writing).length - seen.length;
  expect(lost).toBeGreaterThan(40); // a third, as a rule
});

test("more than one round's worth is numbered in one go, in the order of the ids", async () => {
  const ids = await db.announce(1_201);
  const client = await db.pool.connect();
  expect(await numberAnnouncements(client)).toEqual({ count: 1_201, busy: false });
  expect(await numberAnnouncements(client)).toEqual({ count: 0, busy: false });
  client.release();
  expect(await db.numbered()).toEqual([...ids].sort().map((id, i) => ({ id, seq: i + 1 })));
});

test("a row that was created earlier but committed later is numbered later; nobody waits for it", async () => {
  const early = newId("Announcement", new Date(Date.now() - 60_000));
  const client = await db.pool.connect();
  let late: string[] = [];
  await inTransaction(async (open) => {
    await insert(open, [early]);
    late = await db.announce();
    expect(await numberAnnouncements(client)).toEqual({ count: 1, busy: false });
  });
  await numberAnnouncements(client);
  client.release();
  expect((await db.numbered()).map(({ id }) => id)).toEqual([...late, early]);
});

test("a number is never given again, though its row is gone", async () => {
  const client = await db.pool.connect();
  await db.announce(3);
  await numberAnnouncements(client);
  await db.pool.query("DELETE FROM announcement");
  const [id] = await db.announce();
  await numberAnnouncements(client);
  client.release();
  expect(await db.numbered()).toEqual([{ id, seq: 4 }]);
});

test("who finds the lock taken numbers nothing, says so, and leaves no transaction open", async () => {
  await db.announce();
  const client = await db.pool.connect();
  await inTransaction(async (other) => {
    await other.query("SELECT pg_advisory_xact_lock($1)", [0x53414d53]);
    expect(await numberAnnouncements(client)).toEqual({ count: 0, busy: true });
  });
  expect(await numberAnnouncements(client)).toEqual({ count: 1, busy: false });
  client.release();
});

test("a failure in the middle leaves nothing half done, and the connection fit for use", async () => {
  await db.announce(2);
  await db.pool.query("ALTER TABLE announcement ADD CONSTRAINT broken CHECK (seq IS NULL OR seq < 2)");
  const client = await db.pool.connect();
  await expect(numberAnnouncements(client)).rejects.toThrow(/broken/);
  await db.pool.query("ALTER TABLE announcement DROP CONSTRAINT broken");
  expect(await numberAnnouncements(client)).toEqual({ count: 2, busy: false });
  client.release();
  expect((await db.numbered()).map(({ seq }) => seq)).toEqual([1, 2]);
});
