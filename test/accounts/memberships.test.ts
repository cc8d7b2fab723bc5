import { aMunicipality } from "../support/factories";
import { startTestHub, tokenFor, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { inEnglish, mutate } from "../support/mutate";
import { Person } from "../support/person";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

let count = 0;
const anAddress = () => `new.${++count}@example.org`;
const GIVEN = "membership { id role municipality { code } account { name email } }";

const invite = (who: Person, input: object): Promise<Json> =>
  mutate(who, "inviteMember", { name: "Example Person", ...input }, GIVEN, inEnglish);
const codes = (payload: Json): unknown =>
  (at(payload, "userErrors") as { code: string; field: string[] | null }[]).map(({ code, field }) => [code, field]);
const membershipsOf = (email: string): Promise<unknown[]> =>
  hub.dataSource.query(
    "SELECT m.role FROM membership m JOIN account a ON a.id = m.account_id WHERE lower(a.email) = lower($1) ORDER BY m.id",
    [email],
  );

test("an editor invites members and editors of their own municipality, and nobody else", async () => {
  const { code, editor } = await aMunicipality(hub);
  const other = await aMunicipality(hub);
  const email = anAddress();

  expect(await invite(editor, { municipalityCode: code, email, role: "MEMBER" })).toEqual({
    membership: { id: expect.any(String), role: "MEMBER", municipality: { code }, account: { name: "Example Person", email: null } },
    userErrors: [],
  });
  expect(codes(await invite(editor, { municipalityCode: code, email: anAddress(), role: "EDITOR" }))).toEqual([]);
  expect(codes(await invite(editor, { municipalityCode: other.code, email: anAddress(), role: "MEMBER" }))).toEqual([["FORBIDDEN", null]]);
  expect(codes(await invite(editor, { email: anAddress(), role: "MEMBER" }))).toEqual([["FORBIDDEN", null]]);
  expect(codes(await invite(await hub.someone("MEMBER", code), { municipalityCode: code, email: anAddress(), role: "MEMBER" }))).toEqual([
    ["FORBIDDEN", null],
  ]);
  const refused = anAddress();
  expect(codes(await invite(await hub.someone("ORGANISER"), { municipalityCode: code, email: refused, role: "ORGANISER" }))).toEqual([
    ["INVALID", ["role"]],
  ]);
  expect(await membershipsOf(refused)).toEqual([]);
});

test("nobody gives a role higher than their own", async () => {
  const organiser = await hub.someone("ORGANISER");
  const administrator = await hub.someone("ADMINISTRATOR");

  expect(codes(await invite(organiser, { email: anAddress(), role: "ORGANISER" }))).toEqual([]);
  expect(codes(await invite(organiser, { email: anAddress(), role: "ADMINISTRATOR" }))).toEqual([["FORBIDDEN", null]]);
  expect(codes(await invite(administrator, { email: anAddress(), role: "ADMINISTRATOR" }))).toEqual([]);
  const made = await invite(organiser, { email: anAddress(), role: "ORGANISER" });
  const id = textAt(made, "membership.id");
  expect(codes(await mutate(organiser, "changeRole", { membershipId: id, role: "ADMINISTRATOR" }))).toEqual([["FORBIDDEN", null]]);
  expect(codes(await mutate(administrator, "changeRole", { membershipId: id, role: "ADMINISTRATOR" }))).toEqual([]);
  expect(codes(await mutate(organiser, "changeRole", { membershipId: id, role: "MEMBER" }))).toEqual([["FORBIDDEN", null]]);
  expect(codes(await mutate(organiser, "removeMember", { membershipId: id }))).toEqual([["FORBIDDEN", null]]);
});

test("inviting somebody again changes nothing; another role is told to be changed instead", async () => {
  const { code, editor } = await aMunicipality(hub);
  const email = anAddress();
  const first = await invite(editor, { municipalityCode: code, email, role: "MEMBER" });
  const again = await invite(editor, {
    municipalityCode: code,
    email: email.toUpperCase().replace("EXAMPLE.ORG", "example.org"),
    role: "MEMBER",
  });

  expect(at(again, "membership.id")).toBe(at(first, "membership.id"));
  expect(codes(await invite(editor, { municipalityCode: code, email, role: "EDITOR" }))).toEqual([["DUPLICATE", ["email"]]]);
  expect(await membershipsOf(email)).toEqual([{ role: "MEMBER" }]);
});

test("a person with two municipalities has the rights of each, only there", async () => {
  const one = await aMunicipality(hub);
  const two = await aMunicipality(hub);
  const email = anAddress();
  await invite(one.editor, { municipalityCode: one.code, email, role: "EDITOR" });
  await invite(two.editor, { municipalityCode: two.code, email, role: "MEMBER" });
  const person = new Person(hub.url, tokenFor(email), email);

  const data = await person.data(
    "query ($codes: [String!]!) { municipalities(filter: { codes: $codes }, orderBy: { field: CODE, direction: ASC }) { nodes { code viewerCanContribute memberships { totalCount } } } }",
    { codes: [one.code, two.code] },
  );
  expect(at(data, "municipalities.nodes")).toEqual([
    { code: one.code, viewerCanContribute: true, memberships: { totalCount: 2 } },
    { code: two.code, viewerCanContribute: false, memberships: { totalCount: 2 } },
  ]);
});

test("a municipality's people are null to those who are not of it", async () => {
  const { code } = await aMunicipality(hub);
  const member = await hub.someone("MEMBER", code);
  const other = await aMunicipality(hub);
  const seen = async (who: Person) =>
    at(
      await who.data("query ($code: String!) { municipality(code: $code) { memberships { nodes { role } totalCount } } }", { code }),
      "municipality.memberships",
    );

  expect(await seen(member)).toEqual({
    nodes: [{ role: "EDITOR" }, { role: "MEMBER" }],
    totalCount: 2,
  });
  expect(await seen(other.editor)).toBeNull();
  expect(await seen(hub.anyone)).toBeNull();
  expect(at(await seen(await hub.someone("ORGANISER")), "totalCount")).toBe(2);
});

test("everybody may leave; an editor takes out their own municipality's people; others do not find them", async () => {
  const { code, editor } = await aMunicipality(hub);
  const other = await aMunicipality(hub);
  const ofMember = async () => {
    const member = await hub.someone("MEMBER", code);
    return { member, id: textAt(await member.data("{ viewer { memberships { id } } }"), "viewer.memberships.0.id") };
  };
  const one = await ofMember();
  const two = await ofMember();

  expect(codes(await mutate(other.editor, "removeMember", { membershipId: one.id }))).toEqual([["NOT_FOUND", ["membershipId"]]]);
  expect(codes(await mutate(two.member, "removeMember", { membershipId: one.id }))).toEqual([["FORBIDDEN", null]]);
  expect(await mutate(editor, "removeMember", { membershipId: one.id }, "removedMembershipId")).toEqual({
    removedMembershipId: one.id,
    userErrors: [],
  });
  expect(codes(await mutate(two.member, "removeMember", { membershipId: two.id }))).toEqual([]);
  expect(await two.member.data("{ viewer { memberships { id } } }")).toEqual({ viewer: { memberships: [] } });
});

test("the last administrator stays", async () => {
  await hub.dataSource.query("DELETE FROM membership WHERE role = 'ADMINISTRATOR'");
  const one = await hub.someone("ADMINISTRATOR");
  const idOf = async (who: Person) => textAt(await who.data("{ viewer { memberships { id } } }"), "viewer.memberships.0.id");
  const membershipId = await idOf(one);

  expect(codes(await mutate(one, "removeMember", { membershipId }))).toEqual([["WRONG_STATE", ["membershipId"]]]);
  expect(codes(await mutate(one, "changeRole", { membershipId, role: "ORGANISER" }))).toEqual([["WRONG_STATE", ["membershipId"]]]);
  const two = await hub.someone("ADMINISTRATOR");
  expect(codes(await mutate(one, "removeMember", { membershipId }))).toEqual([]);
  expect(codes(await mutate(two, "removeMember", { membershipId: await idOf(two) }))).toEqual([["WRONG_STATE", ["membershipId"]]]);
});

test("a program does not look after people, whatever its scopes", async () => {
  const { code, editor } = await aMunicipality(hub);
  const scopes = ["GRAPH_READ", "CONTACTS_READ", "INITIATIVES_WRITE", "EVENTS_MANAGE", "WEBHOOKS_MANAGE"];
  const made = await mutate(editor, "createApiToken", { name: "All", scopes }, "secret");
  const program = new Person(hub.url, textAt(made, "secret"));

  expect(await invite(program, { municipalityCode: code, email: anAddress(), role: "MEMBER" })).toEqual({
    membership: null,
    userErrors: [{ code: "FORBIDDEN", field: null, message: "Only a person may do this, not a program with a token." }],
  });
});
