import "reflect-metadata";
import { MigrationExecutor } from "typeorm";
import { readConfig } from "./config";
import { createLog } from "./kernel/log";
import { migrate } from "./migrate";
import { openDatabase } from "./open-database";

/** npm run db:migrate, and npm run db:rollback, which takes the newest migration back. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, createLog(config.LOG_LEVEL));
  try {
    if (process.argv.includes("--rollback")) {
      await new MigrationExecutor(database.dataSource).undoLastMigration();
      process.stdout.write("Took the newest migration back.\n");
      return;
    }
    const done = await migrate(database.dataSource);
    process.stdout.write(done.length > 0 ? `Migrated: ${done.join(", ")}\n` : "Up to date.\n");
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
