import "reflect-metadata";
import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import { openDemoSignIn, signDemoToken } from "../../src/accounts";
import { startHub, type Hub } from "../../src/app";
import { readConfig } from "../../src/config";
import { Database } from "../../src/kernel/db/database";
import { newId } from "../../src/kernel/db/id";
import { freshDatabase, type FreshDatabase } from "./database";
import { textAt } from "./json";
import { Person } from "./person";
import { until } from "./until";

export const demoSecretOfTests = "a secret of the tests";
const day = 86_400_000;

export interface TestHub {
  readonly url: string;
  readonly anyone: Person;
  /** A person with that role in a municipality, or with none in the whole network. */
  readonly someone: (role: string, municipalityCode?: string) => Promise<Person>;
  readonly database: FreshDatabase;
  readonly dataSource: DataSource;
  /** Statements that reads have sent since the last time that it was asked. */
  readonly statements: () => Promise<number>;
  readonly runJob: (name: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface TestHubOptions {
  readonly database?: FreshDatabase;
  readonly environment?: Readonly<Record<string, string>>;
  readonly now?: () => Date;
  readonly logTo?: { readonly write: (line: string) => void };
}

/** A real hub on a free port, over a database of its own. */
export async function startTestHub({ database, environment = {}, now, logTo }: TestHubOptions = {}): Promise<TestHub> {
  const own = database ?? (await freshDatabase());
  const config = readConfig({ PORT: "0", LOG_LEVEL: "silent", ...generous, ...own.environment, ...environment });
  let dataSource: DataSource | undefined;
  const hub: Hub = await startHub(config, {
    ...(now && { now }),
    ...(logTo && { logTo }),
    prepare: async (open) => {
      dataSource = open.dataSource;
      await openDemoSignIn(new Database(open.dataSource, open.pool), demoSecretOfTests);
    },
  });
  if (!dataSource) throw new Error("the hub did not open its database");
  const source = dataSource;
  let counted = 0;
  return {
    url: hub.url,
    anyone: new Person(hub.url, null),
    someone: async (role, municipalityCode) => {
      const email = `${randomUUID()}@example.org`;
      await addAccount(source, email, role, municipalityCode ?? null);
      return new Person(hub.url, tokenFor(email), email);
    },
    database: own,
    dataSource: source,
    statements: async () => {
      const metrics = await (await fetch(`${hub.url}/metrics`)).text();
      const total = Number(/^samspil_statements_total (\d+)$/m.exec(metrics)?.[1]);
      const since = total - counted;
      counted = total;
      return since;
    },
    runJob: hub.runJob,
    stop: async () => {
      await hub.stop();
      if (!database) await own.drop();
    },
  };
}

/** All tests ask from one address; on a crowded machine what they ask for takes its time. */
const generous = { DATABASE_WAIT_MS: "60000", BUDGET_ANONYMOUS: "1000000000", BUDGET_MEMBER: "1000000000", BUDGET_GUESSES: "1000000000" };

export const tokenFor = (email: string, lifeMs = day): string =>
  signDemoToken(demoSecretOfTests, { email, endsAt: new Date(Date.now() + lifeMs) });

async function addAccount(source: DataSource, email: string, role: string, code: string | null): Promise<void> {
  const id = newId("Account");
  await source.query("INSERT INTO account (id, name, email, created_at) VALUES ($1, $2, $3, now())", [
    id,
    `A ${role.toLowerCase()} (test)`,
    email,
  ]);
  await source.query(
    `INSERT INTO membership (id, account_id, municipality_id, role, since)
     VALUES ($1, $2, (SELECT id FROM municipality WHERE code = $3), $4, now())`,
    [newId("Membership"), id, code, role],
  );
}

/** The cursor of the newest announcement when all that was committed has its number. */
export async function settledHead(hub: TestHub): Promise<string> {
  await until(async () => {
    const waiting: unknown[] = await hub.dataSource.query("SELECT FROM announcement WHERE seq IS NULL");
    return waiting.length === 0;
  }, "everything to be numbered");
  return textAt(await hub.anyone.data("{ announcementHead }"), "announcementHead");
}
