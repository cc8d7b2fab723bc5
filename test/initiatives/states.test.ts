import { announcedOf } from "../support/announced";
import { aDraft, aMunicipality } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, type Json } from "../support/json";
import { codeOfFailure, inEnglish, mutate } from "../support/mutate";
import type { Person } from "../support/person";
import { seen } from "./whole";

/** The hub's clock stands still, so that each instant is known. */
const instant = (hour: number) => `2026-03-01T${String(hour).padStart(2, "0")}:00:00.000Z`;
let clock = instant(0);

let hub: TestHub;
let code: string;
let editor: Person;
beforeAll(async () => {
  hub = await startTestHub({ now: () => new Date(clock) });
  ({ code, editor } = await aMunicipality(hub));
});
afterAll(() => hub.stop());

type State = "DRAFT" | "PUBLISHED" | "ARCHIVED";
const steps = { DRAFT: [], PUBLISHED: ["publishInitiative"], ARCHIVED: ["publishInitiative", "archiveInitiative"] } as const;
const news = { DRAFT: [], PUBLISHED: ["INITIATIVE_PUBLISHED"], ARCHIVED: ["INITIATIVE_PUBLISHED", "INITIATIVE_ARCHIVED"] } as const;

/** Drafted at 1, published at 2, archived at 3; then it is 9. */
async function oneThatIs(state: State, content: object = {}): Promise<string> {
  clock = instant(1);
  const id = await aDraft(editor, { municipalityCode: code, content });
  for (const [index, mutation] of steps[state].entries()) {
    clock = instant(index + 2);
    expect(at(await mutate(editor, mutation, { id }), "userErrors")).toEqual([]);
  }
  clock = instant(9);
  return id;
}

const FACTS = "status version createdAt updatedAt publishedAt confirmedAt";
const facts = {
  DRAFT: { status: "DRAFT", version: 1, createdAt: instant(1), updatedAt: instant(1), publishedAt: null, confirmedAt: null },
  PUBLISHED: {
    status: "PUBLISHED",
    version: 2,
    createdAt: instant(1),
    updatedAt: instant(2),
    publishedAt: instant(2),
    confirmedAt: instant(2),
  },
  ARCHIVED: {
    status: "ARCHIVED",
    version: 3,
    createdAt: instant(1),
    updatedAt: instant(3),
    publishedAt: instant(2),
    confirmedAt: instant(2),
  },
} as const;

const changed = { updatedAt: instant(9) };
const nothing = {};
test.each<[State, string, object, readonly string[]]>([
  [
    "DRAFT",
    "publishInitiative",
    { status: "PUBLISHED", version: 2, publishedAt: instant(9), confirmedAt: instant(9), ...changed },
    ["INITIATIVE_PUBLISHED"],
  ],
  ["DRAFT", "confirmInitiative", { confirmedAt: instant(9) }, []],
  ["PUBLISHED", "publishInitiative", nothing, []],
  ["PUBLISHED", "archiveInitiative", { status: "ARCHIVED", version: 3, ...changed }, ["INITIATIVE_ARCHIVED"]],
  ["PUBLISHED", "restoreInitiative", nothing, []],
  ["PUBLISHED", "confirmInitiative", { confirmedAt: instant(9) }, []],
  ["ARCHIVED", "archiveInitiative", nothing, []],
  ["ARCHIVED", "restoreInitiative", { status: "PUBLISHED", version: 4, ...changed }, ["INITIATIVE_RESTORED"]],
  ["ARCHIVED", "confirmInitiative", { confirmedAt: instant(9) }, []],
])("%s: %s is done once, and again changes nothing", async (state, mutation, difference, announcedThen) => {
  const id = await oneThatIs(state);
  const expected = { ...facts[state], ...difference };

  expect(await mutate(editor, mutation, { id }, `initiative { ${FACTS} }`)).toEqual({ initiative: expected, userErrors: [] });
  expect(await mutate(editor, mutation, { id }, `initiative { ${FACTS} }`)).toEqual({ initiative: expected, userErrors: [] });
  expect(await seen(editor, id, FACTS)).toEqual(expected);
  expect(await announcedOf(hub, id)).toEqual([...news[state], ...announcedThen]);
});

test.each<[State, string, string, string]>([
  [
    "DRAFT",
    "archiveInitiative",
    "Et udkast arkiveres ikke. Slet det med discardInitiative.",
    "A draft is not archived. Delete it with discardInitiative.",
  ],
  [
    "DRAFT",
    "restoreInitiative",
    "Et udkast er ikke arkiveret. Udgiv det med publishInitiative.",
    "A draft is not archived. Publish it with publishInitiative.",
  ],
  [
    "PUBLISHED",
    "discardInitiative",
    "Det har været udgivet og slettes derfor ikke. Arkivér det med archiveInitiative.",
    "It has been published and is therefore not deleted. Archive it with archiveInitiative.",
  ],
  [
    "ARCHIVED",
    "publishInitiative",
    "Initiativet er arkiveret. Tag det frem igen med restoreInitiative.",
    "The initiative is archived. Bring it back with restoreInitiative.",
  ],
  [
    "ARCHIVED",
    "discardInitiative",
    "Det har været udgivet og slettes derfor ikke. Arkivér det med archiveInitiative.",
    "It has been published and is therefore not deleted. Archive it with archiveInitiative.",
  ],
])("%s: %s is refused for its state, in both languages, and nothing is changed", async (state, mutation, danish, english) => {
  const id = await oneThatIs(state);

  const inState = (message: string) => ({ userErrors: [{ code: "WRONG_STATE", field: ["id"], message }] });
  expect(await mutate(editor, mutation, { id })).toEqual(inState(danish));
  expect(await mutate(editor, mutation, { id }, "", inEnglish)).toEqual(inState(english));
  expect(await seen(editor, id, FACTS)).toEqual(facts[state]);
  expect(await announcedOf(hub, id)).toEqual(news[state]);
});

test("a discarded draft is gone, with its history, for those who wrote it too", async () => {
  const id = await oneThatIs("DRAFT");
  const revision = at(await seen(editor, id, "revisions { nodes { id } }"), "revisions.nodes.0.id");
  const inspired = await aDraft(editor, { municipalityCode: code, content: { inspiredByIds: [id] } });

  const discarded = await mutate(editor, "discardInitiative", { id }, "discardedInitiativeId");

  expect(discarded).toEqual({ discardedInitiativeId: id, userErrors: [] });
  expect(await editor.data("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: [id, revision, inspired] })).toEqual({
    nodes: [null, null, { id: inspired }],
  });
  expect(await seen(editor, inspired, "inspiredBy { id }")).toEqual({ inspiredBy: [] });
  expect(await mutate(editor, "discardInitiative", { id }, "discardedInitiativeId")).toEqual({
    discardedInitiativeId: null,
    userErrors: [{ code: "NOT_FOUND", field: ["id"], message: "Findes ikke." }],
  });
  expect(await announcedOf(hub, id)).toEqual([]);
});

test.each([null, "", " \n "])("a draft whose summary is %j is not published", async (summary) => {
  const id = await oneThatIs("DRAFT", { summary });

  const refused = (message: string) => ({ userErrors: [{ code: "BLANK", field: ["summary"], message }] });
  expect(await mutate(editor, "publishInitiative", { id })).toEqual(
    refused("Skriv et resumé med reviseInitiative, før initiativet udgives."),
  );
  expect(await mutate(editor, "publishInitiative", { id }, "", inEnglish)).toEqual(
    refused("Write a summary with reviseInitiative before it is published."),
  );
  expect(await seen(editor, id, FACTS)).toEqual(facts.DRAFT);
  expect(await seen(hub.anyone, id, FACTS)).toBeNull();
  expect(await announcedOf(hub, id)).toEqual([]);
});

test("archived and restored, it keeps the day of its publication and its place among the newest", async () => {
  const first = await oneThatIs("ARCHIVED");
  clock = instant(5);
  const second = await aDraft(editor, { municipalityCode: code });
  await mutate(editor, "publishInitiative", { id: second });
  clock = instant(9);
  await mutate(editor, "restoreInitiative", { id: first });

  const data = await hub.anyone.data("query ($c: [String!]) { initiatives(filter: { municipalityCodes: $c }) { nodes { id } } }", {
    c: [code],
  });
  const order = (at(data, "initiatives.nodes") as { id: string }[]).map(({ id }) => id).filter((id) => id === first || id === second);
  expect(order).toEqual([second, first]);
  expect(await seen(hub.anyone, first, "publishedAt")).toEqual({ publishedAt: instant(2) });
});

test("a reason that is too long archives nothing", async () => {
  const id = await oneThatIs("PUBLISHED");

  expect(await mutate(editor, "archiveInitiative", { id, reason: "x".repeat(501) }, "initiative { id }")).toEqual({
    initiative: null,
    userErrors: [{ code: "TOO_LONG", field: ["reason"], message: "Må højst være 500 tegn." }],
  });
  expect(await seen(editor, id, FACTS)).toEqual(facts.PUBLISHED);
  expect(await announcedOf(hub, id)).toEqual(news.PUBLISHED);
});

describe("who may do what", () => {
  const REVISING = [
    "Det kræver rollen EDITOR i en af initiativets kommuner.",
    "This needs the role EDITOR in one of the initiative's municipalities.",
  ];
  const PUBLISHING = [
    "Det kræver rollen EDITOR i initiativets første kommune.",
    "This needs the role EDITOR in the initiative's first municipality.",
  ];
  const every = [
    ["reviseInitiative", REVISING],
    ["confirmInitiative", REVISING],
    ["publishInitiative", PUBLISHING],
    ["archiveInitiative", PUBLISHING],
    ["restoreInitiative", PUBLISHING],
    ["discardInitiative", PUBLISHING],
  ] as const;
  const inputOf = (mutation: string, id: string) => (mutation === "reviseInitiative" ? { id, patch: { title: "Theirs" } } : { id });
  const NOT_FOUND: Json = { userErrors: [{ code: "NOT_FOUND", field: ["id"], message: "Findes ikke." }] };
  const forbidden = (message: string | undefined): Json => ({ userErrors: [{ code: "FORBIDDEN", field: null, message }] });

  let coCode: string;
  let coEditor: Person;
  beforeAll(async () => {
    ({ code: coCode, editor: coEditor } = await aMunicipality(hub));
  });

  test.each(every)("%s of a draft: not for members, and hidden from others", async (mutation, [danish, english]) => {
    const id = await oneThatIs("DRAFT", { coMunicipalityCodes: [coCode] });
    const input = inputOf(mutation, id);

    for (const town of [code, coCode]) {
      const member = await hub.someone("MEMBER", town);
      expect(await mutate(member, mutation, input)).toEqual(forbidden(danish));
      expect(await mutate(member, mutation, input, "", inEnglish)).toEqual(forbidden(english));
    }
    expect(await mutate(await hub.someone("EDITOR", "0101"), mutation, input)).toEqual(NOT_FOUND);
    expect(await mutate(await hub.someone("MEMBER"), mutation, input)).toEqual(forbidden(danish));
    expect(await codeOfFailure(hub.anyone, mutation, input)).toBe("UNAUTHENTICATED");
    expect(await seen(editor, id, FACTS)).toEqual(facts.DRAFT);
    expect(await announcedOf(hub, id)).toEqual([]);
  });

  test.each(every)("%s of what is published: not for editors of other municipalities", async (mutation, [danish]) => {
    const id = await oneThatIs("PUBLISHED", { coMunicipalityCodes: [coCode] });
    const input = inputOf(mutation, id);

    expect(await mutate(await hub.someone("EDITOR", "0101"), mutation, input)).toEqual(forbidden(danish));
    expect(await codeOfFailure(hub.anyone, mutation, input)).toBe("UNAUTHENTICATED");
    expect(await seen(editor, id, FACTS)).toEqual(facts.PUBLISHED);
    expect(await announcedOf(hub, id)).toEqual(news.PUBLISHED);
  });

  test.each<State>(["DRAFT", "PUBLISHED", "ARCHIVED"])(
    "%s: editors of a co-municipality revise and confirm, the rest is for the first",
    async (state) => {
      const id = await oneThatIs(state, { coMunicipalityCodes: [coCode] });

      for (const [mutation, [danish]] of every.slice(2)) expect(await mutate(coEditor, mutation, { id })).toEqual(forbidden(danish));
      expect(await seen(coEditor, id, FACTS)).toEqual(facts[state]);
      expect(await mutate(coEditor, "confirmInitiative", { id })).toEqual({ userErrors: [] });
      expect(await mutate(coEditor, "reviseInitiative", { id, patch: { title: "Ours" } })).toEqual({ userErrors: [] });
      expect(await seen(editor, id, `${FACTS} title revisions(first: 1) { nodes { revisedBy { email name } } }`)).toEqual({
        ...facts[state],
        ...changed,
        version: facts[state].version + 1,
        confirmedAt: instant(9),
        title: "Ours",
        revisions: { nodes: [{ revisedBy: null }] },
      });
      expect(await announcedOf(hub, id)).toEqual([...news[state], ...(state === "PUBLISHED" ? ["INITIATIVE_REVISED"] : [])]);
    },
  );

  test("an organiser may do all of it anywhere", async () => {
    const organiser = await hub.someone("ORGANISER");
    const id = await oneThatIs("DRAFT");

    for (const mutation of ["reviseInitiative", "confirmInitiative", "publishInitiative", "archiveInitiative", "restoreInitiative"]) {
      expect(await mutate(organiser, mutation, inputOf(mutation, id))).toEqual({ userErrors: [] });
    }
    expect(await seen(hub.anyone, id, "title status version viewerCanRevise viewerCanPublish viewerCanArchive")).toEqual({
      title: "Theirs",
      status: "PUBLISHED",
      version: 5,
      viewerCanRevise: false,
      viewerCanPublish: false,
      viewerCanArchive: false,
    });
    expect(await seen(organiser, id, "viewerCanRevise viewerCanPublish viewerCanArchive")).toEqual({
      viewerCanRevise: true,
      viewerCanPublish: true,
      viewerCanArchive: true,
    });
  });

  test("a municipality that is no longer of it sees the draft no more", async () => {
    const id = await oneThatIs("DRAFT", { coMunicipalityCodes: [coCode] });
    const member = await hub.someone("MEMBER", coCode);
    expect(await seen(member, id, "status")).toEqual({ status: "DRAFT" });

    await mutate(editor, "reviseInitiative", { id, patch: { coMunicipalityCodes: [] } });

    expect(await seen(member, id, "status")).toBeNull();
    expect(await mutate(coEditor, "reviseInitiative", { id, patch: { title: "Ours" } })).toEqual(NOT_FOUND);
  });
});
