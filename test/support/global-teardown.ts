import { rmSync } from "node:fs";
import { Client } from "pg";

/** Nothing is left behind: the template goes, and with it what a test that was cut off could not drop. */
export default async function teardown(): Promise<void> {
  const folder = process.env["SAMSPIL_TEST_FOLDER"];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  const template = process.env["SAMSPIL_TEST_TEMPLATE"];
  if (template === undefined) return;
  const client = new Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname LIKE $1", [`${template}%`]);
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  await client.end();
}
