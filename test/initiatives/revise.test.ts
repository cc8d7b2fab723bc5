import { announcedOf } from "../support/announced";
import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, type Json } from "../support/json";
import { inEnglish, mutate } from "../support/mutate";
import type { Person } from "../support/person";
import { aContact, anOrganisation, aTargetGroup, seen, WHOLE } from "./whole";

let hub: TestHub;
let code: string;
let editor: Person;
/** Two of each thing that a practice can name. */
let made: Readonly<Record<"organisations" | "contacts" | "practices" | "towns" | "groups", readonly string[]>>;

beforeAll(async () => {
  hub = await startTestHub();
  ({ code, editor } = await aMunicipality(hub));
  const [north, south] = [await aMunicipality(hub), await aMunicipality(hub)];
  made = {
    organisations: [await anOrganisation(editor), await anOrganisation(editor)],
    contacts: [await aContact(editor, code), await aContact(editor, code)],
    practices: [await aPractice(editor, { municipalityCode: code }), await aDraft(editor, { municipalityCode: code })],
    towns: [north.code, south.code],
    groups: [await aTargetGroup(hub, "older-people"), await aTargetGroup(hub, "young-people")],
  };
});
afterAll(() => hub.stop());

const both = (of: keyof typeof made) => made[of];
const reversed = (of: keyof typeof made) => [...made[of]].reverse();
const BLANK = Symbol("cannot be cleared");

type Row = readonly [field: string, before: () => unknown, after: () => unknown, seen: () => Json, cleared: Json];

const plain = (field: string, before: Json, after: Json, cleared: Json = null): Row => [
  field,
  () => before,
  () => after,
  () => after,
  cleared,
];
const text = (field: string): Row => [field, () => "**Before**", () => "After\n\n- one", () => ({ markdown: "After\n\n- one" }), null];
const words = (field: string, before: readonly string[], after: readonly string[]): Row => [
  field,
  () => before,
  () => after,
  () => after.map((key) => ({ key })),
  [],
];
const ids = (field: string, shown: string, of: keyof typeof made, key = "id"): Row => [
  `${field} as ${shown}`,
  () => both(of),
  () => reversed(of),
  () => reversed(of).map((value) => ({ [key]: value })),
  [],
];

const rows: readonly Row[] = [
  plain("externalReference", "esdh-1", "esdh-2"),
  plain("title", "Before", "After", BLANK),
  plain("summary", "Before.", "After.", BLANK),
  plain("stage", "PILOT", "ENDED", BLANK),
  plain("language", "EN", "DA", BLANK),
  plain("evidenceLevel", "EVALUATED", "INDEPENDENTLY_EVALUATED", BLANK),
  plain("origin", "COPIED", "FIRST_OF_ITS_KIND"),
  plain("startedOn", "2024-02-29", "2024-12-31"),
  plain("endedOn", "2024-12-31", "2025-01-01"),
  text("challenge"),
  text("approach"),
  text("outcomes"),
  text("lessons"),
  text("transferability"),
  words("themes", ["loneliness", "quality-of-life"], ["quality-of-life", "loneliness"]),
  words("arenas", ["home"], ["health-and-care", "home"]),
  words("cooperationForms", ["co-creation", "partnership"], ["partnership"]),
  ["targetGroups", () => both("groups"), () => reversed("groups"), () => reversed("groups").map((key) => ({ key })), []],
  ids("coMunicipalityCodes", "coMunicipalities", "towns", "code"),
  ids("inspiredByIds", "inspiredBy", "practices"),
  ids("contactIds", "contacts", "contacts"),
  [
    "partners",
    () => [{ organisationId: made.organisations[0], role: "Drives" }],
    () => [{ organisationId: made.organisations[1] }, { organisationId: made.organisations[0], role: "Rides" }],
    () => [
      { organisation: { id: made.organisations[1] }, role: null },
      { organisation: { id: made.organisations[0] }, role: "Rides" },
    ],
    [],
  ],
  [
    "resources",
    () => ({ staffHoursPerWeek: 1.5, volunteers: 3, yearlyCostDkk: 100, funding: "§ 18", description: "A bus." }),
    () => ({ volunteers: 4 }),
    () => ({ staffHoursPerWeek: null, volunteers: 4, yearlyCostDkk: null, funding: null, description: null }),
    null,
  ],
  [
    "links",
    () => [{ title: "One", url: "https://example.org/1" }],
    () => [
      { title: "Two", url: "https://example.org/2" },
      { title: "One", url: "https://example.org/1" },
    ],
    () => [
      { title: "Two", url: "https://example.org/2" },
      { title: "One", url: "https://example.org/1" },
    ],
    [],
  ],
  [
    "attention",
    () => [
      { point: "systematic", text: "Yes." },
      { point: "equal-partner", text: "Also." },
    ],
    () => [{ point: "systematic", text: "No." }],
    () => [{ point: { key: "systematic" }, text: { markdown: "No." } }],
    [],
  ],
];

test.each(rows)(
  "%s: absent keeps, another value is a version, the same is none, null clears",
  async (name, before, after, shown, cleared) => {
    const [field = "", output = field] = name.split(" as ");
    const id = await aPractice(editor, {
      municipalityCode: code,
      title: field === "title" ? String(before()) : "Kept",
      content: { [field]: before() },
    });
    const whole = async () => (await seen(editor, id, `${WHOLE} version`)) as Readonly<Record<string, Json>>;
    const start = await whole();
    const revise = (patch: object) => mutate(editor, "reviseInitiative", { id, patch }, "initiative { version }");
    const revisions = async () =>
      at(await seen(editor, id, "revisions(first: 2) { nodes { version changedFields revisedBy { email } } }"), "revisions.nodes");

    expect(await revise({})).toEqual({ initiative: { version: 2 }, userErrors: [] });
    expect(await whole()).toEqual(start);
    expect(await revise({ [field]: after() })).toEqual({ initiative: { version: 3 }, userErrors: [] });
    expect(await whole()).toEqual({ ...start, [output]: shown(), version: 3 });
    expect(await revise({ [field]: after() })).toEqual({ initiative: { version: 3 }, userErrors: [] });
    const me = { email: editor.email };
    expect(await revisions()).toEqual([
      { version: 3, changedFields: [field], revisedBy: me },
      { version: 2, changedFields: ["status"], revisedBy: me },
    ]);

    const last = await revise({ [field]: null });
    if (cleared === BLANK) {
      expect(last).toEqual({
        initiative: null,
        userErrors: [{ code: "BLANK", field: ["patch", field], message: "Skal udfyldes." }],
      });
      expect(await whole()).toEqual({ ...start, [output]: shown(), version: 3 });
      expect(await announcedOf(hub, id)).toEqual(["INITIATIVE_PUBLISHED", "INITIATIVE_REVISED"]);
    } else {
      expect(last).toEqual({ initiative: { version: 4 }, userErrors: [] });
      expect(await whole()).toEqual({ ...start, [output]: cleared, version: 4 });
      expect(await announcedOf(hub, id)).toEqual(["INITIATIVE_PUBLISHED", "INITIATIVE_REVISED", "INITIATIVE_REVISED"]);
    }
  },
);

test("several fields in one patch are one version, one revision and one announcement", async () => {
  const id = await aPractice(editor, { municipalityCode: code });

  await mutate(editor, "reviseInitiative", { id, patch: { title: "New", arenas: ["home"], resources: { volunteers: 1 }, lessons: "x" } });

  expect(await seen(editor, id, "version revisions(first: 1) { totalCount nodes { version changedFields title summary } }")).toEqual({
    version: 3,
    revisions: {
      totalCount: 3,
      nodes: [{ version: 3, changedFields: ["title", "lessons", "resources", "arenas"], title: "New", summary: "What it is about." }],
    },
  });
  expect(await announcedOf(hub, id)).toEqual(["INITIATIVE_PUBLISHED", "INITIATIVE_REVISED"]);
});

test("revising a draft or what is archived is recorded, but announced to nobody", async () => {
  const draft = await aDraft(editor, { municipalityCode: code });
  const archived = await aPractice(editor, { municipalityCode: code });
  await mutate(editor, "archiveInitiative", { id: archived });

  await mutate(editor, "reviseInitiative", { id: draft, patch: { summary: null } });
  await mutate(editor, "reviseInitiative", { id: archived, patch: { title: "Later" } });

  expect(await seen(editor, draft, "version status summary")).toEqual({ version: 2, status: "DRAFT", summary: null });
  expect(await seen(editor, archived, "version status title")).toEqual({ version: 4, status: "ARCHIVED", title: "Later" });
  expect(await announcedOf(hub, draft)).toEqual([]);
  expect(await announcedOf(hub, archived)).toEqual(["INITIATIVE_PUBLISHED", "INITIATIVE_ARCHIVED"]);
});

test.each([0, 1, 3])("version %i is STALE where the practice has its second: nothing is changed, nobody hears", async (expectedVersion) => {
  const id = await aPractice(editor, { municipalityCode: code, title: "As it was" });
  const revise = (headers?: Record<string, string>) =>
    mutate(editor, "reviseInitiative", { id, expectedVersion, patch: { title: "x".repeat(151) } }, "initiative { id }", headers);

  const stale = { code: "STALE", field: ["expectedVersion"] };
  const tooLong = { code: "TOO_LONG", field: ["patch", "title"] };
  expect(await revise()).toEqual({
    initiative: null,
    userErrors: [
      { ...tooLong, message: "Må højst være 150 tegn." },
      { ...stale, message: "En anden har ændret den, siden du læste den. Læs den igen, og prøv så igen." },
    ],
  });
  expect(at(await revise(inEnglish), "userErrors.1")).toEqual({
    ...stale,
    message: "Somebody else has changed it since you read it. Read it again and then try again.",
  });
  expect(await seen(editor, id, "version title")).toEqual({ version: 2, title: "As it was" });
  expect(await announcedOf(hub, id)).toEqual(["INITIATIVE_PUBLISHED"]);
});

test("what was written before it was published shows in the history to its writers, and to nobody else", async () => {
  const stranger = await hub.someone("EDITOR", "0101");
  const id = await aDraft(editor, { municipalityCode: code, title: "A secret title" });
  await mutate(editor, "reviseInitiative", { id, patch: { title: "A public title" } });
  await mutate(editor, "publishInitiative", { id });
  await mutate(editor, "reviseInitiative", { id, patch: { summary: "Revised." } });
  const history = async (person: Person) => seen(person, id, "revisions { totalCount nodes { id version title } }");

  const full = await history(editor);
  expect(full).toEqual({
    revisions: {
      totalCount: 4,
      nodes: [
        [4, "A public title"],
        [3, "A public title"],
        [2, "A public title"],
        [1, "A secret title"],
      ].map(([version, title]) => ({ id: expect.any(String) as string, version, title })),
    },
  });
  const secret = at(full, "revisions.nodes.3.id");
  for (const person of [hub.anyone, stranger]) {
    expect(await history(person)).toEqual({ revisions: { totalCount: 2, nodes: (at(full, "revisions.nodes") as Json[]).slice(0, 2) } });
    expect(await person.data("query ($id: ID!) { node(id: $id) { id } }", { id: secret })).toEqual({ node: null });
  }
  expect(await editor.data("query ($id: ID!) { node(id: $id) { id } }", { id: secret })).toEqual({ node: { id: secret } });
});
