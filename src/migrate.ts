import type { Config } from "./config";
import type { Log } from "./kernel/log";
import { openAsOwner } from "./open-database";
import { grantRights } from "./rights";
import { type DataSource, MigrationExecutor } from "typeorm";

/** Any number that no other program on the database uses for its own lock. */
const lock = 7_319_001;

/** Brings the tables up to date. Several processes may call it at once: one works, the others wait and find it done. */
export async function migrate(dataSource: DataSource): Promise<readonly string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query("SELECT pg_advisory_lock($1)", [lock]);
    const done = await new MigrationExecutor(dataSource, runner).executePendingMigrations();
    return done.map(({ name }) => name);
  } finally {
    await runner.query("SELECT pg_advisory_unlock($1)", [lock]).catch(() => undefined);
    await runner.release();
  }
}

/** As the owner, and with the rights of the role that the hub works as, where it has one. */
export async function migrateAsOwner(config: Config, log: Log): Promise<readonly string[]> {
  const owner = await openAsOwner(config, log);
  try {
    const done = await migrate(owner.dataSource);
    if (config.DATABASE_ROLE !== undefined) await grantRights(owner.dataSource, config.DATABASE_ROLE);
    return done;
  } finally {
    await owner.close();
  }
}

/** Whether the tables are those that this program was written for. */
export async function isUpToDate(dataSource: DataSource): Promise<boolean> {
  const [known]: { is_there: boolean }[] = await dataSource.query("SELECT to_regclass('migration') IS NOT NULL is_there");
  if (!known?.is_there) return false;
  const rows: { name: string }[] = await dataSource.query("SELECT name FROM migration");
  const done = new Set(rows.map(({ name }) => name));
  return dataSource.migrations.every(({ name }) => name !== undefined && done.has(name));
}
