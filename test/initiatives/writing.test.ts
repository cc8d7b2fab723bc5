import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { settledHead, startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import type { Person } from "../support/person";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const FAULTS = "userErrors { code field message }";
const REVISE = `mutation ($input: ReviseInitiativeInput!) { reviseInitiative(input: $input) { initiative { version title summary themes { key } links { title } resources { volunteers } attention { point { key } text { markdown } } } ${FAULTS} } }`;
const head = () => settledHead(hub);
const announced = async (after: string) =>
  (
    at(
      await hub.anyone.data("query ($after: String) { announcements(after: $after, first: 100) { nodes { kind subjectId } } }", { after }),
      "announcements.nodes",
    ) as { kind: string }[]
  ).map(({ kind }) => kind);
/** What the log says once everything before it is numbered: a marker is announced, and waited for. */
async function toldSince(after: string): Promise<string[]> {
  const { code, editor } = await aMunicipality(hub);
  const marker = await aPractice(editor, { municipalityCode: code });
  const follower = hub.anyone.follow(
    "subscription ($after: String) { announcements(after: $after) { ... on Announcement { subjectId } } }",
    { after },
  );
  while (at(await follower.next(), "announcements.subjectId") !== marker);
  await follower.stop();
  return (await announced(after)).slice(0, -1);
}
const step = async (person: Person, mutation: string, id: string) => {
  const data = await person.data(
    `mutation ($id: ID!) { ${mutation}(input: { id: $id }) { ${mutation === "discardInitiative" ? "discardedInitiativeId" : "initiative { status version }"} ${FAULTS} } }`,
    { id },
  );
  return at(data, mutation);
};
const codes = (payload: unknown) =>
  (at(payload, "userErrors") as { code: string; field: string[] | null }[]).map(({ code, field }) => [code, field?.join(".") ?? null]);

test("absent keeps, null clears, a list is written over; each change is a version and is announced once", async () => {
  const { code, editor } = await aMunicipality(hub);
  const id = await aPractice(editor, {
    municipalityCode: code,
    content: {
      themes: ["loneliness"],
      resources: { volunteers: 3 },
      links: [{ title: "A", url: "https://example.org" }],
      attention: [{ point: "systematic", text: "Yes" }],
    },
  });
  const start = await head();

  const first = await editor.data(REVISE, { input: { id, patch: { title: "New title", themes: ["quality-of-life", "loneliness"] } } });
  const second = await editor.data(REVISE, { input: { id, patch: { resources: null, links: null, attention: [] } } });
  const same = await editor.data(REVISE, { input: { id, patch: { title: "New title", themes: ["quality-of-life", "loneliness"] } } });

  expect(at(first, "reviseInitiative.initiative")).toEqual({
    version: 3,
    title: "New title",
    summary: "What it is about.",
    themes: [{ key: "quality-of-life" }, { key: "loneliness" }],
    links: [{ title: "A" }],
    resources: { volunteers: 3 },
    attention: [{ point: { key: "systematic" }, text: { markdown: "Yes" } }],
  });
  expect(at(second, "reviseInitiative.initiative")).toMatchObject({ version: 4, resources: null, links: [], attention: [] });
  expect(at(same, "reviseInitiative.initiative.version")).toBe(4);
  expect(await toldSince(start)).toEqual(["INITIATIVE_REVISED", "INITIATIVE_REVISED"]);
  const revisions = await editor.data(
    "query ($id: ID!) { initiative(id: $id) { revisions { nodes { version changedFields revisedBy { name } } } } }",
    { id },
  );
  expect(at(revisions, "initiative.revisions.nodes")).toEqual([
    { version: 4, changedFields: ["links", "resources", "attention"], revisedBy: { name: "A editor (test)" } },
    { version: 3, changedFields: ["title", "themes"], revisedBy: { name: "A editor (test)" } },
    { version: 2, changedFields: ["status"], revisedBy: { name: "A editor (test)" } },
    { version: 1, changedFields: [], revisedBy: { name: "A editor (test)" } },
  ]);
  const shown = await hub.anyone.data(
    "query ($id: ID!) { initiative(id: $id) { revisions { totalCount nodes { version revisedBy { name } } } } }",
    { id },
  );
  expect(at(shown, "initiative.revisions")).toEqual({
    totalCount: 3,
    nodes: [4, 3, 2].map((version) => ({ version, revisedBy: null })),
  });
});

test("all that is wrong is told at once, in the reader's language, and nothing is changed", async () => {
  const { code, editor } = await aMunicipality(hub);
  const id = await aPractice(editor, { municipalityCode: code, title: "Before" });
  const start = await head();
  const patch = {
    title: "x".repeat(151),
    summary: null,
    themes: ["loneliness", "nope"],
    contactIds: ["x"],
    startedOn: "2025-02-01",
    endedOn: "2025-01-01",
    attention: [
      { point: "systematic", text: "a" },
      { point: "systematic", text: "b" },
    ],
  };

  const danish = await editor.data(REVISE, { input: { id, patch } });
  const english = await editor.data(REVISE, { input: { id, patch } }, { "accept-language": "en" });

  expect(at(danish, "reviseInitiative")).toEqual({
    initiative: null,
    userErrors: [
      { code: "TOO_LONG", field: ["patch", "title"], message: "Må højst være 150 tegn." },
      { code: "INVALID", field: ["patch", "endedOn"], message: "Kan ikke ligge før startdatoen." },
      { code: "BLANK", field: ["patch", "summary"], message: "Skal udfyldes." },
      { code: "NOT_FOUND", field: ["patch", "contactIds", "0"], message: "Findes ikke." },
      { code: "NOT_FOUND", field: ["patch", "themes", "1"], message: "Nøglen nope findes ikke." },
      { code: "DUPLICATE", field: ["patch", "attention", "1", "point"], message: "systematic er nævnt to gange." },
    ],
  });
  expect(at(english, "reviseInitiative.userErrors.0.message")).toBe("May have at most 150 characters.");
  expect(at(await editor.data("query ($id: ID!) { initiative(id: $id) { title version } }", { id }), "initiative")).toEqual({
    title: "Before",
    version: 2,
  });
  expect(await toldSince(start)).toEqual([]);
});

test("a version that is not the one that was read is STALE", async () => {
  const { code, editor } = await aMunicipality(hub);
  const id = await aDraft(editor, { municipalityCode: code });
  const patch = { title: "Mine" };

  const good = await editor.data(REVISE, { input: { id, expectedVersion: 1, patch } });
  const stale = await editor.data(REVISE, { input: { id, expectedVersion: 1, patch: { title: "Too late" } } });

  expect(at(good, "reviseInitiative.initiative.version")).toBe(2);
  expect(codes(at(stale, "reviseInitiative"))).toEqual([["STALE", "expectedVersion"]]);
  expect(at(await editor.data("query ($id: ID!) { initiative(id: $id) { title } }", { id }), "initiative.title")).toBe("Mine");
});

test("from draft to archive and back: each step in its state, announced once", async () => {
  const { code, editor } = await aMunicipality(hub);
  const start = await head();
  const id = await aDraft(editor, { municipalityCode: code });
  const empty = await aDraft(editor, { municipalityCode: code, content: { summary: null } });

  expect(codes(await step(editor, "publishInitiative", empty))).toEqual([["BLANK", "summary"]]);
  expect(codes(await step(editor, "archiveInitiative", id))).toEqual([["WRONG_STATE", "id"]]);
  expect(codes(await step(editor, "restoreInitiative", id))).toEqual([["WRONG_STATE", "id"]]);
  expect(at(await step(editor, "publishInitiative", id), "initiative")).toEqual({ status: "PUBLISHED", version: 2 });
  expect(at(await step(editor, "publishInitiative", id), "initiative")).toEqual({ status: "PUBLISHED", version: 2 });
  expect(codes(await step(editor, "discardInitiative", id))).toEqual([["WRONG_STATE", "id"]]);
  expect(at(await step(editor, "archiveInitiative", id), "initiative.status")).toBe("ARCHIVED");
  expect(codes(await step(editor, "publishInitiative", id))).toEqual([["WRONG_STATE", "id"]]);
  expect(at(await hub.anyone.data("query ($id: ID!) { initiative(id: $id) { status } }", { id }), "initiative.status")).toBe("ARCHIVED");
  expect(
    at(
      await hub.anyone.data("query ($c: [String!]) { initiatives(filter: { municipalityCodes: $c }) { totalCount } }", { c: [code] }),
      "initiatives.totalCount",
    ),
  ).toBe(0);
  expect(at(await step(editor, "restoreInitiative", id), "initiative.status")).toBe("PUBLISHED");
  expect(at(await step(editor, "confirmInitiative", id), "initiative.version")).toBe(4);
  expect(at(await step(editor, "discardInitiative", empty), "discardedInitiativeId")).toBe(empty);
  expect(at(await editor.data("query ($id: ID!) { initiative(id: $id) { id } }", { id: empty }), "initiative")).toBeNull();
  expect(await toldSince(start)).toEqual(["INITIATIVE_PUBLISHED", "INITIATIVE_ARCHIVED", "INITIATIVE_RESTORED"]);
});

test("a draft is for those who write it: invisible to others everywhere, revised by co-municipalities, published by the first", async () => {
  const first = await aMunicipality(hub);
  const second = await aMunicipality(hub);
  const stranger = await hub.someone("EDITOR", "0101");
  const id = await aDraft(first.editor, { municipalityCode: first.code, title: "Shared", content: { coMunicipalityCodes: [second.code] } });
  const member = await hub.someone("MEMBER", second.code);
  const SEE = `query ($id: ID!, $c: [String!]) { initiative(id: $id) { title viewerCanRevise viewerCanPublish } node(id: $id) { id } initiatives(filter: { status: [DRAFT], municipalityCodes: $c }) { totalCount } }`;
  const see = (person: Person) => person.data(SEE, { id, c: [first.code] });

  const hidden = { initiative: null, node: null, initiatives: { totalCount: 0 } };
  expect(await see(hub.anyone)).toEqual(hidden);
  expect(await see(stranger)).toEqual(hidden);
  const shown = (viewerCanRevise: boolean, viewerCanPublish: boolean) => ({
    initiative: { title: "Shared", viewerCanRevise, viewerCanPublish },
    node: { id },
    initiatives: { totalCount: 1 },
  });
  expect(await see(member)).toEqual(shown(false, false));
  expect(await see(second.editor)).toEqual(shown(true, false));
  expect(await see(first.editor)).toEqual(shown(true, true));

  expect(codes(await step(stranger, "publishInitiative", id))).toEqual([["NOT_FOUND", "id"]]);
  expect(at(await step(second.editor, "publishInitiative", id), "userErrors")).toEqual([
    { code: "FORBIDDEN", field: null, message: "Det kræver rollen EDITOR i initiativets første kommune." },
  ]);
  expect(codes(at(await member.data(REVISE, { input: { id, patch: { title: "No" } } }), "reviseInitiative"))).toEqual([
    ["FORBIDDEN", null],
  ]);
  expect(at(await second.editor.data(REVISE, { input: { id, patch: { title: "Together" } } }), "reviseInitiative.initiative.title")).toBe(
    "Together",
  );
  expect(at(await step(first.editor, "publishInitiative", id), "initiative.status")).toBe("PUBLISHED");
});

test("the same key answers the same draft, also after a restart; with another input it is a conflict; another's key is another's", async () => {
  const { code, editor } = await aMunicipality(hub);
  const colleague = await hub.someone("EDITOR", code);
  const DRAFT = `mutation ($input: DraftInitiativeInput!) { draftInitiative(input: $input) { initiative { id } ${FAULTS} } }`;
  const input = { idempotencyKey: "k", municipalityCode: code, title: "Once" };

  const one = textAt(await editor.data(DRAFT, { input }), "draftInitiative.initiative.id");
  const two = textAt(
    await editor.data(DRAFT, { input: { title: "Once", municipalityCode: code, idempotencyKey: "k" } }),
    "draftInitiative.initiative.id",
  );
  const other = await editor.data(DRAFT, { input: { ...input, title: "Twice" } });
  const theirs = textAt(await colleague.data(DRAFT, { input }), "draftInitiative.initiative.id");

  expect(two).toBe(one);
  expect(codes(at(other, "draftInitiative"))).toEqual([["IDEMPOTENCY_CONFLICT", "idempotencyKey"]]);
  expect(theirs).not.toBe(one);
  const counted = await editor.data(
    "query ($c: [String!]) { initiatives(filter: { status: [DRAFT], municipalityCodes: $c }) { totalCount } }",
    { c: [code] },
  );
  expect(at(counted, "initiatives.totalCount")).toBe(2);
});

test("a reference is unique within its municipality, and titles that are alike have addresses of their own", async () => {
  const { code, editor } = await aMunicipality(hub);
  await aDraft(editor, { municipalityCode: code, title: "Ærø på cykel!", content: { externalReference: "r1" } });
  const again = await editor.data(
    `mutation ($input: DraftInitiativeInput!) { draftInitiative(input: $input) { initiative { id } ${FAULTS} } }`,
    {
      input: { municipalityCode: code, title: "Ærø på cykel!", content: { externalReference: "r1" } },
    },
  );
  await aDraft(editor, { municipalityCode: code, title: "Ærø på cykel!" });

  expect(codes(at(again, "draftInitiative"))).toEqual([["TAKEN", "content.externalReference"]]);
  const data = await editor.data(
    "query ($c: [String!]) { initiatives(filter: { status: [DRAFT], municipalityCodes: $c }) { nodes { slug } } }",
    { c: [code] },
  );
  const slugs = (at(data, "initiatives.nodes") as { slug: string }[]).map(({ slug }) => slug).sort();
  expect(slugs).toEqual(["aeroe-paa-cykel", expect.stringMatching(/^aeroe-paa-cykel-[0-9a-f]{8}$/)].map((slug) => slug));
});

test("bytes that PostgreSQL does not take are refused before they reach it", async () => {
  const { code, editor } = await aMunicipality(hub);
  const { status, errors } = await editor.ask(
    `mutation ($input: DraftInitiativeInput!) { draftInitiative(input: $input) { userErrors { code } } }`,
    {
      input: { municipalityCode: code, title: "a\u0000b" },
    },
  );
  expect([status, at(errors, "0.extensions.code")]).toEqual([400, "BAD_USER_INPUT"]);
});
