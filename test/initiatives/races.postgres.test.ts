import { aDraft, aMunicipality } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const DRAFT = `mutation ($input: DraftInitiativeInput!) { draftInitiative(input: $input) { initiative { id slug } userErrors { code } } }`;

test("ten requests with one key race: one draft, and all are told of it", async () => {
  const { code, editor } = await aMunicipality(hub);
  const input = { idempotencyKey: "race", municipalityCode: code, title: "Once" };

  const answers = await Promise.all(Array.from({ length: 10 }, () => editor.data(DRAFT, { input })));

  expect(new Set(answers.map((answer) => textAt(answer, "draftInitiative.initiative.id"))).size).toBe(1);
  const counted = await editor.data(
    "query ($c: [String!]) { initiatives(filter: { status: [DRAFT], municipalityCodes: $c }) { totalCount } }",
    { c: [code] },
  );
  expect(at(counted, "initiatives.totalCount")).toBe(1);
});

test("ten drafts with one title race: ten addresses", async () => {
  const { code, editor } = await aMunicipality(hub);
  const input = { municipalityCode: code, title: "The same" };

  const answers = await Promise.all(Array.from({ length: 10 }, () => editor.data(DRAFT, { input })));

  expect(new Set(answers.map((answer) => textAt(answer, "draftInitiative.initiative.slug"))).size).toBe(10);
});

test("ten who read the same version race: one writes, nine are told that it is stale", async () => {
  const { code, editor } = await aMunicipality(hub);
  const id = await aDraft(editor, { municipalityCode: code });
  const REVISE = `mutation ($input: ReviseInitiativeInput!) { reviseInitiative(input: $input) { initiative { version } userErrors { code } } }`;

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => editor.data(REVISE, { input: { id, expectedVersion: 1, patch: { title: `By ${i}` } } })),
  );

  const outcomes = answers.map(
    (answer) => at(answer, "reviseInitiative.userErrors.0.code") ?? at(answer, "reviseInitiative.initiative.version"),
  );
  expect(outcomes.filter((outcome) => outcome === 2)).toEqual([2]);
  expect(outcomes.filter((outcome) => outcome === "STALE").length).toBe(9);
});

test("ten who publish the same draft race: it is announced once", async () => {
  const { code, editor } = await aMunicipality(hub);
  const id = await aDraft(editor, { municipalityCode: code });
  const PUBLISH = `mutation ($id: ID!) { publishInitiative(input: { id: $id }) { initiative { status } } }`;

  await Promise.all(Array.from({ length: 10 }, () => editor.data(PUBLISH, { id })));

  const [row] = (await hub.dataSource.query("SELECT count(*)::int n FROM announcement WHERE subject_id = $1", [id])) as { n: number }[];
  expect(row).toEqual({ n: 1 });
});
