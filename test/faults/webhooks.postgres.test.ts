import { join } from "node:path";
import { Webhook as Stranger } from "standardwebhooks";
import { startChildHub, type ChildHub } from "../support/child-hub";
import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { startTestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { mutate } from "../support/mutate";
import { clusterWithTables, type OwnCluster } from "../support/own-cluster";
import { Person } from "../support/person";
import { seeded } from "../support/random";
import { aReceiver, type Message, type Receiver } from "../support/receiver";
import { until } from "../support/until";
import { Faithful } from "./faithful";

let cluster: OwnCluster;
let code: string;
let editor: Person;
const alive = new Set<ChildHub>();
beforeAll(async () => {
  cluster = await clusterWithTables();
  // Only to let people in: it sends nothing, so that whoever sends is one of the processes below.
  const first = await startTestHub({ database: { environment: { DATABASE_URL: cluster.url }, drop: async () => undefined } });
  ({ code, editor } = await aMunicipality(first));
  await first.stop();
});
afterEach(async () => {
  for (const hub of alive) await hub.kill();
  alive.clear();
});
afterAll(() => cluster.remove());

const aHub = async (environment = {}): Promise<ChildHub> => {
  const hub = await startChildHub({ DATABASE_URL: cluster.url, WEBHOOK_ALLOW_PRIVATE: "1", CHECKPOINT_SECONDS: "1", ...environment });
  alive.add(hub);
  return hub;
};
const killed = async (hub: ChildHub): Promise<void> => {
  await hub.kill();
  alive.delete(hub);
};
const editorAt = ({ url }: ChildHub) => new Person(url, editor.token);
const publish = async (hub: ChildHub, count: number): Promise<string[]> => {
  const made: string[] = [];
  for (let i = 0; i < count; i++) made.push(await aPractice(editorAt(hub), { municipalityCode: code }));
  return made;
};
const aWebhook = (hub: ChildHub, { url }: Receiver): Promise<Json> =>
  mutate(editorAt(hub), "createWebhook", { url, kinds: ["INITIATIVE_PUBLISHED"] }, "webhook { id cursor } secret");
/** What arrived, each once, in the order in which it came first. */
const arrived = ({ messages }: Receiver): Json[] => [
  ...new Map(messages.map(({ id, body }) => [id, at(body, "data.subjectId")] as const)).values(),
];
const PUBLISH = `mutation ($id: ID!) { publishInitiative(input: { id: $id }) { initiative { status } userErrors { code } } }`;
const LOG = `query ($after: String) { announcements(after: $after, first: 100, filter: { kinds: [INITIATIVE_PUBLISHED] }) { nodes { id subjectId } } }`;

test("killed while it delivers: another goes on, all arrives, in order, twice only under the same id", async () => {
  const receiver = await aReceiver();
  const one = await aHub();
  const answered: string[] = [];
  const held = 4;
  receiver.answer = ({ id }, response) => {
    if (receiver.messages.length === held) return; // it is delivered, and the one who delivered it dies before it hears so
    answered.push(id);
    response.writeHead(204).end();
  };
  const webhookId = textAt(await aWebhook(one, receiver), "webhook.id");
  const published = await publish(one, 6);
  await receiver.took(held);
  const other = await aHub();

  await killed(one);
  const [again] = (await receiver.took(held + 1)).slice(held);
  expect(again?.id).toBe(receiver.messages[held - 1]?.id);

  published.push(...(await publish(other, 4)));
  await until(() => arrived(receiver).length === published.length, "all to arrive");
  expect(arrived(receiver)).toEqual(published);
  // Nothing twice but what was in the air.
  expect(receiver.messages.length).toBe(published.length + 1);
  expect(answered).toEqual([...new Set(answered)]);

  const look =
    "query ($id: ID!) { node(id: $id) { ... on Webhook { status backlog deliveries(first: 50) { nodes { attempts deliveredAt } } } } }";
  const kept = await until(async () => {
    const found = at(await editorAt(other).data(look, { id: webhookId }), "node");
    return at(found, "backlog") === 0 && found;
  }, "all to be kept");
  expect(kept as Json).toMatchObject({ status: "ENABLED" });
  expect((at(kept as Json, "deliveries.nodes") as Json[]).map((node) => at(node, "attempts"))).toEqual(published.map(() => 1));
  await mutate(editorAt(other), "deleteWebhook", { id: webhookId });
  await receiver.stop();
});

test("either killed at random points, the database crashed, one clock an hour off: all arrives, in order; without a cursor some is lost", async () => {
  const random = seeded(6);
  const receiver = await aReceiver();
  const environments = [{}, { NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, "..", "support", "an-hour-ahead.cjs"))}` }];
  const hubs = await Promise.all(environments.map(aHub));
  const made = await aWebhook(hubs[0]!, receiver);
  const start = textAt(made, "webhook.cursor");
  // The stranger refuses what is older or newer than five minutes.
  const stranger = new Stranger(textAt(made, "secret"));
  const refused: unknown[] = [];
  const isGood = ({ text, headers }: Message): boolean => {
    try {
      return Boolean(stranger.verify(text, headers as Record<string, string>));
    } catch (error) {
      refused.push(error);
      return false;
    }
  };
  receiver.answer = (message, response) =>
    void setTimeout(() => response.writeHead(isGood(message) ? 204 : 401).end(), Math.floor(20 * random()));

  const published: string[] = [];
  let [allowed, turn, isOver] = [0, 0, false];
  /** Whoever answers; what could not be acknowledged is asked for again. */
  const someone = () => editorAt(hubs[turn++ % 2]!);
  const publishing = (async () => {
    for (;;) {
      await until(() => isOver || published.length < allowed, "leave to publish");
      if (isOver) return;
      const id = await until(() => aDraft(someone(), { municipalityCode: code }), "a draft");
      await until(
        async () => at(await someone().data(PUBLISH, { id }), "publishInitiative.initiative.status") === "PUBLISHED",
        "the publication to be acknowledged",
      );
      published.push(id);
    }
  })();
  // Waited for below, where the test gets so far.
  publishing.catch(() => undefined);
  const more = () => {
    allowed = published.length + 4;
    const wanted = receiver.messages.length + 1 + Math.floor(3 * random());
    return until(() => receiver.messages.length >= wanted, "some more to arrive");
  };
  const control = new Faithful(hubs[1]!.url, start, false);
  await until(() => control.isConnected, "the control to follow");
  for (const which of [0, 1]) {
    await more();
    const { url } = hubs[which]!;
    await killed(hubs[which]!);
    const before = published.length;
    allowed = before + 2;
    await until(() => published.length > before, "the other to publish meanwhile");
    hubs[which] = await aHub({ ...environments[which], PORT: new URL(url).port });
    await more();
    if (which === 0) await cluster.restart();
  }
  await more();
  isOver = true;
  await publishing;

  const log = await until(async () => {
    const nodes = at(await someone().data(LOG, { after: start }), "announcements.nodes") as { id: string; subjectId: string }[];
    return nodes.length >= published.length && nodes;
  }, "all to have a number");
  await until(() => arrived(receiver).length >= log.length, "all to arrive");
  expect(log.map(({ subjectId }) => subjectId).sort()).toEqual([...published].sort());
  expect(arrived(receiver)).toEqual(log.map(({ subjectId }) => subjectId));
  // What comes twice is what was in the air: nothing is behind what came before it.
  const places = receiver.messages.map(({ id }) => log.findIndex((entry) => entry.id === id));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(refused).toEqual([]);
  const toldBefore = control.saidAt;
  await until(() => control.isConnected && control.saidAt > toldBefore, "a checkpoint: the control has been told all that it is told");
  expect(control.heard.length).toBeLessThan(log.length);
  control.leave();
  await receiver.stop();
});
