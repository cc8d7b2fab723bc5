import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDemoSignIn } from "../src/accounts";
import type { Config } from "../src/config";
import { Database } from "../src/kernel/db/database";
import type { Log } from "../src/kernel/log";
import type { OpenDatabase } from "../src/open-database";
import { seedDemo } from "./demo";
import { seedFacts } from "./facts";

/** The secret of the embedded hub's demo, beside its database: tokens are made while the hub holds the database. */
export const secretFile = (directory: string): string => join(directory, "demo-secret");

const doneKey = "demo-seeded";

/**
 * The embedded database is for trying, so its first start brings facts and demo. Begun again after a crash, it goes on
 * where it was: each step looks whether it is done. A PostgreSQL is seeded by `npm run db:seed`, never by a start.
 */
export async function seedFirstStart(config: Config, database: OpenDatabase, log: Log): Promise<void> {
  if (!database.isEmbedded) return;
  const db = new Database(database.dataSource, database.pool);
  const done = await db.read({ text: "SELECT FROM hub_setting WHERE key = $1", values: [doneKey] });
  if (done.length > 0) return;
  await seedFacts(database.dataSource);
  await seedDemoOnce(database, log, config.SAMSPIL_DATA);
}

/** Demo accounts, practices and events; and the sign-in for them. `directory` is that of an embedded database. */
export async function seedDemoOnce(database: OpenDatabase, log: Log, directory: string): Promise<void> {
  const db = new Database(database.dataSource, database.pool);
  await seedDemo(database, log);
  const secret = await openDemoSignIn(db, randomBytes(32).toString("base64url"));
  if (database.isEmbedded) writeFileSync(secretFile(directory), secret, { mode: 0o600 });
  await db.read({ text: "INSERT INTO hub_setting (key, value) VALUES ($1, 'true') ON CONFLICT (key) DO NOTHING", values: [doneKey] });
}
