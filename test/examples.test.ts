import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getOperationAST, parse, validate } from "graphql";
import { createSchema } from "../src/schema";
import { startTestHub, type TestHub } from "./support/hub";
import { at, textAt } from "./support/json";
import { aScene, type Scene } from "./support/scene";

const folder = join(__dirname, "..", "schema", "examples");
const schema = createSchema();
const read = (name: string) => readFileSync(join(folder, `${name}.graphql`), "utf8");

let hub: TestHub;
let scene: Scene;
beforeAll(async () => {
  hub = await startTestHub();
  scene = await aScene(hub);
});
afterAll(() => hub.stop());

/** Of a root field that is read in one statement, one; `announcementHead` asks the log itself, whose statements are not reads. */
const queries: Record<string, { variables: () => object; statements: number; told: string }> = {
  welcome: { variables: () => ({}), statements: 1, told: "municipalities.totalCount" },
  practice: { variables: () => ({ slug: "night-buses" }), statements: 1, told: "initiativeBySlug.contacts.0.name" },
  practices: { variables: () => ({ filter: { themes: ["loneliness"] } }), statements: 1, told: "initiatives.edges.0.node.contacts.0.name" },
  municipality: { variables: () => ({ code: scene.code }), statements: 1, told: "municipality.initiatives.nodes.0.title" },
  event: { variables: () => ({ slug: "a-day" }), statements: 1, told: "eventBySlug.programme.0.speakers.0.contact.name" },
  events: { variables: () => ({ after: "2027-01-01T00:00:00Z" }), statements: 1, told: "events.nodes.0.title" },
  find: { variables: () => ({ query: "night bus" }), statements: 1, told: "search.edges.0.node.title" },
  "find-practices": { variables: () => ({ text: "night bus" }), statements: 1, told: "initiatives.facets.stages.0.count" },
  directory: { variables: () => ({ text: "person" }), statements: 2, told: "contacts.nodes.0.name" },
  vocabulary: { variables: () => ({}), statements: 4, told: "terms.0.name" },
  announcements: { variables: () => ({}), statements: 1, told: "announcements.nodes.0.kind" },
  nodes: { variables: () => ({ ids: [scene.wholeId, scene.draftId, scene.contactId, "x"] }), statements: 1, told: "nodes.0.title" },
  "taken-up": { variables: () => ({ slug: "night-buses" }), statements: 1, told: "initiativeBySlug.adoptions.nodes.0.ownInitiative.title" },
  network: { variables: () => ({}), statements: 1, told: "network.adoptionFlows.0.from.name" },
  fragile: { variables: () => ({ code: scene.code }), statements: 1, told: "municipality.initiatives.nodes.0.continuity.reasons.0" },
  questions: { variables: () => ({ filter: { themes: ["loneliness"] } }), statements: 1, told: "experienceRequests.nodes" },
  viewer: { variables: () => ({}), statements: 1, told: "" },
};

test("every document is valid, and every query is measured here", () => {
  const names = readdirSync(folder).map((file) => file.replace(/\.graphql$/, ""));
  for (const name of names) expect([name, validate(schema, parse(read(name)))]).toEqual([name, []]);
  const asked = names.filter((name) => getOperationAST(parse(read(name)))?.operation === "query");
  expect(asked.sort()).toEqual(Object.keys(queries).sort());
});

test.each(Object.keys(queries))("%s answers, with one statement for each root field, whatever its depth", async (name) => {
  const { variables, statements, told } = queries[name]!;
  await hub.statements();

  const data = await hub.anyone.data(read(name), variables());

  expect(await hub.statements()).toBe(statements);
  if (told !== "") expect(at(data, told)).toBeTruthy();
});

test("a signed-in reader costs one more, for finding out who asks; within the next minute none", async () => {
  const member = await hub.someone("MEMBER", scene.code);
  await hub.statements();
  await member.data(read("viewer"));
  expect(await hub.statements()).toBe(2);

  await scene.editor.data(read("viewer"));
  await hub.statements();
  const data = await scene.editor.data(read("viewer"));

  expect(await hub.statements()).toBe(1);
  expect(at(data, "viewer.account.email")).toBe(scene.editor.email);
  expect(at(data, "viewer.memberships.0.municipality.code")).toBe(scene.code);
});

test("members read what is asked, with what may be an answer, in one statement", async () => {
  const member = await hub.someone("MEMBER", "0265");
  await member.data("{ __typename viewer { account { id } } }");
  await hub.statements();
  const data = await member.data(read("questions"), { filter: { themes: ["loneliness"] } });

  expect(await hub.statements()).toBe(1);
  expect(at(data, "experienceRequests.nodes.0.suggestions.0.slug")).toBe("night-buses");
  expect(at(data, "experienceRequests.nodes.0.answers.0.initiatives.0.slug")).toBe("night-buses");
});

test("what one draws and publishes is told to whoever follows", async () => {
  const all = hub.anyone.follow(read("follow-all"), { after: textAt(await hub.anyone.data("{ announcementHead }"), "announcementHead") });
  const follower = hub.anyone.follow(read("follow"), {
    filter: { municipalityCodes: [scene.code] },
    after: textAt(await hub.anyone.data("{ announcementHead }"), "announcementHead"),
  });
  const drafted = await scene.editor.data(read("draft"), {
    input: { municipalityCode: scene.code, title: "Drawn", content: { summary: "S" } },
  });
  expect(at(drafted, "draftInitiative.userErrors")).toEqual([]);

  const published = await scene.editor.data(read("publish"), { id: textAt(drafted, "draftInitiative.initiative.id") });

  expect(at(published, "publishInitiative.initiative.status")).toBe("PUBLISHED");
  expect(at(await follower.next(), "initiativePublished.initiative.title")).toBe("Drawn");
  expect(at(await all.next(), "announcements")).toMatchObject({
    kind: "INITIATIVE_PUBLISHED",
    subject: { __typename: "Initiative", title: "Drawn" },
  });
  await follower.stop();
  await all.stop();
});
