import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { mutate } from "../support/mutate";
import type { Person } from "../support/person";

let hub: TestHub;
let code: string;
let editor: Person;
let first: string;
beforeAll(async () => {
  hub = await startTestHub();
  ({ code, editor } = await aMunicipality(hub));
  const other = await aMunicipality(hub);
  const practice = (content: object) => aPractice(editor, { municipalityCode: code, title: "Sang på havnen", content });
  first = await practice({ themes: ["loneliness"], stage: "PILOT" });
  await practice({ themes: ["loneliness", "quality-of-life"], arenas: ["home"] });
  await practice({});
  await aPractice(other.editor, { municipalityCode: other.code, title: "Sang i byen", content: { themes: ["loneliness"] } });
  await aDraft(editor, { municipalityCode: code, title: "Sang på vej", content: { themes: ["loneliness"], stage: "IDEA" } });
});
afterAll(() => hub.stop());

/** By relevance, documents are counted; in another order, and with what no document tells, practices and then their documents. */
async function counted(person: Person, filter: object): Promise<unknown> {
  const COUNTED = `query ($filter: InitiativeFilter, $field: InitiativeOrderField!) {
    initiatives(filter: $filter, orderBy: { field: $field, direction: DESC }, first: 50) { totalCount nodes { id }
      facets { terms(vocabulary: THEME) { count term { key } } arenas: terms(vocabulary: ARENA) { count term { key } }
        stages { stage count } regions { count region { code } } } } }`;
  const ways = [
    { field: "RELEVANCE", filter },
    { field: "TITLE", filter },
    { field: "RELEVANCE", filter: { ...filter, publishedBefore: "2999-01-01T00:00:00Z" } },
  ];
  const [one, ...others] = await Promise.all(
    ways.map(async (way) => {
      const { nodes, ...told } = at(await person.data(COUNTED, way), "initiatives") as { nodes: unknown[]; totalCount: number };
      expect(nodes).toHaveLength(told.totalCount);
      return told;
    }),
  );
  // A draft was never published, so that the last way may leave it out.
  for (const other of JSON.stringify(filter).includes("DRAFT") ? others.slice(0, 1) : others) expect(other).toEqual(one);
  return one;
}

test.each<[object, number]>([
  [{}, 4],
  [{ stage: ["PILOT"] }, 1],
  [{ themes: ["loneliness"] }, 3],
  [{ themes: ["quality-of-life"], arenas: ["home"] }, 1],
  [{ regionCodes: ["1084"] }, 4],
  [{ minPopulation: 1 }, 4],
  [{ maxPopulation: 1 }, 0],
  [{ themes: [] }, 0],
  [{ status: ["ARCHIVED"] }, 0],
])("with %j beside the words, the same is counted whichever rows are looked at", async (filter, totalCount) => {
  expect(await counted(hub.anyone, { text: "sang", ...filter })).toMatchObject({ totalCount });
});

test("drafts are counted for whom they are, and for nobody else", async () => {
  const filter = { text: "sang", municipalityCodes: [code], status: ["DRAFT"] };
  expect(await counted(hub.anyone, filter)).toEqual({ totalCount: 0, facets: { terms: [], arenas: [], stages: [], regions: [] } });
  expect(await counted(editor, filter)).toMatchObject({
    totalCount: 1,
    facets: { terms: [{ count: 1, term: { key: "loneliness" } }], stages: [{ stage: "IDEA", count: 1 }] },
  });
});

test("counts follow a practice's stage, terms and status at once", async () => {
  const stages = async () =>
    at(await counted(hub.anyone, { text: "sang", municipalityCodes: [code] }), "facets") as Record<string, unknown>;
  await mutate(editor, "reviseInitiative", { id: first, patch: { stage: "ANCHORED" } }, "initiative { id }");
  expect((await stages())["stages"]).toEqual([
    { stage: "RUNNING", count: 2 },
    { stage: "ANCHORED", count: 1 },
  ]);
  await mutate(editor, "reviseInitiative", { id: first, patch: { themes: ["quality-of-life"] } }, "initiative { id }");
  expect((await stages())["terms"]).toEqual([
    { count: 2, term: { key: "quality-of-life" } },
    { count: 1, term: { key: "loneliness" } },
  ]);
  await mutate(editor, "archiveInitiative", { id: first }, "initiative { id }");
  expect((await stages())["stages"]).toEqual([{ stage: "RUNNING", count: 2 }]);
});
