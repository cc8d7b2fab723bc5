import type { DataSource, QueryRunner } from "typeorm";

/**
 * Does it while nobody else holds the lock, on this or any other process; others wait. On a connection of its own, on which a
 * statement may take its time. `lock`: any number that no other program on the database uses.
 */
export async function alone<T>(dataSource: DataSource, lock: number, act: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query("SET statement_timeout = 0");
    await runner.query("SELECT pg_advisory_lock($1)", [lock]);
    return await act(runner);
  } finally {
    await runner.query("SELECT pg_advisory_unlock($1)", [lock]).catch(() => undefined);
    await runner.query("RESET statement_timeout").catch(() => undefined);
    await runner.release();
  }
}
