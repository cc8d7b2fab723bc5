import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { ClientConfig, Pool } from "pg";
import type { DataSource } from "typeorm";
import type { Config } from "./config";
import { createDataSource, poolOf } from "./data-source";
import { maintain, openEmbedded } from "./kernel/db/embedded";
import type { Log } from "./kernel/log";

export interface OpenDatabase {
  readonly dataSource: DataSource;
  readonly pool: Pool;
  /** Where to LISTEN; null in the embedded database, where a notice reaches only the connection that sends it. */
  readonly listen: ClientConfig | null;
  readonly isEmbedded: boolean;
  readonly close: () => Promise<void>;
}

/** The PostgreSQL of DATABASE_URL, or else the embedded one in SAMSPIL_DATA. Migrations are not run here. */
export async function openDatabase(
  config: Pick<Config, "DATABASE_URL" | "DATABASE_POOL" | "STATEMENT_TIMEOUT_MS" | "SAMSPIL_DATA">,
  log: Log,
): Promise<OpenDatabase> {
  const common = { poolSize: config.DATABASE_POOL, statementTimeoutMs: config.STATEMENT_TIMEOUT_MS };
  if (config.DATABASE_URL !== undefined) {
    const dataSource = await createDataSource({ ...common, url: config.DATABASE_URL }).initialize();
    const listen = { connectionString: config.DATABASE_URL, application_name: "samspil listen" };
    return { dataSource, pool: poolOf(dataSource), listen, isEmbedded: false, close: () => dataSource.destroy() };
  }
  const directory = resolve(config.SAMSPIL_DATA);
  mkdirSync(resolve(directory, ".."), { recursive: true });
  const embedded = await openEmbedded(directory, { log: (message) => log.debug(message) });
  const dataSource = await createDataSource({ ...common, socket: embedded.connection }).initialize();
  const pool = poolOf(dataSource);
  const stopMaintenance = maintain(
    (sql) => pool.query(sql),
    (message) => log.debug(message),
  );
  return {
    dataSource,
    pool,
    listen: null,
    isEmbedded: true,
    close: async () => {
      await stopMaintenance();
      await dataSource.destroy();
      await embedded.close();
    },
  };
}
