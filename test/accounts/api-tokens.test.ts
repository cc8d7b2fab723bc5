import { aDraft, aMunicipality } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { inEnglish, mutate } from "../support/mutate";
import { Person } from "../support/person";
import { until } from "../support/until";

let now = new Date();
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ now: () => now });
});
beforeEach(() => {
  now = new Date();
});
afterAll(() => hub.stop());

const day = 86_400_000;
const CREATED = "secret apiToken { id name scopes createdAt expiresAt lastUsedAt revokedAt municipality { code } }";

async function aToken(maker: Person, input: object): Promise<{ id: string; program: Person; payload: Json }> {
  const payload = await mutate(maker, "createApiToken", { name: "The intranet", scopes: ["GRAPH_READ"], ...input }, CREATED);
  const secret = textAt(payload, "secret");
  return { id: textAt(payload, "apiToken.id"), program: new Person(hub.url, secret), payload };
}

test("a key shows its secret once, and only its hash is kept", async () => {
  const { editor } = await aMunicipality(hub);
  const { id, program, payload } = await aToken(editor, {});
  const secret = program.token ?? "";

  expect(secret).toMatch(/^samspil_[0-9A-Za-z]{54}$/);
  expect(at(payload, "apiToken")).toEqual({
    id,
    name: "The intranet",
    scopes: ["GRAPH_READ"],
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + 90 * day).toISOString(),
    lastUsedAt: null,
    revokedAt: null,
    municipality: null,
  });
  const kept: unknown[] = await hub.dataSource.query("SELECT t.*, encode(secret_hash, 'escape') hash FROM api_token t WHERE id = $1", [id]);
  expect(kept.length).toBe(1);
  expect(JSON.stringify(kept)).not.toContain(secret.slice(24));
  expect(await editor.data("{ viewer { apiToken { id } apiTokens { id } } }")).toEqual({ viewer: { apiToken: null, apiTokens: [{ id }] } });
  expect(await program.data("{ viewer { apiToken { id } apiTokens { id } } }")).toEqual({ viewer: { apiToken: { id }, apiTokens: [] } });
});

test("a program does what its maker may do now, within its scopes", async () => {
  const { code, editor } = await aMunicipality(hub);
  const { program: reader } = await aToken(editor, {});
  const { program: writer } = await aToken(editor, { scopes: ["INITIATIVES_WRITE"] });
  const draft = await aDraft(writer, { municipalityCode: code });
  const publish = (who: Person) => mutate(who, "publishInitiative", { id: draft }, "initiative { status }", inEnglish);

  expect(await reader.data("query ($id: ID!) { initiative(id: $id) { viewerCanPublish } }", { id: draft })).toEqual({
    initiative: { viewerCanPublish: false },
  });
  expect(await publish(reader)).toEqual({
    initiative: null,
    userErrors: [{ code: "FORBIDDEN", field: null, message: "This token lacks the scope INITIATIVES_WRITE." }],
  });
  await hub.dataSource.query("UPDATE membership SET role = 'MEMBER' WHERE account_id = (SELECT id FROM account WHERE email = $1)", [
    editor.email,
  ]);
  expect(at(await publish(writer), "userErrors.0.message")).toBe("This needs the role EDITOR in the initiative's first municipality.");
  await hub.dataSource.query("UPDATE membership SET role = 'EDITOR' WHERE account_id = (SELECT id FROM account WHERE email = $1)", [
    editor.email,
  ]);
  expect(await publish(writer)).toEqual({ initiative: { status: "PUBLISHED" }, userErrors: [] });
});

test("without GRAPH_READ a program reads as the public does, and without CONTACTS_READ nobody's details", async () => {
  const { code, editor } = await aMunicipality(hub);
  const draft = await aDraft(editor, { municipalityCode: code });
  const contact = await mutate(editor, "addContact", { municipalityCode: code, name: "Example Person" }, "contact { id }");
  const seen = async (scope: string) => {
    const { program } = await aToken(editor, { scopes: [scope] });
    const query = "query ($draft: ID!, $contact: ID!) { initiative(id: $draft) { id } contact(id: $contact) { id } }";
    const data = await program.data(query, { draft, contact: at(contact, "contact.id") });
    return [at(data, "initiative") !== null, at(data, "contact") !== null];
  };

  expect(await seen("WEBHOOKS_MANAGE")).toEqual([false, false]);
  expect(await seen("GRAPH_READ")).toEqual([true, false]);
  expect(await seen("CONTACTS_READ")).toEqual([true, true]);
  expect(await seen("EVENTS_MANAGE")).toEqual([true, false]);
});

test("a municipality's key is an editor of it, and outlives whoever made it", async () => {
  const { code, editor } = await aMunicipality(hub);
  const { id, program } = await aToken(editor, { municipalityCode: code, scopes: ["INITIATIVES_WRITE"] });
  const colleague = await hub.someone("EDITOR", code);
  await hub.dataSource.query("DELETE FROM account WHERE email = $1", [editor.email]);

  await aDraft(program, { municipalityCode: code });
  const other = await aMunicipality(hub);
  expect(await mutate(program, "draftInitiative", { municipalityCode: other.code, title: "Theirs" }, "", inEnglish)).toEqual({
    userErrors: [{ code: "FORBIDDEN", field: null, message: "This needs the role EDITOR in the municipality." }],
  });
  expect(await colleague.data("{ viewer { apiTokens { id municipality { code } } } }")).toEqual({
    viewer: { apiTokens: [{ id, municipality: { code } }] },
  });
  expect(await program.data("{ viewer { memberships { id } account { name email } } }")).toEqual({
    viewer: { memberships: [], account: { name: "The intranet", email: null } },
  });
});

test("who may not, and what is out of bounds, is told on its field", async () => {
  const { code, editor } = await aMunicipality(hub);
  const other = await aMunicipality(hub);
  const refused = async (who: Person, input: object) =>
    (
      at(await mutate(who, "createApiToken", { name: "x", scopes: ["GRAPH_READ"], ...input }, "secret"), "userErrors") as {
        code: string;
        field: string[];
      }[]
    ).map(({ code, field }) => [code, field]);

  expect(await refused(editor, { municipalityCode: other.code })).toEqual([["FORBIDDEN", null]]);
  expect(await refused(await hub.someone("MEMBER", code), { municipalityCode: code })).toEqual([["FORBIDDEN", null]]);
  expect(await refused(editor, { municipalityCode: "9999" })).toEqual([["NOT_FOUND", ["municipalityCode"]]]);
  expect(await refused(editor, { name: " ", scopes: [], expiresAt: "2020-01-01T00:00:00Z" })).toEqual([
    ["BLANK", ["name"]],
    ["BLANK", ["scopes"]],
    ["INVALID", ["expiresAt"]],
  ]);
  expect(await refused(editor, { expiresAt: new Date(now.getTime() + 400 * day).toISOString() })).toEqual([["INVALID", ["expiresAt"]]]);
  const { program } = await aToken(editor, { scopes: ["INITIATIVES_WRITE"] });
  expect(await refused(program, {})).toEqual([["FORBIDDEN", null]]);
  const [{ count }] = await hub.dataSource.query("SELECT count(*)::int FROM api_token WHERE name = 'x'");
  expect(count).toBe(0);
});

test("a mistyped, unknown, ended or revoked key is UNAUTHENTICATED, each in its own words", async () => {
  const { editor } = await aMunicipality(hub);
  const { id, program } = await aToken(editor, {});
  const secret = program.token ?? "";
  const refusal = async (token: string) => {
    const { status, errors } = await new Person(hub.url, token).ask("{ viewer { account { id } } }");
    return [status, at(errors, "0.extensions.code"), at(errors, "0.message")];
  };
  const flipped = `${secret.slice(0, 40)}${secret[40] === "a" ? "b" : "a"}${secret.slice(41)}`;
  const mistyped = [401, "UNAUTHENTICATED", "This token is mistyped or cut short: its check digits do not fit."];

  expect(await refusal(flipped)).toEqual(mistyped);
  expect(await refusal(secret.slice(0, -1))).toEqual(mistyped);
  expect(await refusal("samspil_")).toEqual(mistyped);
  const unknown = await aToken(editor, {});
  await hub.dataSource.query("DELETE FROM api_token WHERE id = $1", [unknown.id]);
  expect(await refusal(unknown.program.token ?? "")).toEqual([401, "UNAUTHENTICATED", "This token is not known."]);
  now = new Date(Date.now() + 91 * day);
  expect(await refusal(secret)).toEqual([401, "UNAUTHENTICATED", "This token has ended."]);
  now = new Date();
  expect(await mutate(editor, "revokeApiToken", { id }, "revokedApiTokenId apiToken { id revokedAt }")).toEqual({
    revokedApiTokenId: id,
    apiToken: { id, revokedAt: expect.any(String) as string },
    userErrors: [],
  });
  expect(await refusal(secret)).toEqual([401, "UNAUTHENTICATED", "This token was revoked."]);
  expect(await editor.data("{ viewer { apiTokens { id } } }")).toEqual({ viewer: { apiTokens: [] } });
});

test("whoever may not see a key cannot take it back; an administrator can", async () => {
  const { code, editor } = await aMunicipality(hub);
  const other = await aMunicipality(hub);
  const own = await aToken(editor, {});
  const shared = await aToken(editor, { municipalityCode: code });
  const revoke = async (who: Person, id: string) => at(await mutate(who, "revokeApiToken", { id }), "userErrors.0.code") ?? "done";

  expect(await revoke(other.editor, own.id)).toBe("NOT_FOUND");
  expect(await revoke(other.editor, shared.id)).toBe("NOT_FOUND");
  expect(await revoke(own.program, own.id)).toBe("FORBIDDEN");
  expect(await own.program.data("{ viewer { apiToken { revokedAt } } }")).toEqual({ viewer: { apiToken: { revokedAt: null } } });
  expect(await revoke(await hub.someone("EDITOR", code), shared.id)).toBe("done");
  expect(await revoke(await hub.someone("ADMINISTRATOR"), own.id)).toBe("done");
  expect(await revoke(editor, own.id)).toBe("NOT_FOUND");
});

test("an open socket of a revoked key closes with 4403", async () => {
  const { code, editor } = await aMunicipality(hub);
  const { id, program } = await aToken(editor, {});
  const following = program.follow("subscription { announcements { __typename } }");
  const first = following.next();
  await until(async () => (await (await fetch(`${hub.url}/metrics`)).text()).includes("samspil_subscriptions 1"), "the subscription");
  await mutate(editor, "revokeApiToken", { id });

  expect(await following.closed).toMatchObject({ code: 4403, reason: "Forbidden: the token was revoked" });
  await expect(first).rejects.toBeDefined();
  await following.stop().catch(() => undefined);
  expect(code).toBeDefined();
});

test("when it was used last is kept to the hour", async () => {
  const { editor } = await aMunicipality(hub);
  const { program } = await aToken(editor, {});
  now = new Date("2026-12-01T10:42:07.123Z");
  const used = async () => at(await program.data("{ viewer { apiToken { lastUsedAt } } }"), "viewer.apiToken.lastUsedAt");

  await used();
  expect(await used()).toBe("2026-12-01T10:00:00.000Z");
  now = new Date("2026-12-01T11:01:00.000Z");
  await used();
  expect(await used()).toBe("2026-12-01T11:00:00.000Z");
});
