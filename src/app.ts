import { join } from "node:path";
import { printSchema, lexicographicSortSchema } from "graphql";
import { Registry, collectDefaultMetrics } from "prom-client";
import { demoSecret, Issuers, SignIn, TokenWatch, type Recognised } from "./accounts";
import { ConfigFault, type Config } from "./config";
import { TellingAtOnce } from "./follows";
import { AnnouncementLog } from "./kernel/announcements/announcement-log";
import { registerAnnouncementMetrics } from "./kernel/announcements/metrics";
import type { Ctx } from "./kernel/ctx";
import { Database } from "./kernel/db/database";
import { Faults } from "./kernel/errors";
import { Clockwork } from "./kernel/jobs/clockwork";
import { Outgoing } from "./kernel/outgoing/outgoing";
import { MailSender } from "./kernel/mail/sender";
import { outboxTransport, smtpTransport } from "./kernel/mail/transport";
import { pages } from "./kernel/http/pages";
import { startEdge } from "./kernel/http/server";
import { Language, languageOf } from "./kernel/language";
import { createLog, type Log } from "./kernel/log";
import { stringify } from "./kernel/read/answer";
import { executorFor } from "./kernel/read/executor";
import { Budgets } from "./kernel/spending/budgets";
import { Signed } from "./kernel/signed";
import { Viewer } from "./kernel/viewer";
import { jobs } from "./jobs";
import { eventStreams, ownPages } from "./own-pages";
import { isUpToDate, migrate, migrateAsOwner } from "./migrate";
import { openDatabase, type OpenDatabase } from "./open-database";
import { publicUrlOf } from "./public-url";
import { createSchema } from "./schema";
import { faultOfListening } from "./start-faults";
import { WebhookSender } from "./webhooks";

export interface Hub {
  readonly url: string;
  readonly isEmbedded: boolean;
  /** Signs demo tokens; null where nobody can sign in as a demo account. */
  readonly demoSecret: string | null;
  /** Does one of the hub's jobs now. */
  readonly runJob: (name: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface HubOptions {
  /** Called on the migrated database before anybody is let in: seeds. */
  readonly prepare?: (database: OpenDatabase, log: Log) => Promise<void>;
  readonly now?: () => Date;
  /** Where the log goes; left out: standard output. */
  readonly logTo?: { readonly write: (line: string) => void };
}

/** Puts the hub together and starts it: the only place where all parts meet. */
export async function startHub(config: Config, { prepare, now = () => new Date(), logTo }: HubOptions = {}): Promise<Hub> {
  const log = createLog(config.LOG_LEVEL, logTo);
  if (config.MIGRATE && config.DATABASE_URL !== undefined) await migrateAsOwner(config, log);
  const database = await openDatabase(config, log);
  try {
    if (database.isEmbedded) await migrate(database.dataSource);
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
  const issuers = new Issuers(config.OIDC_ISSUERS, { log, now });
  issuers.warmUp();
  const signIn = new SignIn(db, now, secret, issuers);
  const tokens = new TokenWatch(db, log);
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  // First: what others ask of the database for the same scrape is not counted as waiting.
  db.registerMetrics(metrics);
  registerAnnouncementMetrics(metrics, announcements);
  await announcements.start();

  const place = { url: publicUrlOf(config) };
  const signed = await Signed.of(db);
  const mail = new MailSender({
    db,
    log,
    now,
    signed,
    transport: config.SMTP_URL === undefined ? outboxTransport(join(config.SAMSPIL_DATA, "outbox")) : smtpTransport(config.SMTP_URL),
    from: config.MAIL_FROM,
    publicUrl: () => place.url,
    // The embedded database has one connection: whoever queues a mail wakes the one process that there is.
    pollMs: database.isEmbedded ? 30_000 : 2000,
  });
  mail.registerMetrics(metrics);
  const outgoing = new Outgoing({ allowsPrivate: config.WEBHOOK_ALLOW_PRIVATE });
  const budgets = new Budgets({
    limits: { member: config.BUDGET_MEMBER, anonymous: config.BUDGET_ANONYMOUS, guesses: config.BUDGET_GUESSES },
    now,
    shared: database.isEmbedded ? null : db,
    log,
  });
  budgets.registerMetrics(metrics);
  const ctxOf = (
    { viewer, accessVersion }: Recognised,
    language: Language,
    requestId: string,
    address: string,
    renewed: () => Promise<Ctx>,
  ): Ctx => ({
    viewer,
    accessVersion,
    language,
    now,
    db,
    announcements,
    reader,
    mail,
    outgoing,
    signed,
    publicUrl: place.url,
    requestId,
    log,
    faults: new Faults(),
    act: null,
    spent: null,
    guesses: { refuseIfTooMany: () => budgets.refuseGuessing(address), note: () => budgets.noteGuess(address) },
    renewed,
  });
  const ownCtx = (): Ctx => ctxOf({ viewer: Viewer.anonymous, accessVersion: null }, Language.DA, "job", "job", async () => ownCtx());
  const webhooks = new WebhookSender({ ctx: ownCtx, isEmbedded: database.isEmbedded });
  webhooks.registerMetrics(metrics);
  const clockwork = new Clockwork({ db, log, now, jobs, ctx: ownCtx });
  const tellingAtOnce = new TellingAtOnce(ownCtx);
  const edge = await startEdge({
    host: config.HOST,
    port: config.PORT,
    corsOrigins: config.CORS_ORIGINS ?? null,
    schema,
    execute,
    subscribe,
    watch: (viewer, end) => tokens.watch(viewer, end),
    stringify,
    metrics,
    log,
    ownPages,
    eventStreams,
    budgets,
    trustedProxies: config.TRUSTED_PROXIES,
    pages: pages({
      webDirectory: join(__dirname, "..", "web", "explorer"),
      schemaText: `${printSchema(lexicographicSortSchema(schema))}\n`,
      publicUrl: place.url,
      isDemo: secret !== null,
    }),
    knows: (authorization) => signIn.knows(authorization),
    readiness: () => readiness(database, announcements, issuers),
    contextFor: async ({ authorization, acceptLanguage, requestId, address }) => {
      const language = languageOf(acceptLanguage);
      const asOf = (found: Recognised): Ctx => ctxOf(found, language, requestId, address, renewed);
      // Rights that are read now need no check by the statements that go by them: nobody could be sooner.
      const renewed = async (): Promise<Ctx> => asOf({ ...(await signIn.recognise(authorization)), accessVersion: null });
      return asOf(await signIn.recall(authorization));
    },
  }).catch((error: unknown) => {
    throw faultOfListening(error, config) ?? error;
  });
  if (config.PUBLIC_URL === undefined) place.url = edge.url;
  budgets.start();
  mail.start();
  await webhooks.start();
  clockwork.start();
  tellingAtOnce.start();

  return {
    url: edge.url,
    isEmbedded: database.isEmbedded,
    demoSecret: secret,
    runJob: (name) => clockwork.run(name),
    stop: async () => {
      // All at once, for each may have something to finish. Whatever is queued meanwhile is for the next start.
      await Promise.all([edge.stop(), tellingAtOnce.stop(), clockwork.stop(), webhooks.stop(), mail.stop()]);
      tokens.stop();
      await budgets.stop();
      await announcements.stop();
      await database.close();
    },
  };
}

async function readiness({ dataSource }: OpenDatabase, announcements: AnnouncementLog, issuers: Issuers) {
  const checks: Record<string, string> = { database: "ok", migrations: "ok", announcements: "ok" };
  try {
    if (!(await isUpToDate(dataSource))) checks["migrations"] = "not up to date: run npm run db:migrate";
    if ((await announcements.sequencerLagSeconds()) > 10) checks["announcements"] = "the sequencer is more than 10 seconds late";
  } catch {
    checks["database"] = "out of reach";
  }
  const isReady = Object.values(checks).every((check) => check === "ok");
  // Who has no business with that provider is served all the same.
  const signIn = issuers.outOfReach.length === 0 ? "ok" : `an identity provider is out of reach: ${issuers.outOfReach.join(", ")}`;
  return { isReady, checks: { ...checks, signIn } };
}
