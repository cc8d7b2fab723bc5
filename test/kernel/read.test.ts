import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import { aScene, type Scene } from "../support/scene";

let hub: TestHub;
let scene: Scene;
beforeAll(async () => {
  hub = await startTestHub();
  scene = await aScene(hub);
});
afterAll(() => hub.stop());

test("fragments, aliases and arguments at several depths come out in one statement, in the order asked for", async () => {
  await hub.statements();
  const data = await hub.anyone.data(
    `query ($code: String!, $n: Int!) {
      town: municipality(code: $code) {
        __typename
        ...Named
        ... on Node { id }
        one: initiatives(first: $n, orderBy: { field: TITLE, direction: ASC }) { nodes { t: title } }
        two: initiatives(first: 2, orderBy: { field: TITLE, direction: DESC }) { nodes { title municipality { name initiatives(first: 1, orderBy: { field: TITLE, direction: ASC }) { totalCount nodes { title } } } } }
        initiatives { totalCount }
      }
    }
    fragment Named on Municipality { again: name name }`,
    { code: scene.code, n: 1 },
  );
  expect(await hub.statements()).toBe(1);

  const name = textAt(data, "town.name");
  const inner = { name, initiatives: { totalCount: 2, nodes: [{ title: "An earlier one" }] } };
  expect(data).toEqual({
    town: {
      __typename: "Municipality",
      again: name,
      name,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      one: { nodes: [{ t: "An earlier one" }] },
      two: {
        nodes: [
          { title: "Night buses", municipality: inner },
          { title: "An earlier one", municipality: inner },
        ],
      },
      initiatives: { totalCount: 2 },
    },
  });
  expect(Object.keys(at(data, "town") as object)).toEqual(["__typename", "again", "name", "id", "one", "two", "initiatives"]);
});

test("@skip and @include hold for each request of one document", async () => {
  const document = `query ($code: String!, $brief: Boolean!) { municipality(code: $code) { code @skip(if: $brief) name ...More @include(if: $brief) } }
    fragment More on Municipality { region { __typename } }`;
  const ask = async (brief: boolean) => Object.keys(at(await hub.anyone.data(document, { code: "0101", brief }), "municipality") as object);

  expect([await ask(true), await ask(false), await ask(true), await ask(false)]).toEqual([
    ["name", "region"],
    ["code", "name"],
    ["name", "region"],
    ["code", "name"],
  ]);
});

test("fields asked for twice are merged", async () => {
  const data = await hub.anyone.data(
    `{ municipality(code: "0461") { region { code } region { name } } municipality(code: "0461") { code } }`,
  );
  expect(data).toEqual({ municipality: { region: { code: "1083", name: "Region Syddanmark" }, code: "0461" } });
});

test("two readers of one document get their own answers, again and again", async () => {
  const document = `query ($id: ID!) { initiative(id: $id) { title viewerCanPublish } initiatives(filter: { status: [DRAFT] }) { totalCount } }`;
  for (let i = 0; i < 6; i++) {
    expect(await hub.anyone.data(document, { id: scene.draftId })).toEqual({ initiative: null, initiatives: { totalCount: 0 } });
    expect(await scene.editor.data(document, { id: scene.draftId })).toEqual({
      initiative: { title: "Not yet", viewerCanPublish: true },
      initiatives: { totalCount: 1 },
    });
  }
});

test("more fields than PostgreSQL's functions take, and aliases longer than its names, are no trouble", async () => {
  const many = Array.from({ length: 25 }, (_, i) => `f${i}: title`).join(" ");
  const long = "a".repeat(120);
  const data = await hub.anyone.data(
    `query ($id: ID!) { initiative(id: $id) { id slug status stage language title summary origin evidenceLevel startedOn endedOn version
      createdAt updatedAt publishedAt confirmedAt externalReference viewerCanRevise viewerCanPublish viewerCanArchive
      challenge { html } approach { html } lessons { plain } resources { volunteers } links { url } completeness { percent }
      ${many} ${long}: title } }`,
    { id: scene.wholeId },
  );
  const read = at(data, "initiative") as Record<string, unknown>;
  expect(Object.keys(read).length).toBe(52);
  expect(read[long]).toBe("Night buses");
  expect(Object.keys(read)[0]).toBe("id");
  expect(Object.keys(read).at(-1)).toBe(long);
});

test("what people write comes out harmless", async () => {
  const data = await hub.anyone.data("query ($id: ID!) { initiative(id: $id) { approach { html markdown } lessons { html plain } } }", {
    id: scene.wholeId,
  });
  expect(at(data, "initiative.approach.html")).toBe("<p>&lt;script&gt;alert(1)&lt;/script&gt; and [a link](javascript:alert(1))</p>");
  expect(at(data, "initiative.lessons.plain")).toBe("one\ntwo");
});

test("introspection and data stand side by side", async () => {
  const data = await hub.anyone.data(`{ __schema { queryType { name } } municipality(code: "0101") { code } __typename }`);
  expect(data).toEqual({ __schema: { queryType: { name: "Query" } }, municipality: { code: "0101" }, __typename: "Query" });
  expect(Object.keys(data as object)).toEqual(["__schema", "municipality", "__typename"]);
});

test("nodes keeps the order, with null for what is not there or not for this reader; at most a hundred", async () => {
  const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Initiative { title } ... on Contact { name } } }`;
  const ids = [scene.contactId, scene.draftId, "nonsense", scene.wholeId, "018f0000-0000-7000-8000-000000000000"];
  await hub.statements();

  expect(await hub.anyone.data(document, { ids })).toEqual({
    nodes: [{ __typename: "Contact", name: "Example Person" }, null, null, { __typename: "Initiative", title: "Night buses" }, null],
  });
  expect(await hub.statements()).toBe(1);
  const { errors } = await hub.anyone.ask(document, { ids: Array.from({ length: 101 }, () => scene.wholeId) });
  expect([at(errors, "0.extensions.code"), at(errors, "0.message")]).toEqual(["BAD_USER_INPUT", "`ids` may have at most 100, not 101."]);
});

test("texts are in the reader's language, or in the one asked for", async () => {
  const document = `{ terms(vocabulary: ARENA) { name english: name(language: EN) } }`;
  expect(at(await hub.anyone.data(document, {}, { "accept-language": "en-GB,da;q=0.5" }), "terms.0")).toEqual({
    name: "Home and housing",
    english: "Home and housing",
  });
  expect(at(await hub.anyone.data(document), "terms.0")).toEqual({ name: "Hjem og bolig", english: "Home and housing" });
});
