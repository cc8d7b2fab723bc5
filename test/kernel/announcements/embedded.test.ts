import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Pool } from "pg";
import { AnnouncementLog } from "../../../src/kernel/announcements/announcement-log";
import { dropOldAnnouncements } from "../../../src/kernel/announcements/retention";
import { newId } from "../../../src/kernel/db/id";
import { createTables, insert, never, silent, take } from "./support";

/** In a thread, as in operation; jest's own cannot load it (it imports as ES modules do). */
const embedded = `
  const { PGlite } = require("@electric-sql/pglite");
  const { PGLiteSocketServer } = require("@electric-sql/pglite-socket");
  const { parentPort, workerData } = require("node:worker_threads");
  void PGlite.create().then(async (db) => {
    await new PGLiteSocketServer({ db, path: workerData }).start();
    parentPort.postMessage("ready");
  });
`;

test("on the embedded database, with its one connection, the bell in the process is enough", async () => {
  const folder = await mkdtemp(join(tmpdir(), "announcements-"));
  const worker = new Worker(embedded, { eval: true, workerData: join(folder, ".s.PGSQL.5432") });
  await once(worker, "message");
  const pool = new Pool({ host: folder, database: "postgres", user: "postgres", max: 1 });
  await createTables(pool);
  const log = new AnnouncementLog({ pool, listen: null, log: silent, pollMs: 3_600_000, ringSize: 50 });
  await log.start();

  const batches = await log.follow({ after: null, signal: never() });
  for (const count of [1, 700, 3]) {
    const ids = Array.from({ length: count }, () => newId("Announcement"));
    const client = await pool.connect();
    await client.query("BEGIN");
    await insert(client, ids, new Date(0));
    log.wake(); // too early: the tail waits for the connection, and looks after the commit
    await client.query("COMMIT");
    client.release();
    log.wake();
    expect((await take(batches, count)).ids).toEqual(ids.sort());
  }
  expect(await dropOldAnnouncements(pool, 30)).toBe(704);
  expect(await log.head()).toBe(log.cursorOf(704));

  await log.stop();
  await pool.end();
  await worker.terminate();
  await rm(folder, { recursive: true });
});
