import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { announced, announcedOf } from "../support/announced";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import { codeOfFailure, mutate } from "../support/mutate";
import { aContact, anOrganisation, aTargetGroup, seen, WHOLE } from "./whole";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const countOf = async (code: string) => {
  const query = `query ($codes: [String!]) { initiatives(filter: { municipalityCodes: $codes, status: [DRAFT, PUBLISHED, ARCHIVED] }) { totalCount } }`;
  const organiser = await hub.someone("ORGANISER");
  return at(await organiser.data(query, { codes: [code] }), "initiatives.totalCount");
};

test("what is drafted with all of its content is read back whole", async () => {
  const { code, editor } = await aMunicipality(hub);
  const other = await aMunicipality(hub);
  const [first, second] = [await anOrganisation(editor), await anOrganisation(editor)];
  const [inspiration, ownDraft] = [
    await aPractice(other.editor, { municipalityCode: other.code }),
    await aDraft(editor, { municipalityCode: code }),
  ];
  const [anna, bo] = [await aContact(editor, code), await aContact(editor, code)];
  const group = await aTargetGroup(hub, "older-people");

  const drafted = await mutate(
    editor,
    "draftInitiative",
    {
      municipalityCode: code,
      title: "Night buses",
      language: "EN",
      content: {
        externalReference: "esdh-17",
        summary: "A bus for those who cannot drive.",
        stage: "ANCHORED",
        coMunicipalityCodes: [other.code],
        partners: [{ organisationId: second, role: "Drives" }, { organisationId: first }],
        themes: ["quality-of-life", "loneliness"],
        targetGroups: [group],
        arenas: ["leisure-and-communities", "home"],
        cooperationForms: ["partnership", "co-creation"],
        origin: "ADAPTED",
        inspiredByIds: [inspiration, ownDraft],
        challenge: "Nobody **drove**.",
        approach: "1. Ask\n2. Drive",
        outcomes: "More came.",
        evidenceLevel: "MONITORED",
        lessons: "Begin *small*.",
        transferability: "Wherever there is a road.",
        resources: { staffHoursPerWeek: 7.5, volunteers: 12, yearlyCostDkk: 40000, funding: "§ 18", description: "A bus." },
        startedOn: "2024-02-29",
        endedOn: "2025-01-01",
        links: [
          { title: "More", url: "https://example.org/more" },
          { title: "Film", url: "https://example.org/film" },
        ],
        attention: [
          { point: "systematic", text: "Two drivers each night." },
          { point: "equal-partner", text: "They *decide* too." },
        ],
        contactIds: [bo, anna],
      },
    },
    "initiative { id version publishedAt confirmedAt slug }",
  );

  expect(drafted).toEqual({
    initiative: { id: expect.any(String) as string, version: 1, publishedAt: null, confirmedAt: null, slug: "night-buses" },
    userErrors: [],
  });
  const id = textAt(drafted, "initiative.id");
  expect(await seen(editor, id, WHOLE)).toEqual({
    externalReference: "esdh-17",
    status: "DRAFT",
    stage: "ANCHORED",
    language: "EN",
    title: "Night buses",
    summary: "A bus for those who cannot drive.",
    municipality: { code },
    coMunicipalities: [{ code: other.code }],
    partners: [
      { organisation: { id: second }, role: "Drives" },
      { organisation: { id: first }, role: null },
    ],
    themes: [{ key: "quality-of-life" }, { key: "loneliness" }],
    targetGroups: [{ key: group }],
    arenas: [{ key: "leisure-and-communities" }, { key: "home" }],
    cooperationForms: [{ key: "partnership" }, { key: "co-creation" }],
    origin: "ADAPTED",
    inspiredBy: [{ id: inspiration }, { id: ownDraft }],
    challenge: { markdown: "Nobody **drove**." },
    approach: { markdown: "1. Ask\n2. Drive" },
    outcomes: { markdown: "More came." },
    evidenceLevel: "MONITORED",
    lessons: { markdown: "Begin *small*." },
    transferability: { markdown: "Wherever there is a road." },
    resources: { staffHoursPerWeek: 7.5, volunteers: 12, yearlyCostDkk: 40000, funding: "§ 18", description: { markdown: "A bus." } },
    startedOn: "2024-02-29",
    endedOn: "2025-01-01",
    links: [
      { title: "More", url: "https://example.org/more" },
      { title: "Film", url: "https://example.org/film" },
    ],
    attention: [
      { point: { key: "systematic" }, text: { markdown: "Two drivers each night." } },
      { point: { key: "equal-partner" }, text: { markdown: "They *decide* too." } },
    ],
    contacts: [{ id: bo }, { id: anna }],
  });
  expect(await announcedOf(hub, id)).toEqual([]);
});

test("with a title only, the rest is as little as it can be", async () => {
  const { code, editor } = await aMunicipality(hub);

  const drafted = await mutate(editor, "draftInitiative", { municipalityCode: code, title: "Only a title" }, `initiative { ${WHOLE} }`);

  expect(at(drafted, "initiative")).toEqual({
    externalReference: null,
    status: "DRAFT",
    stage: "RUNNING",
    language: "DA",
    title: "Only a title",
    summary: null,
    municipality: { code },
    coMunicipalities: [],
    partners: [],
    themes: [],
    targetGroups: [],
    arenas: [],
    cooperationForms: [],
    origin: null,
    inspiredBy: [],
    challenge: null,
    approach: null,
    outcomes: null,
    evidenceLevel: "EXPERIENCE",
    lessons: null,
    transferability: null,
    resources: null,
    startedOn: null,
    endedOn: null,
    links: [],
    attention: [],
    contacts: [],
  });
});

test("its own municipality among the others is left out, and what is named twice is there once", async () => {
  const { code, editor } = await aMunicipality(hub);
  const other = await aMunicipality(hub);

  const id = await aDraft(editor, {
    municipalityCode: code,
    content: { coMunicipalityCodes: [code, other.code, other.code], themes: ["loneliness", "loneliness"] },
  });

  expect(await seen(editor, id, "coMunicipalities { code } themes { key }")).toEqual({
    coMunicipalities: [{ code: other.code }],
    themes: [{ key: "loneliness" }],
  });
});

test("equal titles get addresses that differ, and Danish letters are written out in them", async () => {
  const { code, editor } = await aMunicipality(hub);
  const input = { municipalityCode: code, title: "Fælles spisning på Ærø!" };

  const first = textAt(await mutate(editor, "draftInitiative", input, "initiative { slug }"), "initiative.slug");
  const second = textAt(await mutate(editor, "draftInitiative", input, "initiative { slug }"), "initiative.slug");

  expect(first).toBe("faelles-spisning-paa-aeroe");
  expect(second).toMatch(/^faelles-spisning-paa-aeroe-[0-9a-f]{8}$/);
});

test("a title without letters still gets an address, and a revised one keeps its own", async () => {
  const { code, editor } = await aMunicipality(hub);
  const id = await aDraft(editor, { municipalityCode: code, title: "☀️☀️" });
  await mutate(editor, "reviseInitiative", { id, patch: { title: "Sol" } });

  expect(await seen(editor, id, "slug title")).toEqual({ slug: "uden-titel", title: "Sol" });
});

test("completeness counts what is told and says what would help most", async () => {
  const { code, editor } = await aMunicipality(hub);
  const contact = await aContact(editor, code);
  const group = await aTargetGroup(hub, "young-people");
  const organisation = await anOrganisation(editor);
  const steps: [object, number, string[]][] = [
    [
      {},
      0,
      [
        "summary",
        "approach",
        "outcomes",
        "contactIds",
        "lessons",
        "challenge",
        "themes",
        "targetGroups",
        "resources",
        "partners",
        "transferability",
        "attention",
      ],
    ],
    [
      { summary: "s", outcomes: "o" },
      27,
      ["approach", "contactIds", "lessons", "challenge", "themes", "targetGroups", "resources", "partners", "transferability", "attention"],
    ],
    [
      { approach: "a", contactIds: [contact], lessons: "l", challenge: "c", themes: ["loneliness"] },
      78,
      ["targetGroups", "resources", "partners", "transferability", "attention"],
    ],
    [
      {
        targetGroups: [group],
        resources: { volunteers: 0 },
        partners: [{ organisationId: organisation }],
        transferability: "t",
        attention: [{ point: "systematic", text: "a" }],
      },
      100,
      [],
    ],
    [{ outcomes: null, themes: [] }, 82, ["outcomes", "themes"]],
    [{ summary: " \n", lessons: "" }, 57, ["summary", "outcomes", "lessons", "themes"]],
  ];
  const drafted = await mutate(editor, "draftInitiative", { municipalityCode: code, title: "Step by step" }, "initiative { id }");
  const id = textAt(drafted, "initiative.id");

  for (const [patch, percent, missing] of steps) {
    await mutate(editor, "reviseInitiative", { id, patch });
    expect(await seen(editor, id, "completeness { percent missing }")).toEqual({ completeness: { percent, missing } });
  }
});

test.each([
  ["script", "<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
  ["handlers", '<img src=x onerror="alert(1)">', '<p>&lt;img src=x onerror="alert(1)"&gt;</p>'],
  ["a link to script", "[here](javascript:alert(1))", "<p>[here](javascript:alert(1))</p>"],
  ["a link to data", "[here](data:text/html;base64,PHNjcmlwdD4=)", "<p>[here](data:text/html;base64,PHNjcmlwdD4=)</p>"],
  ["an image", "![a cat](https://example.org/cat.png)", "<p>a cat</p>"],
  ["a link", "[here](https://example.org)", '<p><a href="https://example.org" rel="noopener noreferrer nofollow">here</a></p>'],
])("%s in a text comes out harmless", async (_what, markdown, html) => {
  const editor = await hub.someone("EDITOR", "0101");

  const id = await aDraft(editor, {
    municipalityCode: "0101",
    content: {
      challenge: markdown,
      approach: markdown,
      outcomes: markdown,
      lessons: markdown,
      transferability: markdown,
      resources: { description: markdown },
      attention: [{ point: "systematic", text: markdown }],
    },
  });

  const text = { markdown, html };
  const fields = ["challenge", "approach", "outcomes", "lessons", "transferability"];
  const selection = `${fields.map((field) => `${field} { markdown html }`).join(" ")}
    resources { description { markdown html } } attention { text { markdown html } }`;
  expect(await seen(editor, id, selection)).toEqual({
    ...Object.fromEntries(fields.map((field) => [field, text])),
    resources: { description: text },
    attention: [{ text }],
  });
});

test.each([
  ["a title of 10,000 characters", { title: "x".repeat(10_000) }, "title", "Må højst være 150 tegn."],
  ["a title of 10,000 letters with combining marks", { title: "☎\uFE0F".repeat(5_000) }, "title", "Må højst være 150 tegn."],
  ["a title that is over only by marks that do not show", { title: "☎\uFE0F".repeat(100) }, "title", "Må højst være 150 tegn."],
])("%s is told to be too long, and nothing is made", async (_what, input, field, message) => {
  const editor = await hub.someone("EDITOR", "0101");
  const before = [await countOf("0101"), await announced(hub)];

  const refused = await mutate(editor, "draftInitiative", { municipalityCode: "0101", ...input }, "initiative { id }");

  expect(refused).toEqual({ initiative: null, userErrors: [{ code: "TOO_LONG", field: [field], message }] });
  expect([await countOf("0101"), await announced(hub)]).toEqual(before);
});

test.each([
  ["title", { title: "Null\0byte" }],
  ["text", { title: "t", content: { challenge: "\0" } }],
  ["list", { title: "t", content: { themes: ["lone\0liness"] } }],
])("a null byte in a %s is refused as out of form, and nothing is made", async (_where, input) => {
  const editor = await hub.someone("EDITOR", "0101");
  const before = await countOf("0101");

  expect(await codeOfFailure(editor, "draftInitiative", { municipalityCode: "0101", ...input })).toBe("BAD_USER_INPUT");
  expect(await countOf("0101")).toBe(before);
});

test("what is said twice, and otherwise, is a fault; the same twice is not", async () => {
  const { code, editor } = await aMunicipality(hub);
  const draft = (content: object) =>
    mutate(editor, "draftInitiative", { municipalityCode: code, title: "ABC", language: "DA", content }, "initiative { title }");

  expect(at(await draft({ title: "DEF", language: "EN" }), "userErrors")).toEqual([
    {
      code: "INVALID",
      field: ["content", "title"],
      message: "Står også som `title` uden for `content`, og anderledes. Skriv det ét sted.",
    },
    expect.objectContaining({ field: ["content", "language"] }),
  ]);
  expect(await draft({ title: "ABC" })).toEqual({ initiative: { title: "ABC" }, userErrors: [] });
});
