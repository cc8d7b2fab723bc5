import { startChildHub, type ChildHub } from "../support/child-hub";
import { freshDatabase, type FreshDatabase } from "../support/database";
import { aMunicipality, aPractice } from "../support/factories";
import { startTestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { mutate } from "../support/mutate";
import { Person } from "../support/person";
import { aReceiver, type Receiver } from "../support/receiver";
import { until } from "../support/until";

let database: FreshDatabase;
let receiver: Receiver;
let code: string;
let editor: Person;
const alive: ChildHub[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  // Only to let people in: it sends nothing, so that whoever sends is one of the processes below.
  const first = await startTestHub({ database });
  ({ code, editor } = await aMunicipality(first));
  await first.stop();
  receiver = await aReceiver();
});
afterAll(async () => {
  for (const hub of alive) await hub.kill();
  await receiver.stop();
  await database.drop();
});

const aHub = async (): Promise<ChildHub> => {
  const hub = await startChildHub({ ...database.environment, WEBHOOK_ALLOW_PRIVATE: "1" });
  alive.push(hub);
  return hub;
};
const publish = async (hub: { readonly url: string }, count: number): Promise<string[]> => {
  const there = new Person(hub.url, editor.token);
  const made: string[] = [];
  for (let i = 0; i < count; i++) made.push(await aPractice(there, { municipalityCode: code }));
  return made;
};
/** What arrived, each once, in the order in which it came first. */
const arrived = (): Json[] => [...new Map(receiver.messages.map(({ id, body }) => [id, at(body, "data.subjectId")])).values()];

test("killed while it delivers: another goes on, all arrives, in order, twice only under the same id", async () => {
  const one = await aHub();
  const answered: string[] = [];
  const held = 4;
  receiver.answer = ({ id }, response) => {
    if (receiver.messages.length === held) return; // it is delivered, and the one who delivered it dies before it hears so
    answered.push(id);
    response.writeHead(204).end();
  };
  const there = new Person(one.url, editor.token);
  const made = await mutate(there, "createWebhook", { url: receiver.url, kinds: ["INITIATIVE_PUBLISHED"] }, "webhook { id }");
  const webhookId = textAt(made, "webhook.id");
  const published = await publish(one, 6);
  await receiver.took(held);
  const other = await aHub();

  await one.kill();
  const [again] = (await receiver.took(held + 1)).slice(held);
  expect(again?.id).toBe(receiver.messages[held - 1]?.id);

  const third = await startTestHub({ database, environment: { WEBHOOK_ALLOW_PRIVATE: "1" } });
  published.push(...(await publish(other, 3)), ...(await publish(third, 3)), ...(await publish(other, 3)));
  await until(() => arrived().length === published.length, "all to arrive");
  expect(arrived()).toEqual(published);
  // Nothing twice but what was in the air.
  expect(receiver.messages.length).toBe(published.length + 1);
  expect(answered).toEqual([...new Set(answered)]);

  const look =
    "query ($id: ID!) { node(id: $id) { ... on Webhook { status backlog deliveries(first: 50) { nodes { attempts deliveredAt } } } } }";
  const kept = await until(async () => {
    const found = at(await new Person(other.url, editor.token).data(look, { id: webhookId }), "node");
    return at(found, "backlog") === 0 && found;
  }, "all to be kept");
  expect(kept as Json).toMatchObject({ status: "ENABLED" });
  expect((at(kept as Json, "deliveries.nodes") as Json[]).map((node) => at(node, "attempts"))).toEqual(published.map(() => 1));
  await third.stop();
});
