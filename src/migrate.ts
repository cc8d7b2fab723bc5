import { setTimeout as pause } from "node:timers/promises";
import type { Config } from "./config";
import { alone } from "./kernel/db/alone";
import type { Log } from "./kernel/log";
import { openAsOwner } from "./open-database";
import { grantRights } from "./rights";
import { type DataSource, MigrationExecutor, QueryFailedError, type QueryRunner } from "typeorm";

const lock = 7_319_001;

/** Whoever comes after a statement that waits for a table waits too, be it a reader: so it waits no longer than this. */
const lockTimeoutMs = 200;
/** Meanwhile those who came after it get through. */
const pauseMs = 500;

export interface Waiting {
  readonly log?: Log;
  /** How long it is tried again while others hold a table. */
  readonly patienceMs?: number;
}

/** Brings the tables up to date. Several processes may call it at once: one works, the others wait and find it done. */
export function migrate(dataSource: DataSource, waiting: Waiting = {}): Promise<readonly string[]> {
  return withMigrations(dataSource, async (executor) => {
    const pending = await executor.getPendingMigrations();
    await untilFree(() => executor.executePendingMigrations(), waiting);
    return pending.map(({ name }) => name);
  });
}

/** Takes the newest migration back. */
export async function rollBack(dataSource: DataSource, waiting: Waiting = {}): Promise<void> {
  await withMigrations(dataSource, (executor) => untilFree(() => executor.undoLastMigration(), waiting));
}

/** As the owner, and with the rights of the role that the hub works as, where it has one. */
export async function migrateAsOwner(config: Config, log: Log): Promise<readonly string[]> {
  const owner = await openAsOwner(config, log);
  try {
    const done = await migrate(owner.dataSource, { log });
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

function withMigrations<T>(dataSource: DataSource, act: (executor: MigrationExecutor) => Promise<T>): Promise<T> {
  return alone(dataSource, lock, (runner) => {
    const executor = new MigrationExecutor(dataSource, hurried(runner));
    // One that succeeded lets go of its tables, whatever comes after it.
    executor.transaction = "each";
    return act(executor);
  });
}

/** In transactions alone: an index that is built CONCURRENTLY waits for transactions, and keeps nobody out meanwhile. */
function hurried(runner: QueryRunner): QueryRunner {
  const start = runner.startTransaction.bind(runner);
  runner.startTransaction = async (level) => {
    await start(level);
    await runner.query(`SET LOCAL lock_timeout = ${lockTimeoutMs}`);
  };
  return runner;
}

async function untilFree<T>(act: () => Promise<T>, { log, patienceMs = 600_000 }: Waiting): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isHeldByOthers(error)) throw error;
      if (Date.now() >= end) {
        throw new Error(
          `Others held a table that a migration alters, for ${patienceMs / 1000} s: it is not done. Look for long transactions in pg_stat_activity, and migrate again.`,
          { cause: error },
        );
      }
      log?.info("a migration gives way to those who hold its tables, and is tried again");
      await pause(pauseMs);
    }
  }
}

/** Waited too long for a table, or met somebody who waited for it. */
const isHeldByOthers = (error: unknown): boolean =>
  error instanceof QueryFailedError && ["55P03", "40P01"].includes(String((error.driverError as { code?: unknown }).code));
