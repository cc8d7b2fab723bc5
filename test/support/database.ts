import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { roleOfTests } from "./role";
import { cloneEmbedded } from "../../src/kernel/db/embedded";

export interface FreshDatabase {
  /** What the hub's environment says of it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly drop: () => Promise<void>;
}

/** A database of one's own, with the tables and the public facts: a copy of the run's template. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const tail = randomBytes(4).toString("hex");
  const template = process.env["SAMSPIL_TEST_TEMPLATE"];
  if (template === undefined) {
    const folder = process.env["SAMSPIL_TEST_FOLDER"];
    if (folder === undefined) throw new Error("the tests' global setup did not run");
    const own = join(folder, tail);
    await cloneEmbedded(join(folder, "template"), own);
    return { environment: { SAMSPIL_DATA: own }, drop: async () => rmSync(own, { recursive: true, force: true }) };
  }
  const name = `${template}_${tail}`;
  await onServer(
    `CREATE DATABASE ${name} TEMPLATE ${template}`,
    // No test cuts the server's power: what is committed need not be on the disk, and a commit then takes a tenth of the time.
    `ALTER DATABASE ${name} SET synchronous_commit = off`,
  );
  const url = new URL(process.env["DATABASE_URL"] ?? "");
  url.pathname = `/${name}`;
  // For what is no row: mails, where no server takes them.
  const folder = mkdtempSync(join(tmpdir(), "samspil-test-"));
  return {
    environment: { DATABASE_URL: url.href, DATABASE_ROLE: roleOfTests, SAMSPIL_DATA: folder },
    // To drop it is a checkpoint, of all that the others write: the run drops all at its end.
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function onServer(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  try {
    // Copies of one template queue: PostgreSQL refuses to copy a database that another session is copying.
    await client.query("SELECT pg_advisory_lock(7319003)");
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}
