import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { seedFacts } from "../../seeds/facts";
import { readConfig } from "../../src/config";
import { createLog } from "../../src/kernel/log";
import { migrate } from "../../src/migrate";
import { openDatabase } from "../../src/open-database";

/** Makes the one database that all others are copied from: migrated, with the public facts. Workers read of it in the environment. */
export default async function setup(): Promise<void> {
  const server = process.env["DATABASE_URL"];
  if (server === undefined || server === "") {
    const folder = mkdtempSync(join(tmpdir(), "samspil-test-"));
    process.env["SAMSPIL_TEST_FOLDER"] = folder;
    await fill({ SAMSPIL_DATA: join(folder, "template") });
    return;
  }
  const name = `samspil_test_${randomBytes(4).toString("hex")}`;
  process.env["SAMSPIL_TEST_TEMPLATE"] = name;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  await fill({ DATABASE_URL: url.href });
}

async function fill(environment: Record<string, string>): Promise<void> {
  const database = await openDatabase(readConfig(environment), createLog("silent"));
  await migrate(database.dataSource);
  await seedFacts(database.dataSource);
  await database.close();
}
