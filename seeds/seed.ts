import "reflect-metadata";
import { ConfigFault, readConfig } from "../src/config";
import { alone } from "../src/kernel/db/alone";
import { createLog } from "../src/kernel/log";
import { isUpToDate, migrate } from "../src/migrate";
import { openDatabase } from "../src/open-database";
import { toldInTerminal } from "../src/start-faults";
import { seedDemoOnce } from "./first-start";
import { seedFacts } from "./facts";

const lock = 7_319_004;

/** npm run db:seed [-- --demo] */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const database = await openDatabase(config, log);
  try {
    if (database.isEmbedded) await migrate(database.dataSource);
    else if (!(await isUpToDate(database.dataSource))) {
      throw new ConfigFault("The tables are not up to date. Run npm run db:migrate first.");
    }
    const seed = async () => {
      await seedFacts(database.dataSource);
      if (process.argv.includes("--demo")) await seedDemoOnce(database, log, config.SAMSPIL_DATA);
    };
    // What one has begun, another would take for missing. The embedded database has one process, and one connection.
    if (database.isEmbedded) await seed();
    else await alone(database.dataSource, lock, seed);
    process.stdout.write(`Seeded: facts${process.argv.includes("--demo") ? " and demo" : ""}.\n`);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(toldInTerminal(error));
  process.exitCode = 1;
});
