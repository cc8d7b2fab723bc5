import { RecentCallers } from "../../src/accounts";
import { Viewer } from "../../src/kernel/viewer";
import { aMunicipality } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import { mutate } from "../support/mutate";
import { Person } from "../support/person";

// Changes come by SQL: as from another process, which tells this one nothing.
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const ME = "{ viewer { memberships { role } } }";
const contactOf = "query ($id: ID!) { contact(id: $id) { name email } }";

test("whoever asked lately is known without a statement, however often they ask", async () => {
  const { editor } = await aMunicipality(hub);
  await editor.data(ME);
  await hub.statements();

  for (let i = 0; i < 5; i++) expect(at(await editor.data(ME), "viewer.memberships.0.role")).toBe("EDITOR");

  expect(await hub.statements()).toBe(5);
});

test("a role that was taken or given shows in the next answer", async () => {
  const { code, editor } = await aMunicipality(hub);
  const contact = textAt(
    await mutate(
      editor,
      "addContact",
      { municipalityCode: code, name: "Example Person", details: { email: "p@example.org" } },
      "contact { id }",
    ),
    "contact.id",
  );
  const member = await hub.someone("MEMBER", code);
  const seen = async () => at(await member.data(contactOf, { id: contact }), "contact.email");
  const own = "account_id = (SELECT id FROM account WHERE email = $1)";
  // Past the third use, from which on a statement is prepared.
  for (let i = 0; i < 4; i++) expect(await seen()).toBe("p@example.org");

  await hub.dataSource.query(`UPDATE membership SET municipality_id = NULL, role = 'ADMINISTRATOR' WHERE ${own}`, [member.email]);
  expect(at(await member.data(ME), "viewer.memberships.0.role")).toBe("ADMINISTRATOR");
  await hub.dataSource.query(`DELETE FROM membership WHERE ${own}`, [member.email]);
  expect(at(await member.data(contactOf, { id: contact }), "contact")).toBeNull();
  expect(at(await member.data(ME), "viewer.memberships")).toEqual([]);
});

test("a municipality that leaves takes its members' sight with it", async () => {
  const [{ code, editor }, other] = [await aMunicipality(hub), await aMunicipality(hub)];
  await hub.dataSource.query("UPDATE municipality SET participates_since = now() WHERE code = $1", [other.code]);
  const contact = textAt(
    await mutate(
      editor,
      "addContact",
      { municipalityCode: code, name: "Example Person", details: { visibility: "NETWORK" } },
      "contact { id }",
    ),
    "contact.id",
  );
  const member = await hub.someone("MEMBER", other.code);
  expect(at(await member.data(contactOf, { id: contact }), "contact.name")).toBe("Example Person");
  await hub.dataSource.query("UPDATE municipality SET participates_since = NULL WHERE code = $1", [other.code]);
  expect(at(await member.data(contactOf, { id: contact }), "contact")).toBeNull();
});

test("a revoked token is refused on its next request, whatever it asks", async () => {
  const { code, editor } = await aMunicipality(hub);
  const asked = [
    ME,
    "{ announcementHead }",
    "{ rateLimit { cost } }",
    "{ announcementHead municipalities(first: 1) { totalCount } }",
    `mutation { draftInitiative(input: { municipalityCode: "${code}", title: "Too late" }) { initiative { id } userErrors { code } } }`,
  ];
  for (const query of asked) {
    const made = await mutate(editor, "createApiToken", { name: "x", scopes: ["INITIATIVES_WRITE"] }, "secret apiToken { id }");
    const program = new Person(hub.url, textAt(made, "secret"));
    await program.data(ME);
    await hub.dataSource.query("UPDATE api_token SET revoked_at = now() WHERE id = $1", [textAt(made, "apiToken.id")]);

    const { status, body } = await program.ask(query);
    expect([query, status, at(body, "data"), at(body, "errors.0.extensions.code")]).toEqual([query, 401, undefined, "UNAUTHENTICATED"]);
    expect(at(body, "errors.0.message")).toBe("This token was revoked.");
  }
  expect(await hub.dataSource.query("SELECT FROM initiative WHERE title = 'Too late'")).toEqual([]);
});

test("a caller is remembered for a minute, and not beyond the token's end", () => {
  let now = 0;
  const recent = new RecentCallers(() => new Date(now));
  const until = (endsAt: Date | null) => ({
    viewer: new Viewer({ accountId: "a", memberships: [], token: null, endsAt }),
    accessVersion: "1",
  });
  recent.keep("long", until(new Date(3_600_000)));
  recent.keep("short", until(new Date(10_000)));
  const known = () => ["long", "short", "never"].map((name) => recent.get(name) !== null);

  expect(known()).toEqual([true, true, false]);
  now = 9_999;
  expect(known()).toEqual([true, true, false]);
  now = 10_000;
  expect(known()).toEqual([true, false, false]);
  now = 60_000;
  expect(known()).toEqual([false, false, false]);
});
