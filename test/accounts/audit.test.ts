import { aMunicipality } from "../support/factories";
import { createSchema } from "../../src/schema";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { mutate } from "../support/mutate";
import { Person } from "../support/person";

let hub: TestHub;
let administrator: Person;
beforeAll(async () => {
  hub = await startTestHub();
  administrator = await hub.someone("ADMINISTRATOR");
});
afterAll(() => hub.stop());

const ENTRIES = `query ($filter: AuditFilter, $first: Int, $after: String) { auditEntries(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { endCursor hasNextPage } nodes { action subjectId changedFields actor { id } apiToken { name } } } }`;
const entries = async (filter: object, who = administrator): Promise<Json> => at(await who.data(ENTRIES, { filter }), "auditEntries");
const idOf = async (who: Person) => textAt(await who.data("{ viewer { account { id } } }"), "viewer.account.id");

test("who did what to which object, and which fields: names, never contents", async () => {
  const { code, editor } = await aMunicipality(hub);
  const actor = await idOf(editor);
  const input = { municipalityCode: code, title: "A secret title", content: { summary: "What it is about." } };
  const id = textAt(await mutate(editor, "draftInitiative", input, "initiative { id }"), "initiative.id");
  await mutate(editor, "reviseInitiative", { id, patch: { challenge: "Nobody drove.", links: [] } });
  await mutate(editor, "publishInitiative", { id });
  await mutate(editor, "reviseInitiative", { id, patch: { title: " " } });

  expect(await entries({ subjectId: id })).toEqual({
    totalCount: 3,
    pageInfo: { endCursor: expect.any(String), hasNextPage: false },
    nodes: [
      { action: "publishInitiative", subjectId: id, changedFields: [], actor: { id: actor }, apiToken: null },
      { action: "reviseInitiative", subjectId: id, changedFields: ["challenge", "links"], actor: { id: actor }, apiToken: null },
      {
        action: "draftInitiative",
        subjectId: id,
        changedFields: ["municipalityCode", "summary", "title"],
        actor: { id: actor },
        apiToken: null,
      },
    ],
  });
  const kept: unknown[] = await hub.dataSource.query("SELECT * FROM audit_entry");
  expect(JSON.stringify(kept)).not.toContain("secret title");
});

test("with a token or in person", async () => {
  const { code, editor } = await aMunicipality(hub);
  const secret = textAt(
    await mutate(editor, "createApiToken", { name: "The intranet", scopes: ["INITIATIVES_WRITE"] }, "secret"),
    "secret",
  );
  const program = new Person(hub.url, secret);
  const id = textAt(
    await mutate(program, "draftInitiative", { municipalityCode: code, title: "By a program" }, "initiative { id }"),
    "initiative.id",
  );
  expect(at(await entries({ subjectId: id }), "nodes.0")).toMatchObject({
    actor: { id: await idOf(editor) },
    apiToken: { name: "The intranet" },
  });
});

test("reading the whole directory is told, looking somebody up is not", async () => {
  const { editor } = await aMunicipality(hub);
  const actorId = await idOf(editor);
  await editor.data('{ contacts(first: 100) { nodes { name } } contact(id: "x") { name } }');
  await editor.data('{ contacts(filter: { text: "Bo" }) { nodes { name } } }');
  await hub.anyone.data("{ contacts(first: 100) { nodes { name } } }");
  expect(at(await entries({ actorId }), "nodes")).toEqual([
    { action: "contacts", subjectId: null, changedFields: [], actor: { id: actorId }, apiToken: null },
  ]);
  expect(at(await entries({ actions: ["contacts"] }), "totalCount")).toBe(1);
});

test("pages by cursor, and filters by time", async () => {
  const { code, editor } = await aMunicipality(hub);
  const actorId = await idOf(editor);
  for (const title of ["One", "Two", "Three"]) await mutate(editor, "draftInitiative", { municipalityCode: code, title });
  const first = await administrator.data(ENTRIES, { filter: { actorId }, first: 2 });
  const rest = await administrator.data(ENTRIES, { filter: { actorId }, first: 2, after: at(first, "auditEntries.pageInfo.endCursor") });
  const ids = [first, rest].flatMap((page) => (at(page, "auditEntries.nodes") as Json[]).map((node) => at(node, "subjectId")));
  expect(new Set(ids).size).toBe(3);
  expect(at(await entries({ actorId, before: "2020-01-01T00:00:00Z" }), "totalCount")).toBe(0);
  expect(at(await entries({ actorId, after: "2020-01-01T00:00:00Z" }), "totalCount")).toBe(3);
});

test("is for administrators, and for no program without CONTACTS_READ", async () => {
  for (const who of [hub.anyone, await hub.someone("ORGANISER"), (await aMunicipality(hub)).editor])
    expect(await entries({}, who)).toBeNull();
  const program = async (scope: string) =>
    new Person(hub.url, textAt(await mutate(administrator, "createApiToken", { name: scope, scopes: [scope] }, "secret"), "secret"));
  expect(await entries({}, await program("GRAPH_READ"))).toBeNull();
  expect(await entries({}, await program("CONTACTS_READ"))).not.toBeNull();
});

test("every input is named as its mutation, for that is how an act is called", () => {
  const mutations = Object.values(createSchema().getMutationType()?.getFields() ?? {});
  expect(mutations.length).toBeGreaterThan(25);
  for (const { name, args } of mutations) {
    expect(String(args[0]?.type)).toBe(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`);
  }
});

test("entries go after twelve months, by the job alone", async () => {
  await hub.dataSource.query(
    "INSERT INTO audit_entry (id, at, action, changed_fields) VALUES (gen_random_uuid(), now() - interval '13 months', 'old', '{}')",
  );
  expect(await hub.runJob("account-retention")).toMatch(/ and 1 entries of the audit forgotten$/);
});
