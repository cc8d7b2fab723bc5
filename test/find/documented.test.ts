import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FreshDatabase } from "../support/database";
import { freshDemo } from "../support/demo";
import { startTestHub, type TestHub } from "../support/hub";
import { at, type Json } from "../support/json";
import type { Person } from "../support/person";

const page = readFileSync(join(__dirname, "..", "..", "docs", "ten-questions.md"), "utf8");
const documents = new Map([...page.matchAll(/^## (\d+)\. [^]*?```graphql\n([^]*?)```/gm)].map(([, number, text]) => [number, text ?? ""]));

let database: FreshDatabase;
let hub: TestHub;
let member: Person;
beforeAll(async () => {
  database = await freshDemo();
  hub = await startTestHub({ database });
  member = await hub.someone("MEMBER", "0461");
  // Who asks is found out once.
  await member.data("{ viewer { account { email } } }");
});
afterAll(async () => {
  await hub.stop();
  await database.drop();
});

const texts = (found: Json, path: string): string[] =>
  path
    .split(".")
    .reduce<Json[]>((all, key) => all.flatMap((one) => at(one, key)), [found])
    .map(String);

/** A place in the answer, "nodes.title" through all of a list, and what stands there first. */
test.each([
  ["1", "search.edges.node.title", "Mænd ved gryderne: madklub for ældre mænd (eksempel)"],
  ["1", "search.edges.node.contacts.email", "contact.0376.2@example.org"],
  ["2", "initiatives.nodes.adoptions.nodes.municipality.name", "Esbjerg"],
  ["3", "initiatives.nodes.resources.volunteers", "15"],
  ["4", "initiatives.totalCount", "4"],
  ["5", "initiatives.nodes.title", "Torsdagscaféen: et sted for unge, der ikke har et sted (eksempel)"],
  ["6", "initiatives.totalCount", "15"],
  ["7", "municipality.comparableMunicipalities.name", "Aalborg"],
  ["8", "events.nodes.title", "Eksempel: Netværksdag 2026 – fra ildsjæl til fælles opgave"],
  ["9", "experienceRequests.nodes.suggestions.title", "Sorggrupper for unge, der har mistet (eksempel)"],
  ["10", "catalogue.initiativeCount", "39"],
])("question %s is answered in one statement: %s", async (number, path, told) => {
  await hub.statements();
  const answer = await member.data(documents.get(number) ?? "");
  expect(await hub.statements()).toBe(1);
  expect(texts(answer, path)[0]).toBe(told);
});

const find = readFileSync(join(__dirname, "..", "..", "docs", "find.md"), "utf8");
const inQuotes = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
const rows = [...find.matchAll(/^\| (`.+`) +\| (\S.*?) +\| (\S.*?) +\| .*\|$/gm)].flatMap(([, typed, marked, title]) =>
  inQuotes(typed).map((query): [string, string[], string] => [query, inQuotes(marked), `${title ?? ""} (eksempel)`]),
);
const SEARCH = `query ($query: String!) { search(query: $query, types: [INITIATIVE], first: 40) { didYouMean
  edges { highlight node { ... on Initiative { title similar(first: 20) { title } } } } } }`;

test.each(rows)("find.md: %s finds %j in %s", async (query, marked, title) => {
  const found = await hub.anyone.data(SEARCH, { query });
  const edge = (at(found, "search.edges") as Json[]).find((one) => at(one, "node.title") === title);
  const marks = [...String(at(edge ?? {}, "highlight")).matchAll(/<mark>(.*?)<\/mark>/g)].map((match) => match[1]?.toLowerCase());
  expect(marks).toEqual(expect.arrayContaining(marked));
  expect(at(found, "search.didYouMean")).toBe({ ensomhd: "ensomhed", køsrel: "kørsel" }[query] ?? null);
});

test("find.md: what comes first, and what is most alike", async () => {
  expect(rows).toHaveLength(13);
  const lonely = await hub.anyone.data(SEARCH, { query: "ensomme ældre mænd" });
  const [club, shed] = ["Mænd ved gryderne: madklub for ældre mænd (eksempel)", "Mandeværksted på havnen: skulder ved skulder (eksempel)"];
  expect(texts(lonely, "search.edges.node.title").slice(0, 2)).toEqual([club, shed]);
  const alike = texts(at(lonely, "search.edges.0.node"), "similar.title");
  expect(alike.slice(0, 3).filter((title) => /mandeværksted/i.test(title))).toHaveLength(3);
  expect(alike.filter((title) => /^Kor /.test(title))).toEqual([]);
});

test("find.md: 14 of the demo's 54 practices stand firm, and the others are fragile for any of the reasons", async () => {
  const found = await hub.anyone.data("{ initiatives(first: 100) { totalCount nodes { continuity { isFragile reasons } } } }");
  const told = texts(found, "initiatives.nodes.continuity.isFragile");
  expect([told.length, told.filter((isFragile) => isFragile === "false").length]).toEqual([54, 14]);
  const reasons = new Set(texts(found, "initiatives.nodes.continuity.reasons"));
  expect(reasons).toEqual(new Set(["OUTDATED", "RESTS_ON_ONE_PERSON", "CONTACTS_UNCONFIRMED", "NO_BACKING_DESCRIBED"]));
});

test("the page has ten", () => expect([...documents.keys()]).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]));
