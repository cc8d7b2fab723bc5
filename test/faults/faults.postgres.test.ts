import { Client } from "pg";
import { openDemoSignIn } from "../../src/accounts";
import { poolOf } from "../../src/data-source";
import { Database } from "../../src/kernel/db/database";
import { newId } from "../../src/kernel/db/id";
import { startChildHub, type ChildHub } from "../support/child-hub";
import { aDraft, aMunicipality } from "../support/factories";
import { demoSecretOfTests, settledHead, startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { clusterWithTables, type OwnCluster } from "../support/own-cluster";
import { Person } from "../support/person";
import { until } from "../support/until";
import { Faithful } from "./faithful";

const hour = 3_600_000;
let cluster: OwnCluster;
let here: TestHub;
let there: ChildHub;
let editors: readonly Person[];
let code: string;

beforeAll(async () => {
  cluster = await clusterWithTables();
  const environment = { DATABASE_URL: cluster.url, CHECKPOINT_SECONDS: "1" };
  // The clock of this one is an hour ahead of the database's and of the other's.
  const database = { environment, drop: async () => undefined };
  here = await startTestHub({ database, now: () => new Date(Date.now() + hour) });
  await openDemoSignIn(new Database(here.dataSource, poolOf(here.dataSource)), demoSecretOfTests);
  there = await startChildHub(environment);
  const made = await aMunicipality(here);
  code = made.code;
  // Their token has to hold by both clocks.
  editors = [made.editor, new Person(there.url, made.editor.token)];
});
afterAll(async () => {
  await there.stop();
  await here.stop();
  await cluster.remove();
});

const PUBLISH = `mutation ($id: ID!) { publishInitiative(input: { id: $id }) { initiative { status } userErrors { code } } }`;

const drafts = async (count: number) => {
  const made: string[] = [];
  for (let i = 0; i < count; i++) made.push(await aDraft(editors[i % 2]!, { municipalityCode: code }));
  return made;
};

/** Publishes through both processes; what could not be acknowledged is asked for again. */
async function publish(ids: readonly string[]): Promise<void> {
  const one = async (id: string, number: number) => {
    await until(
      async () => {
        const data = await editors[number % 2]!.data(PUBLISH, { id });
        return at(data, "publishInitiative.initiative.status") === "PUBLISHED";
      },
      "the publication to be acknowledged",
      20_000,
    );
  };
  await Promise.all(ids.map(one));
}

async function followers(count = 2): Promise<Faithful[]> {
  const start = await settledHead(here);
  const made = Array.from({ length: count }, (_, i) => new Faithful(i % 2 ? there.url : here.url, start));
  await until(() => made.every(({ isConnected }) => isConnected), "all to follow");
  return made;
}

/** Everything that was acknowledged, once, in the same order for all. */
async function expectAll(all: readonly Faithful[], published: readonly string[]): Promise<void> {
  await until(() => all.every(({ heard }) => published.every((id) => heard.includes(id))), "all to hear of all", 20_000);
  for (const { heard, ids } of all) {
    expect(heard).toEqual(all[0]?.heard);
    expect([...heard].sort()).toEqual([...published].sort());
    expect(new Set(ids).size).toBe(ids.length);
  }
  for (const one of all) one.leave();
}

test("the database crashes and recovers under writers: nothing that was acknowledged is lost, and news come within two seconds", async () => {
  const all = await followers(4);
  const published = await drafts(16);
  const publishing = publish(published.slice(0, 12));
  await until(() => (all[0]?.heard.length ?? 0) > 0, "the first");
  await cluster.restart();
  await publishing;
  await until(async () => (await fetch(`${there.url}/health/ready`)).status === 200, "the hub to be ready again");
  const backAt = performance.now();
  await publish(published.slice(12));
  await until(() => all.every(({ heard }) => published.every((id) => heard.includes(id))), "all to hear of all", 20_000);
  expect(performance.now() - backAt).toBeLessThan(4_000);
  await expectAll(all, published);
});

test("the backends of both hubs are terminated again and again, the sequencer's among them", async () => {
  const operator = new Client({ connectionString: cluster.url, application_name: "operator" });
  await operator.connect();
  const all = await followers();
  const published = await drafts(12);
  let isDone = false;
  const publishing = publish(published).finally(() => (isDone = true));
  let terminated = 0;
  for (let round = 0; round < 10 && !isDone; round++) {
    const { rows } = await operator.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'postgres' AND pid <> pg_backend_pid()",
    );
    terminated += rows.length;
    await operator.query("SELECT pg_sleep(0.03)");
  }
  await publishing;
  await operator.end();
  expect(terminated).toBeGreaterThan(0);
  await expectAll(all, published);
});

test("a writer is idle in its transaction: nobody waits for it, and what it announced comes when it commits", async () => {
  const writer = new Client({ connectionString: cluster.url });
  await writer.connect();
  const all = await followers();
  const [late, ...others] = await drafts(4);
  await writer.query("BEGIN");
  await writer.query(
    "INSERT INTO announcement (id, kind, occurred_at, subject_id, municipality_id) SELECT $1, 'INITIATIVE_PUBLISHED', now(), $2, municipality_id FROM initiative WHERE id = $2",
    [newId("Announcement"), late],
  );
  await publish(others);
  await until(() => all.every(({ heard }) => others.every((id) => heard.includes(id))), "the others to be heard of");
  // Idle for three seconds, in which the followers have checkpoints that are beyond the others.
  await writer.query("SELECT pg_sleep(3)");
  expect(all.map(({ heard }) => heard.includes(late!))).toEqual([false, false]);
  await writer.query("COMMIT");
  await writer.end();
  await until(() => all.every(({ heard }) => heard.at(-1) === late), "the late one, after them");
  await expectAll(all, [...others, late!]);
});

test("a line is cut without a close frame: with its cursor a client misses nothing, and without, it does", async () => {
  const start = await settledHead(here);
  const faithful = new Faithful(here.url, start);
  const control = new Faithful(here.url, start, false);
  const both = [faithful, control];
  await until(() => both.every(({ isConnected }) => isConnected), "both to follow");
  const published = await drafts(6);
  await publish(published.slice(0, 2));
  await until(() => both.every(({ heard }) => heard.length === 2), "both to hear");
  for (const one of both) one.cut();
  await publish(published.slice(2, 5));
  await settledHead(here);
  for (const one of both) one.mend();
  await until(() => both.every(({ isConnected }) => isConnected), "both to be back");
  await publish(published.slice(5));
  await until(() => both.every(({ heard }) => heard.includes(published[5]!)), "both to hear again");

  expect(control.heard.length).toBe(3);
  control.leave();
  await expectAll([faithful], published);
});

test("whoever hears nothing is told so: a checkpoint comes in time, from either process", async () => {
  const all = await followers();
  const before = all.map(({ saidAt }) => saidAt);
  await until(() => all.every(({ saidAt }, i) => saidAt > before[i]!), "a checkpoint each", 30_000);
  await expectAll(all, []);
});
