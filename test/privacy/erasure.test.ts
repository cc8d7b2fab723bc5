import { aMunicipality, aPractice } from "../support/factories";
import { announcedOf } from "../support/announced";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { mutate } from "../support/mutate";
import { Person } from "../support/person";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const aContact = async (editor: Person, code: string, email: string): Promise<string> =>
  textAt(
    await mutate(
      editor,
      "addContact",
      { municipalityCode: code, name: "Bo Example", source: "SELF", details: { email } },
      "contact { id }",
    ),
    "contact.id",
  );
const exists = async (table: string, id: string): Promise<boolean> =>
  ((await hub.dataSource.query(`SELECT FROM ${table} WHERE id = $1`, [id])) as unknown[]).length > 0;

test("an editor erases a contact of their municipality; what named it goes on without", async () => {
  const { code, editor } = await aMunicipality(hub);
  const id = await aContact(editor, code, "erased@example.org");
  const practice = await aPractice(editor, { municipalityCode: code, content: { contactIds: [id] } });

  expect(await mutate(editor, "eraseContact", { id }, "erasedContactId")).toEqual({ erasedContactId: id, userErrors: [] });
  expect(await editor.data("query ($id: ID!) { initiative(id: $id) { contacts { id } } }", { id: practice })).toEqual({
    initiative: { contacts: [] },
  });
  expect(await announcedOf(hub, id)).toEqual(["CONTACT_ERASED"]);
});

test("others do not; whoever it is about may", async () => {
  const { code, editor } = await aMunicipality(hub);
  const other = await aMunicipality(hub);
  const self = await hub.someone("MEMBER", other.code);
  const id = await aContact(editor, code, self.email ?? "");
  const refused = async (who: Person): Promise<Json> => at(await mutate(who, "eraseContact", { id }), "userErrors.0.code");

  expect(await refused(await hub.someone("MEMBER", code))).toBe("FORBIDDEN");
  expect(await refused(other.editor)).toBe("NOT_FOUND");
  expect(await exists("contact", id)).toBe(true);
  expect(at(await mutate(self, "eraseContact", { id }), "userErrors")).toEqual([]);
  expect(await exists("contact", id)).toBe(false);
});

test("a person erases their account when they type their address; the audit keeps an id that leads nowhere", async () => {
  const { code, editor } = await aMunicipality(hub);
  const administrator = await hub.someone("ADMINISTRATOR");
  const draft = textAt(
    await mutate(editor, "draftInitiative", { municipalityCode: code, title: "Kept" }, "initiative { id }"),
    "initiative.id",
  );
  const account = textAt(await editor.data("{ viewer { account { id } } }"), "viewer.account.id");
  const contact = await aContact(editor, code, editor.email ?? "");
  const entries = "query ($id: ID) { auditEntries(filter: { subjectId: $id }) { nodes { action changedFields actor { id } } } }";
  expect(at(await administrator.data(entries, { id: draft }), "auditEntries.nodes")).toEqual([
    { action: "draftInitiative", changedFields: ["municipalityCode", "title"], actor: { id: account } },
  ]);

  expect(at(await mutate(editor, "eraseMyAccount", { confirmation: "somebody@example.org" }), "userErrors.0")).toMatchObject({
    code: "INVALID",
    field: ["confirmation"],
  });
  expect(await exists("account", account)).toBe(true);
  expect(await mutate(editor, "eraseMyAccount", { confirmation: (editor.email ?? "").toUpperCase() }, "erasedAccountId")).toEqual({
    erasedAccountId: account,
    userErrors: [],
  });
  expect([await exists("account", account), await exists("contact", contact), await exists("initiative", draft)]).toEqual([
    false,
    false,
    true,
  ]);
  expect(at(await administrator.data(entries, { id: draft }), "auditEntries.nodes.0.actor")).toBeNull();
  expect((await editor.ask("{ viewer { account { id } } }")).status).toBe(401);
});

test("the last administrator does not vanish", async () => {
  await hub.dataSource.query("DELETE FROM membership WHERE role = 'ADMINISTRATOR'");
  const administrator = await hub.someone("ADMINISTRATOR");
  expect(at(await mutate(administrator, "eraseMyAccount", { confirmation: administrator.email }), "userErrors.0")).toMatchObject({
    code: "WRONG_STATE",
    field: null,
  });
});

test("an export holds what the hub knows of the viewer, as JSON and as a page, for a quarter of an hour", async () => {
  const { code, editor } = await aMunicipality(hub);
  await aContact(editor, code, editor.email ?? "");
  await mutate(editor, "createApiToken", { name: "A key", scopes: ["GRAPH_READ"] });
  const urlOf = async (format: string) => textAt(await mutate(editor, "exportMyData", { format }, "downloadUrl"), "downloadUrl");
  const data = (await (await fetch(await urlOf("JSON"))).json()) as Record<string, object[]>;

  expect(data["account"]).toMatchObject([{ email: editor.email }]);
  expect(data["contacts"]).toMatchObject([{ name: "Bo Example", email: editor.email }]);
  expect(data["memberships"]).toMatchObject([{ role: "EDITOR" }]);
  expect(data["apiTokens"]).toMatchObject([{ name: "A key" }]);
  expect(data["acts"]?.map((act) => at(act, "action"))).toEqual(["addContact", "createApiToken", "exportMyData"]);
  expect(JSON.stringify(data)).not.toContain("secret_hash");

  const page = await fetch(await urlOf("HTML"), { headers: { "accept-language": "en" } });
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await page.text()).toContain(`<dt>email</dt><dd>${editor.email ?? ""}</dd>`);
  const url = await urlOf("JSON");
  expect((await fetch(url.slice(0, -1))).status).toBe(404);
  expect((await fetch(url.replace("/my-data/", "/invitations/"))).status).toBe(404);
});

test("a program takes nobody's data along, and erases nobody", async () => {
  const { editor } = await aMunicipality(hub);
  const scopes = ["GRAPH_READ", "CONTACTS_READ", "INITIATIVES_WRITE", "EVENTS_MANAGE", "WEBHOOKS_MANAGE"];
  const secret = textAt(await mutate(editor, "createApiToken", { name: "All", scopes }, "secret"), "secret");
  const program = new Person(hub.url, secret);
  for (const [mutation, input] of [
    ["exportMyData", {}],
    ["eraseMyAccount", { confirmation: editor.email }],
  ] as const) {
    expect(at(await mutate(program, mutation, input), "userErrors.0.code")).toBe("FORBIDDEN");
  }
});
