import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { startHub } from "../src/app";
import { readConfig } from "../src/config";
import { migrations } from "../src/data-source";
import { createLog } from "../src/kernel/log";
import { migrate } from "../src/migrate";
import { openDatabase } from "../src/open-database";

const server = process.env["DATABASE_URL"] ?? "";
const name = `${process.env["SAMSPIL_TEST_TEMPLATE"]}_${randomBytes(4).toString("hex")}`;
const url = new URL(server);
url.pathname = `/${name}`;

async function onServer(sql: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}
beforeAll(() => onServer(`CREATE DATABASE ${name}`));
afterAll(() => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));

test("a hub on an empty database says what to do", async () => {
  await expect(startHub(readConfig({ DATABASE_URL: url.href, PORT: "0", LOG_LEVEL: "silent" }))).rejects.toThrow(
    "The database's tables are not up to date. Run npm run db:migrate, or start with MIGRATE=1.",
  );
});

test("several processes that migrate an empty database at once: one works, the others find it done", async () => {
  const config = readConfig({ DATABASE_URL: url.href });
  const open = await Promise.all(Array.from({ length: 4 }, () => openDatabase(config, createLog("silent"))));

  const done = await Promise.all(open.map(({ dataSource }) => migrate(dataSource)));

  expect(done.flat()).toEqual(migrations.map((one) => one.name));
  await Promise.all(open.map((one) => one.close()));
});

test("the owner of a database, who is no superuser, migrates it", async () => {
  const [owner, owned] = [`${name}_owner`, new URL(url)];
  owned.username = owner;
  owned.pathname = `/${name}_owned`;
  await onServer(`CREATE ROLE ${owner} LOGIN NOSUPERUSER`);
  try {
    await onServer(`CREATE DATABASE ${name}_owned OWNER ${owner}`);
    const open = await openDatabase(readConfig({ DATABASE_URL: owned.href }), createLog("silent"));
    const done = await migrate(open.dataSource).finally(() => open.close());
    expect(done).toEqual(migrations.map((one) => one.name));
  } finally {
    await onServer(`DROP DATABASE IF EXISTS ${name}_owned WITH (FORCE)`);
    await onServer(`DROP ROLE ${owner}`);
  }
});
