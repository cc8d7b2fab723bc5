import { join } from "node:path";
import { printSchema, lexicographicSortSchema } from "graphql";
import { Registry, collectDefaultMetrics } from "prom-client";
import { demoSecret, SignIn } from "./accounts";
import { ConfigFault, type Config } from "./config";
import { AnnouncementLog } from "./kernel/announcements/announcement-log";
import { registerAnnouncementMetrics } from "./kernel/announcements/metrics";
import type { Ctx } from "./kernel/ctx";
import { Database } from "./kernel/db/database";
import { Faults } from "./kernel/errors";
import { pages } from "./kernel/http/pages";
import { startEdge } from "./kernel/http/server";
import { languageOf } from "./kernel/language";
import { createLog, type Log } from "./kernel/log";
import { stringify } from "./kernel/read/answer";
import { executorFor } from "./kernel/read/executor";
import { isUpToDate, migrate } from "./migrate";
import { openDatabase, type OpenDatabase } from "./open-database";
import { createSchema } from "./schema";

export interface Hub {
  readonly url: string;
  readonly isEmbedded: boolean;
  /** Signs demo tokens; null where nobody can sign in as a demo account. */
  readonly demoSecret: string | null;
  readonly stop: () => Promise<void>;
}

export interface HubOptions {
  /** Called on the migrated database before anybody is let in: seeds. */
  readonly prepare?: (database: OpenDatabase, log: Log) => Promise<void>;
  readonly now?: () => Date;
}

/** Puts the hub together and starts it: the only place where all parts meet. */
export async function startHub(config: Config, { prepare, now = () => new Date() }: HubOptions = {}): Promise<Hub> {
  const log = createLog(config.LOG_LEVEL);
  const database = await openDatabase(config, log);
  try {
    if (database.isEmbedded || config.MIGRATE) await migrate(database.dataSource);
    else if (!(await isUpToDate(database.dataSource))) {
      throw new ConfigFault("The database's tables are not up to date. Run npm run db:migrate, or start with MIGRATE=1.");
    }
    await prepare?.(database, log);
    return await serve(config, database, log, now);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(config: Config, database: OpenDatabase, log: Log, now: () => Date): Promise<Hub> {
  const db = new Database(database.dataSource, database.pool);
  const announcements = new AnnouncementLog({
    pool: database.pool,
    listen: database.listen,
    log,
    ringSize: config.RING,
    heartbeatMs: config.CHECKPOINT_SECONDS * 1000,
  });
  const schema = createSchema();
  const { reader, execute, subscribe } = executorFor(schema);
  const secret = config.DEMO_SIGN_IN ? await demoSecret(db) : null;
  const signIn = new SignIn(db, now, secret);
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  registerAnnouncementMetrics(metrics, announcements);
  db.registerMetrics(metrics);
  await announcements.start();

  const place = { url: config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}` };
  const edge = await startEdge({
    host: config.HOST,
    port: config.PORT,
    corsOrigins: config.CORS_ORIGINS ?? null,
    schema,
    execute,
    subscribe,
    stringify,
    metrics,
    log,
    pages: pages({
      webDirectory: join(__dirname, "..", "web", "explorer"),
      schemaText: `${printSchema(lexicographicSortSchema(schema))}\n`,
      publicUrl: place.url,
      isDemo: secret !== null,
    }),
    readiness: () => readiness(database, announcements),
    contextFor: ({ authorization, acceptLanguage, requestId }) => {
      const language = languageOf(acceptLanguage);
      const made = async (): Promise<Ctx> => ({
        viewer: await signIn.viewerOf(authorization),
        language,
        now,
        db,
        announcements,
        reader,
        publicUrl: place.url,
        requestId,
        log,
        faults: new Faults(),
        renewed: made,
      });
      return made();
    },
  });
  if (config.PUBLIC_URL === undefined) place.url = edge.url;

  return {
    url: edge.url,
    isEmbedded: database.isEmbedded,
    demoSecret: secret,
    stop: async () => {
      await edge.stop();
      await announcements.stop();
      await database.close();
    },
  };
}

async function readiness({ dataSource }: OpenDatabase, announcements: AnnouncementLog) {
  const checks: Record<string, string> = { database: "ok", migrations: "ok", announcements: "ok" };
  try {
    if (!(await isUpToDate(dataSource))) checks["migrations"] = "not up to date: run npm run db:migrate";
    if ((await announcements.sequencerLagSeconds()) > 10) checks["announcements"] = "the sequencer is more than 10 seconds late";
  } catch {
    checks["database"] = "out of reach";
  }
  return { isReady: Object.values(checks).every((check) => check === "ok"), checks };
}
