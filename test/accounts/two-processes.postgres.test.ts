import { openDemoSignIn } from "../../src/accounts";
import { poolOf } from "../../src/data-source";
import { Database } from "../../src/kernel/db/database";
import { startChildHub, type ChildHub } from "../support/child-hub";
import { freshDatabase, type FreshDatabase } from "../support/database";
import { aMunicipality } from "../support/factories";
import { demoSecretOfTests, startTestHub, type TestHub } from "../support/hub";
import { textAt } from "../support/json";
import { startMailServer, type MailServer } from "../support/mail-server";
import { mutate } from "../support/mutate";
import { Person } from "../support/person";
import { until } from "../support/until";

let database: FreshDatabase;
let mails: MailServer;
let here: TestHub;
let there: ChildHub;
beforeAll(async () => {
  [database, mails] = [await freshDatabase(), await startMailServer()];
  const environment = { SMTP_URL: mails.url };
  here = await startTestHub({ database, environment });
  await openDemoSignIn(new Database(here.dataSource, poolOf(here.dataSource)), demoSecretOfTests);
  there = await startChildHub({ ...database.environment, ...environment });
});
afterAll(async () => {
  await there.stop();
  await here.stop();
  await mails.stop();
  await database.drop();
});

test("a key revoked at one process is refused at the other, and its socket there is closed with 4403", async () => {
  const { editor } = await aMunicipality(here);
  const made = await mutate(editor, "createApiToken", { name: "The intranet", scopes: ["GRAPH_READ"] }, "secret apiToken { id }");
  const program = new Person(there.url, textAt(made, "secret"));
  const ME = "{ viewer { apiToken { id } } }";
  await program.data(ME);
  const following = program.follow("subscription { announcements { __typename } }");
  const first = following.next();
  await until(async () => (await (await fetch(`${there.url}/metrics`)).text()).includes("samspil_subscriptions 1"), "the subscription");

  await mutate(editor, "revokeApiToken", { id: textAt(made, "apiToken.id") });

  expect((await program.ask(ME)).status).toBe(401);
  expect(await following.closed).toMatchObject({ code: 4403 });
  await expect(first).rejects.toBeDefined();
  await following.stop().catch(() => undefined);
});

test("a role taken at one process is gone at the other with the next answer", async () => {
  const { code } = await aMunicipality(here);
  const [editor, leaver] = [await here.someone("EDITOR", code), await here.someone("EDITOR", code)];
  const leaverThere = new Person(there.url, leaver.token);
  const ME = "{ viewer { memberships { id } } }";
  const membership = textAt(await leaverThere.data(ME), "viewer.memberships.0.id");

  expect(await mutate(editor, "removeMember", { membershipId: membership })).toEqual({ userErrors: [] });

  expect(await leaverThere.data(ME)).toEqual({ viewer: { memberships: [] } });
});

test("invited by many at once, at two processes: one account, one membership", async () => {
  const { code, editor } = await aMunicipality(here);
  const askers = [editor, new Person(there.url, editor.token)];
  const email = "invited.at.once@example.org";
  const input = { municipalityCode: code, email, name: "Example Person", role: "MEMBER" };

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => mutate(askers[i % 2]!, "inviteMember", input, "membership { id role }")),
  );

  expect(new Set(answers.map((answer) => textAt(answer, "membership.id"))).size).toBe(1);
  const kept: unknown[] = await here.dataSource.query(
    "SELECT m.role FROM membership m JOIN account a ON a.id = m.account_id WHERE lower(a.email) = $1",
    [email],
  );
  expect(kept).toEqual([{ role: "MEMBER" }]);
});

test("each mail is sent once, whichever process takes it", async () => {
  const { code, editor } = await aMunicipality(here);
  const askers = [editor, new Person(there.url, editor.token)];
  const addresses = Array.from({ length: 60 }, (_, i) => `one.of.many.${i}@example.org`);
  await Promise.all(
    addresses.map((email, i) =>
      mutate(askers[i % 2]!, "inviteMember", { municipalityCode: code, email, name: "Example Person", role: "MEMBER" }),
    ),
  );
  await until(async () => {
    const waiting: unknown[] = await here.dataSource.query("SELECT FROM mail WHERE sent_at IS NULL AND failure IS NULL");
    return waiting.length === 0;
  }, "all mails to be sent");

  const sent = mails.sent().filter((address) => address.startsWith("one.of.many."));
  expect(sent.sort()).toEqual([...addresses].sort());
});
