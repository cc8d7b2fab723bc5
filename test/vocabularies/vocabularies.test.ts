import { aMunicipality, aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const ADD = `mutation ($input: AddTermInput!) { addTerm(input: $input) { term { id key name } userErrors { code field message } } }`;
const themes = async () =>
  (at(await hub.anyone.data("{ terms(vocabulary: THEME) { key } }"), "terms") as { key: string }[]).map(({ key }) => key);

test("an organiser adds a word at the end, gives it another name, and practices are counted by it", async () => {
  const organiser = await hub.someone("ORGANISER");
  const added = await organiser.data(ADD, { input: { vocabulary: "THEME", key: "grief", nameDa: "Sorg", nameEn: "Grief" } });
  const id = textAt(added, "addTerm.term.id");
  const { code, editor } = await aMunicipality(hub);
  await aPractice(editor, { municipalityCode: code, content: { themes: ["grief"] } });

  const revised = await organiser.data(
    `mutation ($id: ID!) { reviseTerm(input: { id: $id, nameDa: "Sorg og savn" }) { term { name key english: name(language: EN) initiativeCount } userErrors { code } } }`,
    { id },
  );

  expect(await themes()).toEqual(["loneliness", "poor-thriving", "quality-of-life", "grief"]);
  expect(at(revised, "reviseTerm")).toEqual({
    term: { name: "Sorg og savn", key: "grief", english: "Grief", initiativeCount: 1 },
    userErrors: [],
  });
});

test("a word that is there, or is no word, is refused, and nothing is added", async () => {
  const organiser = await hub.someone("ORGANISER");
  const { editor } = await aMunicipality(hub);
  const before = await themes();
  const input = { vocabulary: "THEME", key: "loneliness", nameDa: "Ensomhed", nameEn: "Loneliness" };

  expect(at(await organiser.data(ADD, { input }), "addTerm.userErrors")).toEqual([
    { code: "TAKEN", field: ["key"], message: "Nøglen bruges allerede." },
  ]);
  expect(at(await organiser.data(ADD, { input: { ...input, key: "Two words", nameDa: " " } }), "addTerm.userErrors")).toEqual([
    {
      code: "INVALID",
      field: ["key"],
      message: "Skal være små bogstaver a–z og tal med bindestreg imellem, højst 60 tegn, som older-people.",
    },
    { code: "BLANK", field: ["nameDa"], message: "Skal udfyldes." },
  ]);
  expect(at(await editor.data(ADD, { input: { ...input, key: "mine" } }), "addTerm.userErrors.0.code")).toBe("FORBIDDEN");
  expect(await themes()).toEqual(before);
});

test("the five lessons of the study have their source; organisers add to them", async () => {
  const organiser = await hub.someone("ORGANISER");
  const points = at(await hub.anyone.data("{ attentionPoints { key source } }"), "attentionPoints");
  expect(points).toEqual(
    ["equal-partner", "systematic", "backing-and-ownership", "start-over-and-understand-together", "human-value-and-relations"].map(
      (key) => ({ key, source: "https://vpt.dk" }),
    ),
  );
  const added = await organiser.data(
    `mutation { addAttentionPoint(input: { key: "time", titleDa: "Tid", titleEn: "Time", descriptionDa: "Det tager tid.", descriptionEn: "It takes time." }) { attentionPoint { title description(language: EN) } userErrors { code } } }`,
  );
  expect(at(added, "addAttentionPoint")).toEqual({ attentionPoint: { title: "Tid", description: "It takes time." }, userErrors: [] });
});
