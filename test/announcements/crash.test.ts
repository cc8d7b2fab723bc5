import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDemoSignIn, signDemoToken } from "../../src/accounts";
import { readConfig } from "../../src/config";
import { Database } from "../../src/kernel/db/database";
import { newId } from "../../src/kernel/db/id";
import { createLog } from "../../src/kernel/log";
import { openDatabase } from "../../src/open-database";
import { startChildHub, type ChildHub } from "../support/child-hub";
import { freshDatabase, type FreshDatabase } from "../support/database";
import { aDraft } from "../support/factories";
import { textAt } from "../support/json";
import { Person } from "../support/person";
import { until } from "../support/until";

const secret = "a secret of the crash tests";
const email = "editor.0265@example.org";
const token = signDemoToken(secret, { email, endsAt: new Date(Date.now() + 3_600_000) });
const FOLLOW = `subscription ($after: String) { initiativePublished(after: $after) { cursor initiative { id } } }`;
const PUBLISH = `mutation ($id: ID!) { publishInitiative(input: { id: $id }) { initiative { id } userErrors { code } } }`;

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const open = await openDatabase(readConfig(database.environment), createLog("silent"));
  await openDemoSignIn(new Database(open.dataSource, open.pool), secret);
  const account = newId("Account");
  await open.dataSource.query("INSERT INTO account (id, name, email, created_at) VALUES ($1, 'Editor (test)', $2, now())", [
    account,
    email,
  ]);
  await open.dataSource.query(
    "INSERT INTO membership (id, account_id, municipality_id, role, since) SELECT $1, $2, id, 'EDITOR', now() FROM municipality WHERE code = '0265'",
    [newId("Membership"), account],
  );
  // The first start of an embedded hub would fill it with the demo: here is enough.
  await open.dataSource.query("INSERT INTO hub_setting (key, value) VALUES ('demo-seeded', 'true')");
  await open.close();
});
afterAll(() => database.drop());

test("kill -9 between acknowledgement and delivery: after the restart the follower goes on from its cursor and misses nothing", async () => {
  const acknowledged: string[] = [];
  const heard: string[] = [];
  let hub: ChildHub = await startChildHub(database.environment);
  let cursor = textAt(await new Person(hub.url, null).data("{ announcementHead }"), "announcementHead");

  for (let round = 0; round < 3; round++) {
    const editor = new Person(hub.url, token);
    const drafts: string[] = [];
    for (let i = 0; i < 8; i++) drafts.push(await aDraft(editor, { municipalityCode: "0265" }));
    // All at once, and the power goes when a part of them is acknowledged: those count, the others may or may not be there.
    const publishing = drafts.map(async (id) => {
      await editor.data(PUBLISH, { id });
      acknowledged.push(id);
    });
    await Promise.any(publishing.slice(round * 2));
    await hub.kill();
    await Promise.allSettled(publishing);

    hub = await startChildHub(database.environment);
    const follower = new Person(hub.url, null).follow(FOLLOW, { after: cursor });
    while (acknowledged.some((id) => !heard.includes(id))) {
      const event = await follower.next();
      heard.push(textAt(event, "initiativePublished.initiative.id"));
      cursor = textAt(event, "initiativePublished.cursor");
    }
    await follower.stop();
  }

  expect(acknowledged.length).toBeGreaterThanOrEqual(3);
  expect(heard.length).toBe(new Set(heard).size);
  expect(heard).toEqual(expect.arrayContaining(acknowledged));
  expect(await hub.stop()).toBe(0);
});

test("the README's first subscription goes on by itself after a kill -9, and misses nothing", async () => {
  const root = join(__dirname, "..", "..");
  const [, command = ""] = /### A first subscription[^]*?```sh\n([^]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
  let hub: ChildHub = await startChildHub(database.environment);
  const { port } = new URL(hub.url);
  const sample = spawn("sh", ["-c", `exec ${command.replaceAll(":4000", `:${port}`)}`], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [sample.stdout, sample.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const editor = () => new Person(hub.url, token);
  const publish = async (title: string) => editor().data(PUBLISH, { id: await aDraft(editor(), { municipalityCode: "0265", title }) });
  // It asked for the head before it subscribed. The hub has followers of its own.
  const follows = async () => /^samspil_subscriptions 1$/m.test(await (await fetch(`${hub.url}/metrics`)).text());

  try {
    await until(follows, "the sample to follow");
    await publish("Before");
    await until(() => said.includes("Before"), "the first to be told");
    await publish("While it was killed");
    await hub.kill();
    hub = await startChildHub({ ...database.environment, PORT: port });
    await publish("After");
    await until(() => said.includes("After"), "the last to be told");
  } finally {
    sample.kill();
    await hub.stop();
  }

  const titles = said
    .trim()
    .split("\n")
    .map((line) => /"title":"([^"]*)"/.exec(line)?.[1] ?? line);
  expect(titles).toEqual(["Before", "While it was killed", "After"]);
});
