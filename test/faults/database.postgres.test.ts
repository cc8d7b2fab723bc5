import { isDeepStrictEqual } from "node:util";
import { Client } from "pg";
import { startChildHub, type ChildHub } from "../support/child-hub";
import { aDraft, aMunicipality } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { clusterWithTables, type OwnCluster } from "../support/own-cluster";
import { Person, type Reply } from "../support/person";
import { until } from "../support/until";

const pool = 3;
const nothing = async () => undefined;
let cluster: OwnCluster;
let environment: Readonly<Record<string, string>>;
let hub: TestHub;
/** In a process of its own, to be killed. */
let there: ChildHub;
let editor: Person;
let code: string;

beforeAll(async () => {
  cluster = await clusterWithTables();
  environment = { DATABASE_URL: cluster.url, DATABASE_POOL: String(pool), DATABASE_WAIT_MS: "1000", STATEMENT_TIMEOUT_MS: "600000" };
  hub = await startTestHub({ database: { environment, drop: nothing } });
  there = await startChildHub(environment);
  ({ code, editor } = await aMunicipality(hub));
});
afterAll(async () => {
  await there.kill();
  await hub.stop();
  await cluster.remove();
});

const OTHERS = "{ municipalities { totalCount } }";
const SLOW = "{ initiatives { totalCount } }";
const PUBLISH = "mutation ($id: ID!) { publishInitiative(input: { id: $id }) { initiative { status } userErrors { code } } }";

const told = ({ status, headers, errors }: Reply) => [status, headers.get("retry-after"), at(errors, "0.extensions.code")];
const away = [503, "1", "SERVICE_UNAVAILABLE"];
const fine = [200, null, undefined];

/** Practices cannot be read while it acts: a statement that reads them runs for ever. */
async function whileLocked(act: (held: () => Promise<number>) => Promise<void>): Promise<void> {
  const operator = new Client({ connectionString: cluster.url, application_name: "operator" });
  await operator.connect();
  await operator.query("BEGIN");
  await operator.query("LOCK TABLE initiative, initiative_document IN ACCESS EXCLUSIVE MODE");
  const held = async () => {
    const { rows } = await operator.query<{ n: number }>("SELECT count(*)::int n FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
    return rows[0]?.n ?? 0;
  };
  await act(held).finally(() => operator.end());
}

test("slow statements hold all connections: waiting for one is bounded, and all are served when they are free", async () => {
  const slow: Promise<Reply>[] = [];
  await whileLocked(async (held) => {
    await until(async () => {
      if ((await held()) === pool) return true;
      slow.push(hub.anyone.ask(SLOW));
      return false;
    }, "no connection to be left");
    expect(told(await hub.anyone.ask(OTHERS))).toEqual(away);
    expect((await fetch(`${hub.url}/health/live`)).status).toBe(200);
  });
  const ends = (await Promise.all(slow)).map(told);
  expect(ends.filter(([status]) => status === 200)).toEqual(Array(pool).fill(fine));
  expect(ends.filter(([status]) => status !== 200).every((end) => isDeepStrictEqual(end, away))).toBe(true);
  expect(told(await hub.anyone.ask(OTHERS))).toEqual(fine);
});

test("a statement that runs wild is cut, and its connection serves others", async () => {
  const impatient = await startTestHub({ database: { environment: { ...environment, STATEMENT_TIMEOUT_MS: "200" }, drop: nothing } });
  await whileLocked(async () => {
    for (let n = 0; n < 2 * pool; n++) expect(told(await impatient.anyone.ask(SLOW))).toEqual(away);
    expect(told(await impatient.anyone.ask(OTHERS))).toEqual(fine);
  });
  await impatient.stop();
});

/** Publishes again and again, and keeps a journal of what was acknowledged, until it is called off. */
class Writers {
  readonly acknowledged: string[] = [];
  readonly refused: unknown[] = [];
  #isOver = false;
  readonly #all: Promise<unknown>;

  constructor(who: Person, count = 3) {
    this.#all = Promise.all(Array.from({ length: count }, () => this.#write(who)));
  }

  async #write(who: Person): Promise<void> {
    while (!this.#isOver) {
      try {
        const id = await aDraft(who, { municipalityCode: code });
        const reply = await who.ask(PUBLISH, { id });
        if (at(reply.data, "publishInitiative.initiative.status") === "PUBLISHED") this.acknowledged.push(id);
        else this.refused.push(told(reply));
      } catch {
        // The draft was refused, or the process is gone: nothing was acknowledged.
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#all;
  }
}

/** Whatever was acknowledged is there, and whatever is there is there whole: state, revision and announcement. */
async function expectWhole(acknowledged: readonly string[]): Promise<void> {
  const text = `SELECT i.id, (SELECT count(*)::int FROM announcement a WHERE a.subject_id = i.id AND a.kind = 'INITIATIVE_PUBLISHED') AS told, i.status = 'PUBLISHED' AS is_published
    FROM initiative i`;
  const rows = await hub.dataSource.query<{ id: string; told: number; is_published: boolean }[]>(text);
  const published = rows.filter((row) => row.is_published).map(({ id }) => id);
  expect(acknowledged.filter((id) => !published.includes(id))).toEqual([]);
  expect(rows.filter((row) => row.told !== (row.is_published ? 1 : 0))).toEqual([]);
}

test("PostgreSQL is stopped under writers: 503 with Retry-After, and all goes on when it is back, with nothing half done", async () => {
  const reader = new Person(there.url, null);
  const writers = new Writers(new Person(there.url, editor.token));
  await until(() => writers.acknowledged.length >= 5, "some publications");
  await cluster.stop();
  for (let n = 0; n < 5; n++) expect(told(await reader.ask(OTHERS))).toEqual(away);
  expect((await fetch(`${there.url}/health/ready`)).status).toBe(503);
  const before = writers.acknowledged.length;
  await cluster.start();
  await until(() => writers.acknowledged.length >= before + 5, "publications after its return");
  await writers.stop();

  for (const reply of writers.refused) expect(reply).toEqual(away);
  expect(told(await reader.ask(OTHERS))).toEqual(fine);
  expect(there.said()).not.toContain('"level":50');
  await expectWhole(writers.acknowledged);
});

test("kill -9 of the hub under writers: what was acknowledged is there, and what is there is whole", async () => {
  const writers = new Writers(new Person(there.url, editor.token), 6);
  await until(() => writers.acknowledged.length >= 20, "a journal");
  await there.kill();
  await writers.stop();
  await expectWhole(writers.acknowledged);
});
