/**
 * What PostgreSQL's background processes do, and the embedded one has none of them. It runs over the pool like every other
 * query: there is one session, so the pool alone knows when nobody is in the middle of a transaction.
 */
export const maintenance: readonly { readonly sql: string; readonly everySeconds: number; readonly firstAfterSeconds: number }[] = [
  // Its log grows until somebody says this, and after `kill -9` the next start has all of it to read. 2 ms if nothing was written.
  { sql: "CHECKPOINT", everySeconds: 60, firstAfterSeconds: 60 },
  // Early too: after the first start the planner knows nothing of what was seeded.
  { sql: "VACUUM ANALYZE", everySeconds: 3600, firstAfterSeconds: 90 },
];

/** Runs these by themselves until the returned function is called, which also waits for one that is under way. */
export function maintain(
  query: (sql: string) => Promise<unknown>,
  log: (message: string) => void = () => undefined,
  statements: typeof maintenance = maintenance,
): () => Promise<void> {
  const timers = new Map<string, NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  const schedule = (statement: (typeof maintenance)[number], seconds: number): void => {
    const timer = setTimeout(() => {
      const run = query(statement.sql)
        .then(
          () => undefined,
          (error: unknown) => log(`${statement.sql} failed: ${String(error)}`),
        )
        .finally(() => {
          underWay.delete(run);
          if (!stopped) schedule(statement, statement.everySeconds);
        });
      underWay.add(run);
    }, seconds * 1000);
    timers.set(statement.sql, timer.unref());
  };
  for (const statement of statements) schedule(statement, statement.firstAfterSeconds);

  return async () => {
    stopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
    await Promise.all(underWay);
  };
}
