import "reflect-metadata";
import { readConfig } from "./config";
import { createLog } from "./kernel/log";
import { migrateAsOwner, rollBack } from "./migrate";
import { openAsOwner } from "./open-database";

/** npm run db:migrate, and npm run db:rollback, which takes the newest migration back. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  if (process.argv.includes("--rollback")) {
    const owner = await openAsOwner(config, log);
    await rollBack(owner.dataSource, { log }).finally(() => owner.close());
    process.stdout.write("Took the newest migration back.\n");
    return;
  }
  const done = await migrateAsOwner(config, log);
  process.stdout.write(done.length > 0 ? `Migrated: ${done.join(", ")}\n` : "Up to date.\n");
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
