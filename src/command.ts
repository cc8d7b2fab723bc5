import { ConfigFault, readConfig, type Config } from "./config";
import type { Ctx } from "./kernel/ctx";
import { createLog } from "./kernel/log";
import { isUpToDate } from "./migrate";
import { openDatabase } from "./open-database";
import { ownCtx } from "./own-ctx";
import { publicUrlOf } from "./public-url";
import { toldInTerminal } from "./start-faults";

/** Runs something of the command line beside the hub: opens its database, says what went wrong in one line, and ends. */
export function command(
  environment: Readonly<Record<string, string | undefined>>,
  work: (ctx: Ctx, config: Config) => Promise<string>,
): void {
  const run = async (): Promise<void> => {
    const config = readConfig(environment);
    const log = createLog("warn");
    const database = await openDatabase(config, log);
    try {
      if (!(await isUpToDate(database.dataSource)))
        throw new ConfigFault("The database's tables are not up to date. Run npm run db:migrate.");
      process.stdout.write(await work(await ownCtx(database, log, publicUrlOf(config)), config));
    } finally {
      await database.close();
    }
  };
  run().catch((error: unknown) => {
    process.stderr.write(toldInTerminal(error));
    process.exitCode = 1;
  });
}
