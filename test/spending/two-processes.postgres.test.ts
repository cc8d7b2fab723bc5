import { freshDatabase, type FreshDatabase } from "../support/database";
import { startTestHub, type TestHub } from "../support/hub";
import { until } from "../support/until";

let database: FreshDatabase;
let hubs: TestHub[];
const now = new Date();
beforeAll(async () => {
  database = await freshDatabase();
  const environment = { BUDGET_ANONYMOUS: "100" };
  hubs = [await startTestHub({ database, environment, now: () => now }), await startTestHub({ database, environment, now: () => now })];
});
afterAll(async () => {
  for (const hub of hubs) await hub.stop();
  await database.drop();
});

test("what is spent at one process is gone at the other", async () => {
  const [one, two] = hubs as [TestHub, TestHub];
  const LIST = "{ municipalities(first: 40) { nodes { name } } }";
  for (let n = 0; n < 3; n++) await one.anyone.ask(LIST);
  expect((await one.anyone.ask(LIST)).status).toBe(429);
  // The other learns of it when it tells of what it spent itself.
  await until(async () => (await two.anyone.ask("{ rateLimit { remaining } }")).status === 429, "the other to know");
});
