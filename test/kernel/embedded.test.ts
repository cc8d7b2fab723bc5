import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, mkdir, readdir, readFile, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { Pool } from "pg";
import { cloneEmbedded, type EmbeddedDatabase, FolderRefused, maintain, openEmbedded } from "../../src/kernel/db/embedded";
import { blankDatabase } from "../../src/kernel/db/embedded-blank";
import { memory } from "../support/memory";
import { until } from "../support/until";

let root: string;
let template: string;
let pool: Pool | undefined;
let database: EmbeddedDatabase | undefined;
const children: Child[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(memory(), "samspil-test-"));
  template = join(root, "template");
  await (await openEmbedded(template)).close();
});

afterEach(async () => {
  await shut();
  for (const { process } of children.splice(0)) {
    process.kill("SIGKILL");
    if (process.exitCode === null && process.signalCode === null) await once(process, "exit");
  }
});

afterAll(() => rm(root, { recursive: true, force: true }));

let folders = 0;
const newPath = (): string => join(root, `f${++folders}`);

async function newCopy(): Promise<string> {
  const folder = newPath();
  await cloneEmbedded(template, folder);
  return folder;
}

async function open(folder: string): Promise<Pool> {
  database = await openEmbedded(folder);
  pool = new Pool({ ...database.connection, max: 1 });
  return pool;
}

async function shut(): Promise<void> {
  if (pool && !pool.ended) await pool.end();
  await database?.close();
  pool = database = undefined;
}

interface Child {
  readonly process: ChildProcessByStdio<null, Readable, null>;
  readonly lines: () => readonly string[];
}

function start(task: "hold" | "write" | "close", folder: string): Child {
  const support = join(__dirname, "../support");
  const process = spawn(
    globalThis.process.execPath,
    ["-r", join(support, "register.js"), join(support, "embedded-child.ts"), task, folder],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let said = "";
  process.stdout.on("data", (data: Buffer) => (said += data.toString()));
  // What follows the last line's end may be half of a number.
  const child = { process, lines: () => said.split("\n").slice(0, -1) };
  children.push(child);
  return child;
}

const increment = { name: "increment", text: "SELECT $1::int + 1 AS answer" };
const message = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "nothing was refused",
    (error: unknown) => {
      expect(error).toBeInstanceOf(FolderRefused);
      return (error as Error).message;
    },
  );

describe("the session", () => {
  test("named statements, transactions, extensions and UTC", async () => {
    const db = await open(await newCopy());
    expect((await db.query({ ...increment, values: [1] })).rows).toEqual([{ answer: 2 }]);
    expect((await db.query({ ...increment, values: [2] })).rows).toEqual([{ answer: 3 }]);

    await db.query("CREATE TABLE thing (id int PRIMARY KEY)");
    await db.query("BEGIN; INSERT INTO thing VALUES (1); COMMIT");
    await db.query("BEGIN; INSERT INTO thing VALUES (2); ROLLBACK");
    await expect(db.query("INSERT INTO thing VALUES (1)")).rejects.toMatchObject({ code: "23505" });
    expect((await db.query("SELECT id FROM thing")).rows).toEqual([{ id: 1 }]);

    await db.query("CREATE EXTENSION pg_trgm; CREATE EXTENSION fuzzystrmatch");
    expect((await db.query("SELECT levenshtein('kat', 'hat') AS slips, similarity('bus', 'bus') AS same")).rows).toEqual([
      { slips: 1, same: 1 },
    ]);
    expect((await db.query("SHOW timezone")).rows).toEqual([{ TimeZone: "UTC" }]);
  });

  test("a new connection finds nothing of the one before: no named statement, no setting, no open transaction", async () => {
    const db = await open(await newCopy());
    await db.query("CREATE TABLE thing (id int)");
    for (let round = 0; round < 20; round++) {
      const client = await db.connect();
      await client.query("BEGIN");
      await client.query("SET timezone = 'Asia/Tokyo'");
      await client.query("INSERT INTO thing VALUES (1)");
      expect((await client.query({ ...increment, values: [round] })).rows).toEqual([{ answer: round + 1 }]);
      client.release(true);
    }
    expect((await db.query("SHOW timezone")).rows).toEqual([{ TimeZone: "UTC" }]);
    expect((await db.query("SELECT count(*)::int AS things FROM thing")).rows).toEqual([{ things: 0 }]);
  });

  test("a statement that PGlite dies of is reported, and the folder is free again", async () => {
    const folder = await newCopy();
    const crashes: Error[] = [];
    const logged: string[] = [];
    database = await openEmbedded(folder, { onCrash: (error) => crashes.push(error), log: (line) => logged.push(line) });
    pool = new Pool({ ...database.connection, max: 1 });
    pool.on("error", () => undefined);
    await pool.query("CREATE TABLE thing (id int)");
    await pool.query("COPY thing FROM STDIN").catch(() => undefined);
    void pool.query("SELECT 1").catch(() => undefined);

    await until(() => crashes.length, "the crash");
    expect(crashes).toHaveLength(1);
    expect(logged).toEqual([expect.stringMatching(/^the embedded database died: /)]);
    await shut();
    const db = await open(folder);
    expect((await db.query("SELECT * FROM thing")).rows).toEqual([]);
  });

  test("maintenance runs over the pool, and stops", async () => {
    const db = await open(await newCopy());
    const ran: string[] = [];
    const failed: string[] = [];
    const stop = maintain(
      async (sql) => {
        await db.query(sql);
        ran.push(sql);
      },
      (line) => failed.push(line),
      ["CHECKPOINT", "VACUUM ANALYZE", "NONSENSE"].map((sql) => ({ sql, everySeconds: 0.001, firstAfterSeconds: 0 })),
    );
    await until(
      () => ran.filter((sql) => sql === "CHECKPOINT").length > 1 && ran.includes("VACUUM ANALYZE") && failed.length > 1,
      "two rounds",
    );
    await stop();
    expect(new Set(ran)).toEqual(new Set(["CHECKPOINT", "VACUUM ANALYZE"]));
    expect(failed[0]).toMatch(/^NONSENSE failed: .*syntax error/);
  });
});

test("closing looks anew at the rows of tables that have changed, and of no others", async () => {
  const folder = await newCopy();
  const db = await open(folder);
  await db.query("CREATE TABLE much AS SELECT generate_series(1, 200) n");
  await db.query("CREATE TABLE little AS SELECT 1 n");
  await shut();
  const known = "SELECT relname, reltuples FROM pg_class WHERE relname IN ('much', 'little') ORDER BY relname";
  expect((await (await open(folder)).query(known)).rows).toEqual([
    { relname: "little", reltuples: -1 },
    { relname: "much", reltuples: 200 },
  ]);
});

test("a new one is the empty database that the build packed", async () => {
  expect(await blankDatabase()).not.toBeNull();
  const db = await open(await newCopy());
  const { rows } = await db.query("SELECT datname, pg_encoding_to_char(encoding) encoding, datcollate FROM pg_database ORDER BY datname");
  expect(rows).toEqual(["postgres", "template0", "template1"].map((datname) => ({ datname, encoding: "UTF8", datcollate: "C" })));
  expect((await db.query("SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace")).rowCount).toBe(0);
});

describe("the folder", () => {
  test("only its owner may enter, and close leaves neither lock nor socket", async () => {
    const folder = await newCopy();
    await open(folder);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await readdir(folder)).toEqual([".s.PGSQL.5432", "SAMSPIL", "holder", "lock", "postgres"]);
    await shut();
    expect(await readdir(folder)).toEqual(["SAMSPIL", "postgres"]);
  });

  test("a path that is too long for a socket has its socket elsewhere", async () => {
    const folder = join(root, "x".repeat(120));
    await cloneEmbedded(template, folder);
    const db = await open(folder);
    const host = database?.connection.host ?? "";
    expect(host.startsWith(join(tmpdir(), "samspil-"))).toBe(true);
    expect((await stat(host)).mode & 0o777).toBe(0o700);
    expect((await db.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await shut();
    await expect(stat(host)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test("a foreign folder is refused and left untouched", async () => {
    const folder = newPath();
    await mkdir(folder);
    await chmod(folder, 0o755); // whatever the umask is
    await writeFile(join(folder, "letter.txt"), "dear");
    expect(await message(openEmbedded(folder))).toBe(
      `The folder ${folder} holds something else than a database of Samspil. Set SAMSPIL_DATA to another folder.`,
    );
    expect(await message(cloneEmbedded(template, folder))).toMatch(/holds something else/);
    expect(await readdir(folder)).toEqual(["letter.txt"]);
    expect((await stat(folder)).mode & 0o777).toBe(0o755);
    expect(await message(openEmbedded(join(folder, "letter.txt")))).toMatch(/is not a folder/);
  });

  test("a database of another PostgreSQL is refused and left untouched", async () => {
    const folder = await newCopy();
    await writeFile(join(folder, "postgres/PG_VERSION"), "17\n");
    expect(await message(openEmbedded(folder))).toMatch(/was written by PostgreSQL 17, and this Samspil has PostgreSQL 18\./);
    expect(await readdir(folder)).toEqual(["SAMSPIL", "postgres"]);
    expect(await readFile(join(folder, "postgres/PG_VERSION"), "utf8")).toBe("17\n");
  });

  test("one that was never finished is made anew", async () => {
    const folder = await newCopy();
    await writeFile(join(folder, "making"), "");
    await rm(join(folder, "postgres/global"), { recursive: true });
    const db = await open(folder);
    expect((await db.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    expect(await readdir(folder)).not.toContain("making");
  });

  test("a copy has the rows; neither an open one nor a full folder takes part", async () => {
    const folder = await newCopy();
    const db = await open(folder);
    await db.query("CREATE TABLE thing AS SELECT 7 AS id");
    expect(await message(cloneEmbedded(folder, newPath()))).toMatch(/^Another Samspil, process \d+, has the folder/);
    await shut();

    const copy = newPath();
    await cloneEmbedded(folder, copy);
    expect(await message(cloneEmbedded(folder, copy))).toMatch(/^There is a database in .* already\./);
    expect((await (await open(copy)).query("SELECT id FROM thing")).rows).toEqual([{ id: 7 }]);
  });
});

describe("the lock", () => {
  test("a second one is refused: in this process, however old the lock, and in another", async () => {
    const folder = await newCopy();
    await open(folder);
    expect(await message(openEmbedded(folder))).toContain(`process ${process.pid}, has the folder`);

    const old = await newCopy();
    await mkdir(join(old, "lock"));
    await utimes(join(old, "lock"), 1, 1);
    await writeFile(join(old, "holder"), await readFile(join(folder, "holder")));
    expect(await message(openEmbedded(old))).toContain(`process ${process.pid}, has the folder`);

    const other = await newCopy();
    const child = start("hold", other);
    await until(() => child.lines().includes("open"), "the child to open it");
    expect(await message(openEmbedded(other))).toContain(`process ${child.process.pid}, has the folder`);
  });

  test("of several that start at once after a kill one has it", async () => {
    const folder = await newCopy();
    const child = start("hold", folder);
    await until(() => child.lines().includes("open"), "the child to open it");
    child.process.kill("SIGKILL");
    await once(child.process, "exit");

    const opened = await Promise.allSettled(Array.from({ length: 5 }, () => openEmbedded(folder)));
    const won = opened.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    await Promise.all(won.map((one) => one.close()));
    expect(won).toHaveLength(1);
    expect(opened.flatMap((result) => (result.status === "rejected" ? [result.reason instanceof FolderRefused] : []))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test("a number that was given to another process meanwhile holds nothing", async () => {
    const folder = await newCopy();
    const child = start("hold", folder);
    await until(() => child.lines().includes("open"), "the child to open it");
    child.process.kill("SIGKILL");
    await once(child.process, "exit");
    const holder = JSON.parse(await readFile(join(folder, "holder"), "utf8")) as object;
    await writeFile(join(folder, "holder"), JSON.stringify({ ...holder, pid: process.pid }));

    if (process.platform === "linux") await open(folder);
    else expect(await message(openEmbedded(folder))).toContain(`process ${process.pid}`);
  });

  test("who loses it stops writing at once, and touches the next one's lock no more", async () => {
    const folder = await newCopy();
    const crashes: Error[] = [];
    database = await openEmbedded(folder, { onCrash: (error) => crashes.push(error) });
    await rmdir(join(folder, "lock"));
    await mkdir(join(folder, "lock"));
    await until(() => crashes.length, "the loss to be noticed");
    await database.close();
    expect(await readdir(folder)).toEqual(["SAMSPIL", "holder", "lock", "postgres"]);
  });

  test("a process that closed it ends by itself", async () => {
    const child = start("close", await newCopy());
    expect(await once(child.process, "exit")).toEqual([0, null]);
  });
});

test("kill -9 loses nothing that was acknowledged, and the next start does not wait", async () => {
  const folder = await newCopy();
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const child = start("write", folder);
    const enough = 1 + Math.floor(Math.random() * 500);
    await until(() => child.lines().length >= enough, `${enough} rows`);
    child.process.kill("SIGKILL");
    await once(child.process, "close");
    acknowledged.push(...child.lines());

    const db = await open(folder);
    const { rows } = await db.query<{ id: string }>("SELECT id FROM written");
    const there = new Set(rows.map(({ id }) => id));
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    await shut();
  }
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
});
