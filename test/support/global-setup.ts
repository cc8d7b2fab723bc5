import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { fillAsOwner } from "./as-owner";
import { roleOfTests } from "./role";
import { memory } from "./memory";

/** Makes the one database that all others are copied from: migrated, with the public facts. Workers read of it in the environment. */
export default async function setup(): Promise<void> {
  const server = process.env["DATABASE_URL"];
  if (server === undefined || server === "") {
    const folder = mkdtempSync(join(memory(), "samspil-test-"));
    process.env["SAMSPIL_TEST_FOLDER"] = folder;
    const template = join(folder, "template");
    await fillAsOwner({ SAMSPIL_DATA: template });
    // PostgreSQL's own templates: half of the files that each copy would have, and nobody makes a database from them.
    for (const unused of ["1", "4"]) rmSync(join(template, "postgres", "base", unused), { recursive: true });
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
  // Hubs of the tests work as a role that owns nothing, so every test shows that it has the rights that it needs.
  await fillAsOwner({ DATABASE_URL: url.href, DATABASE_ROLE: roleOfTests });
}
