import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { ClientConfig, Pool } from "pg";
import type { DataSource } from "typeorm";
import type { Config } from "./config";
import { ConfigFault } from "./config";
import { asRole, createDataSource, poolOf } from "./data-source";
import { maintain, openEmbedded } from "./kernel/db/embedded";
import type { Log } from "./kernel/log";
import { faultOfDatabase } from "./start-faults";

export interface OpenDatabase {
  readonly dataSource: DataSource;
  readonly pool: Pool;
  /** Where to LISTEN; null in the embedded database, where a notice reaches only the connection that sends it. */
  readonly listen: ClientConfig | null;
  readonly isEmbedded: boolean;
  readonly close: () => Promise<void>;
}

type Where = Pick<
  Config,
  "DATABASE_URL" | "DATABASE_POOL" | "DATABASE_WAIT_MS" | "DATABASE_ROLE" | "STATEMENT_TIMEOUT_MS" | "SAMSPIL_DATA"
>;

/** The same database as its owner: for migrations, which alone may alter tables and give rights. */
export const openAsOwner = (config: Where, log: Log): Promise<OpenDatabase> => openDatabase({ ...config, DATABASE_ROLE: undefined }, log);

/** The PostgreSQL of DATABASE_URL, or else the embedded one in SAMSPIL_DATA. Migrations are not run here. */
export async function openDatabase(config: Where, log: Log): Promise<OpenDatabase> {
  const common = { poolSize: config.DATABASE_POOL, waitMs: config.DATABASE_WAIT_MS, statementTimeoutMs: config.STATEMENT_TIMEOUT_MS };
  const url = config.DATABASE_URL;
  if (url !== undefined) {
    const role = config.DATABASE_ROLE;
    const dataSource = await createDataSource({ ...common, url, role })
      .initialize()
      .catch((error: unknown) => {
        throw refusalOfRole(error, role) ?? faultOfDatabase(error, url) ?? error;
      });
    const listen = { connectionString: url, application_name: "samspil listen", ...asRole(role) };
    const pool = poolOf(dataSource);
    // Between the pool and whoever takes a client out nobody listens; an error in that moment, told in one packet with the
    // greeting of the database, would end the process. The pool throws such a client away when it comes back.
    pool.on("connect", (client) => client.on("error", () => undefined));
    return { dataSource, pool, listen, isEmbedded: false, close: () => dataSource.destroy() };
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

function refusalOfRole(error: unknown, role: string | undefined): ConfigFault | null {
  const { code, message = "" } = error as { code?: string; message?: string };
  if (role === undefined || !message.includes("role")) return null;
  if (code === "22023") return new ConfigFault(`DATABASE_ROLE is not right: there is no role ${role}. npm run db:migrate makes it.`);
  if (code === "42501")
    return new ConfigFault(`DATABASE_ROLE is not right: the user of DATABASE_URL is not a member of ${role}. GRANT ${role} TO that user.`);
  return null;
}
