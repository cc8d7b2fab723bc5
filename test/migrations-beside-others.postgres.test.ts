import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { DataSource, type MigrationInterface, type QueryRunner } from "typeorm";
import { seedDemo } from "../seeds/demo";
import { readConfig } from "../src/config";
import { migrations } from "../src/data-source";
import { createLog } from "../src/kernel/log";
import { isUpToDate, migrate, rollBack } from "../src/migrate";
import { openAsOwner, type OpenDatabase } from "../src/open-database";
import { freshDatabase, type FreshDatabase } from "./support/database";
import { aDraft, aMunicipality } from "./support/factories";
import { startTestHub } from "./support/hub";
import { until } from "./support/until";

let database: FreshDatabase;
let open: OpenDatabase;
let clients: Client[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  open = await openAsOwner(readConfig(database.environment), createLog("silent"));
  await seedDemo(open, createLog("silent"));
});
afterAll(async () => {
  await open.close();
  await database.drop();
});

afterEach(goAway);

async function goAway(): Promise<void> {
  await Promise.all(clients.map((client) => client.end()));
  clients = [];
}

async function connectedTo({ environment }: FreshDatabase): Promise<Client> {
  const client = new Client({ connectionString: environment["DATABASE_URL"] });
  await client.connect();
  clients.push(client);
  return client;
}

/** From the last that alters the table that is read here. */
const newest = migrations.map(({ name }) => name).slice(migrations.findIndex(({ name }) => name.startsWith("TakingUp")));

/** What the hub reads of the tables that the newest migrations alter: a list with what belongs to it. */
const READ = `SELECT i.title, m.name, (SELECT count(*) FROM initiative_term t WHERE t.initiative_id = i.id) terms
  FROM initiative i JOIN municipality m ON m.id = i.municipality_id WHERE i.status = 'PUBLISHED' ORDER BY i.published_at DESC LIMIT 20`;

describe("with the newest migrations taken back, while somebody reads a table that they alter and does not end", () => {
  let slow: Client;
  beforeEach(async () => {
    for (let i = 0; i < newest.length; i++) await rollBack(open.dataSource);
    slow = await connectedTo(database);
    await slow.query("BEGIN");
    await slow.query(READ);
  });

  test("others read on behind the migration, which is done when the slow one ends", async () => {
    const said: string[] = [];
    const isDone = migrate(open.dataSource, { log: createLog("info", { write: (line) => said.push(line) }) });
    const [reader, watcher] = [await connectedTo(database), await connectedTo(database)];
    const { rows } = await reader.query<{ pid: number }>("SELECT pg_backend_pid() pid");
    let isQueued = false;

    // The slow one is not let go before: without a bound on the migration's wait, the first that queues would be the last to read.
    await until(async () => {
      const read = reader.query(READ);
      const { rows: seen } = await watcher.query<{ is: boolean }>("SELECT pg_blocking_pids($1) <> '{}' AS is", [rows[0]?.pid]);
      isQueued ||= seen[0]?.is === true;
      expect((await read).rowCount).toBe(20);
      return isQueued && said.length >= 2;
    }, "a reader to have queued behind the migration, and to have got through");
    expect(await isUpToDate(open.dataSource)).toBe(false);
    await slow.query("COMMIT");

    expect(await isDone).toEqual(newest);
    expect(await isUpToDate(open.dataSource)).toBe(true);
    expect(said[0]).toContain("a migration gives way to those who hold its tables, and is tried again");
  });

  test("it gives up in the end, says why, and has changed nothing", async () => {
    await expect(migrate(open.dataSource, { patienceMs: 1 })).rejects.toThrow(
      "Others held a table that a migration alters, for 0.001 s: it is not done. Look for long transactions in pg_stat_activity, and migrate again.",
    );

    const { rows } = await slow.query<{ name: string }>("SELECT name FROM migration ORDER BY id");
    expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name).slice(0, -newest.length));
    expect((await slow.query("SELECT FROM pg_tables WHERE tablename = 'adoption'")).rowCount).toBe(0);
    await slow.query("COMMIT");
    expect(await migrate(open.dataSource)).toEqual(newest);
  });
});

/** A release to come: a column and a table that this one's writes fill by a trigger, and an index on a table that is in use. */
class Expand1999999999998 implements MigrationInterface {
  name = "Expand1999999999998";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE initiative ADD COLUMN next_release text NOT NULL DEFAULT '';
      CREATE TABLE next_release (initiative_id uuid PRIMARY KEY REFERENCES initiative ON DELETE CASCADE);
      CREATE FUNCTION fill_next_release() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO next_release VALUES (NEW.id); RETURN NULL; END $$;
      CREATE TRIGGER next_release_filled AFTER INSERT ON initiative FOR EACH ROW EXECUTE FUNCTION fill_next_release();
    `);
  }

  async down(): Promise<void> {}
}
class Index1999999999999 implements MigrationInterface {
  name = "Index1999999999999";
  transaction = false;

  async up(db: QueryRunner): Promise<void> {
    await db.query("DROP INDEX CONCURRENTLY IF EXISTS initiative_next_release");
    await db.query("CREATE INDEX CONCURRENTLY initiative_next_release ON initiative (next_release, id)");
  }

  async down(): Promise<void> {}
}

test("this release reads and writes before, during and after the migrations of a next one, and before rights are given anew", async () => {
  const hub = await startTestHub();
  const [owner, watcher] = [await connectedTo(hub.database), await connectedTo(hub.database)];
  const next = await openAsOwner(readConfig(hub.database.environment), createLog("silent"));
  const released = new DataSource({ ...next.dataSource.options, migrations: [...migrations, Expand1999999999998, Index1999999999999] });
  await released.initialize();
  const { code, editor } = await aMunicipality(hub);
  const LIST = "{ initiatives(first: 20) { totalCount nodes { title municipality { name } themes { name } } } }";
  let isDone = false;
  const drafts: string[] = [];
  const reading = (async () => {
    do {
      await hub.anyone.data(LIST);
      drafts.push(await aDraft(editor, { municipalityCode: code, title: randomUUID() }));
    } while (!isDone);
  })();

  // An index that is built CONCURRENTLY waits for snapshots that are older, for longer than a table is waited for.
  await owner.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  await owner.query("SELECT FROM municipality");
  const done = migrate(released).finally(() => (isDone = true));
  await until(
    async () =>
      (await watcher.query("SELECT FROM pg_stat_activity WHERE wait_event = 'virtualxid' AND datname = current_database()")).rowCount,
    "the index to wait",
  );
  await owner.query("COMMIT");

  expect(await done).toEqual(["Expand1999999999998", "Index1999999999999"]);
  await reading;
  await aDraft(editor, { municipalityCode: code });
  expect((await fetch(`${hub.url}/health/ready`)).status).toBe(200);
  expect(drafts.length).toBeGreaterThan(0);
  expect((await owner.query("SELECT FROM next_release")).rowCount).toBeGreaterThan(0);
  expect((await owner.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'initiative_next_release'::regclass")).rows).toEqual([
    { indisvalid: true },
  ]);
  await Promise.all([released.destroy(), next.close()]);
  await goAway();
  await hub.stop();
});
