import { aDraft, aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { mutate } from "../support/mutate";
import type { Person } from "../support/person";
import { anOrganisation, aTargetGroup } from "./whole";

/** Each is published an hour after the one before it. */
const instant = (hour: number) => `2026-03-01T${String(hour).padStart(2, "0")}:00:00.000Z`;
let clock = instant(0);

let hub: TestHub;
let organiser: Person;
let drivers: string;
let cooks: string;

// Codes, regions and inhabitants are of the public facts.
const ballerup = "0151"; // 1084, 53,950 inhabitants
const dragoer = "0155"; // 1084, 14,474
const greve = "0253"; // 1085, 54,120
const kolding = "0621"; // 1083

beforeAll(async () => {
  hub = await startTestHub({ now: () => new Date(clock) });
  organiser = await hub.someone("ORGANISER");
  drivers = await anOrganisation(organiser, { name: "Drivers" });
  cooks = await anOrganisation(organiser, { name: "Cooks" });
  await aTargetGroup(hub, "older-people");
  await aTargetGroup(hub, "young-people");
  const practices: [title: string, municipalityCode: string, content: object][] = [
    ["Zoo", ballerup, { themes: ["loneliness"], targetGroups: ["older-people"], stage: "IDEA", externalReference: "z" }],
    ["Ærter", ballerup, { themes: ["quality-of-life"], targetGroups: ["older-people"], stage: "PILOT", externalReference: "æ" }],
    ["Øl", dragoer, { themes: ["loneliness", "poor-thriving"], targetGroups: ["young-people"], arenas: ["home"], stage: "ENDED" }],
    ["Ål", greve, { partners: [{ organisationId: drivers }], cooperationForms: ["partnership"], evidenceLevel: "MONITORED" }],
    ["Aaben dør", greve, { partners: [{ organisationId: cooks }, { organisationId: drivers }], externalReference: "z" }],
    ["abe", kolding, { attention: [{ point: "systematic", text: "Yes." }], evidenceLevel: "EVALUATED", stage: "ANCHORED" }],
  ];
  for (const [index, [title, municipalityCode, content]] of practices.entries()) {
    clock = instant(index + 1);
    await aPractice(organiser, { municipalityCode, title, content });
  }
  clock = instant(10);
  await aDraft(organiser, { municipalityCode: kolding, title: "Udkast", content: { themes: ["loneliness"] } });
  const archived = await aPractice(organiser, { municipalityCode: kolding, title: "Lukket", content: { themes: ["loneliness"] } });
  await mutate(organiser, "archiveInitiative", { id: archived });
});
afterAll(() => hub.stop());

const FIND = /* GraphQL */ `
  query ($filter: InitiativeFilter, $orderBy: InitiativeOrder) {
    initiatives(filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        title
      }
    }
  }
`;
async function found(filter: object, { by = hub.anyone, orderBy }: { by?: Person; orderBy?: object } = {}): Promise<readonly string[]> {
  const data = await by.data(FIND, { filter, orderBy });
  const titles = (at(data, "initiatives.nodes") as { title: string }[]).map(({ title }) => title);
  expect(at(data, "initiatives.totalCount")).toBe(titles.length);
  return titles;
}

test.each<[string, object, readonly string[]]>([
  ["nothing that is asked for: what is published, newest first", {}, ["abe", "Aaben dør", "Ål", "Øl", "Ærter", "Zoo"]],
  ["null as if it were left out", { themes: null, status: null }, ["abe", "Aaben dør", "Ål", "Øl", "Ærter", "Zoo"]],
  ["one theme", { themes: ["loneliness"] }, ["Øl", "Zoo"]],
  ["any of several themes", { themes: ["loneliness", "quality-of-life"] }, ["Øl", "Ærter", "Zoo"]],
  ["a theme and a target group", { themes: ["loneliness"], targetGroups: ["older-people"] }, ["Zoo"]],
  [
    "any of the themes and any of the groups",
    { themes: ["quality-of-life", "poor-thriving"], targetGroups: ["older-people", "young-people"] },
    ["Øl", "Ærter"],
  ],
  ["a key of another vocabulary", { targetGroups: ["loneliness"] }, []],
  ["a key that there is not", { themes: ["nope"] }, []],
  ["an empty list", { themes: [] }, []],
  ["an arena", { arenas: ["home"] }, ["Øl"]],
  ["a form of cooperation", { cooperationForms: ["partnership"] }, ["Ål"]],
  ["an attention point", { attentionPoints: ["systematic"] }, ["abe"]],
  ["another attention point", { attentionPoints: ["equal-partner"] }, []],
  ["stages", { stage: ["IDEA", "ENDED"] }, ["Øl", "Zoo"]],
  ["what stands behind it", { evidenceLevel: ["MONITORED", "EVALUATED"] }, ["abe", "Ål"]],
  ["municipalities", { municipalityCodes: [ballerup, kolding] }, ["abe", "Ærter", "Zoo"]],
  ["a region", { regionCodes: ["1084"] }, ["Øl", "Ærter", "Zoo"]],
  ["regions", { regionCodes: ["1083", "1085"] }, ["abe", "Aaben dør", "Ål"]],
  ["a region without any", { regionCodes: ["1081"] }, []],
  ["a region and municipalities", { regionCodes: ["1084"], municipalityCodes: [dragoer, greve] }, ["Øl"]],
  [
    "at least so many inhabitants",
    { minPopulation: 53950, municipalityCodes: [ballerup, dragoer, greve] },
    ["Aaben dør", "Ål", "Ærter", "Zoo"],
  ],
  ["at least one more", { minPopulation: 53951, municipalityCodes: [ballerup, dragoer, greve] }, ["Aaben dør", "Ål"]],
  ["at most so many", { maxPopulation: 53950 }, ["Øl", "Ærter", "Zoo"]],
  ["at most one less", { maxPopulation: 53949 }, ["Øl"]],
  ["between", { minPopulation: 14475, maxPopulation: 54120 }, ["Aaben dør", "Ål", "Ærter", "Zoo"]],
  ["published after, the instant itself left out", { publishedAfter: instant(4) }, ["abe", "Aaben dør"]],
  ["published before, the instant itself left out", { publishedBefore: instant(3) }, ["Ærter", "Zoo"]],
  ["published within", { publishedAfter: instant(1), publishedBefore: instant(4) }, ["Øl", "Ærter"]],
  ["an instant with an offset", { publishedAfter: "2026-03-01T06:00:00+01:00" }, ["abe"]],
  ["references, of any municipality", { externalReferences: ["z"] }, ["Aaben dør", "Zoo"]],
  ["references, in Danish letters", { externalReferences: ["æ", "ø"] }, ["Ærter"]],
  ["what is archived", { status: ["ARCHIVED"] }, ["Lukket"]],
  ["what is archived or published, with a theme", { status: ["ARCHIVED", "PUBLISHED"], themes: ["loneliness"] }, ["Lukket", "Øl", "Zoo"]],
  ["drafts, for the anonymous", { status: ["DRAFT"] }, []],
  ["no status at all", { status: [] }, []],
])("a filter by %s", async (_by, filter, titles) => {
  expect(await found(filter)).toEqual(titles);
});

test("a filter by partner finds those that it is a part of, and by what is no organisation nothing", async () => {
  expect(await found({ partnerId: drivers })).toEqual(["Aaben dør", "Ål"]);
  expect(await found({ partnerId: cooks })).toEqual(["Aaben dør"]);
  expect(await found({ partnerId: cooks.replace(/.$/, (last) => (last === "0" ? "1" : "0")) })).toEqual([]);
  expect(await found({ partnerId: "' or true --" })).toEqual([]);
});

test("drafts are found by those who write them", async () => {
  const editor = await hub.someone("EDITOR", kolding);

  expect(await found({ status: ["DRAFT"] }, { by: editor })).toEqual(["Udkast"]);
  expect(await found({ status: ["DRAFT"] }, { by: await hub.someone("EDITOR", greve) })).toEqual([]);
  expect(await found({ status: ["DRAFT", "PUBLISHED"], municipalityCodes: [kolding] }, { by: editor })).toEqual(["Udkast", "abe"]);
  expect(await found({}, { by: editor })).toEqual(["abe", "Aaben dør", "Ål", "Øl", "Ærter", "Zoo"]);
});

test("titles come in Danish order: æ, ø and å last, and aa among the å", async () => {
  const rising = ["abe", "Zoo", "Ærter", "Øl", "Aaben dør", "Ål"];

  expect(await found({}, { orderBy: { field: "TITLE", direction: "ASC" } })).toEqual(rising);
  expect(await found({}, { orderBy: { field: "TITLE", direction: "DESC" } })).toEqual([...rising].reverse());
});

test("by publication and by change, both ways", async () => {
  const newest = ["abe", "Aaben dør", "Ål", "Øl", "Ærter", "Zoo"];
  expect(await found({}, { orderBy: { field: "PUBLISHED_AT", direction: "DESC" } })).toEqual(newest);
  expect(await found({}, { orderBy: { field: "PUBLISHED_AT", direction: "ASC" } })).toEqual([...newest].reverse());
  expect(await found({}, { orderBy: { field: "UPDATED_AT", direction: "DESC" } })).toEqual(newest);
  expect(await found({}, { orderBy: { field: "UPDATED_AT", direction: "ASC" } })).toEqual([...newest].reverse());
});

test("a municipality's own list takes the same filters", async () => {
  const data = await hub.anyone.data(
    `query ($code: String!) { municipality(code: $code) {
      all: initiatives { totalCount nodes { title } }
      some: initiatives(filter: { stage: [PILOT] }, orderBy: { field: TITLE, direction: ASC }) { totalCount nodes { title } }
      others: initiatives(filter: { municipalityCodes: ["0253"] }) { totalCount nodes { title } } } }`,
    { code: ballerup },
  );

  expect(data).toEqual({
    municipality: {
      all: { totalCount: 2, nodes: [{ title: "Ærter" }, { title: "Zoo" }] },
      some: { totalCount: 1, nodes: [{ title: "Ærter" }] },
      others: { totalCount: 0, nodes: [] },
    },
  });
});
