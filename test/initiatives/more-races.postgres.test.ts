import { announcedOf } from "../support/announced";
import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, type Json } from "../support/json";
import { mutate } from "../support/mutate";
import { seen } from "./whole";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const ten = Array.from({ length: 10 }, (_, index) => index);
const faultsOf = (payloads: readonly Json[]) =>
  payloads.flatMap((payload) => at(payload, "userErrors") as { code: string; field: string[] }[]);
const referenceTaken = (parent: string) => ({
  code: "TAKEN",
  field: [parent, "externalReference"],
  message: "Et andet af kommunens initiativer har denne reference.",
});

test("ten drafts race for one reference: one has it, and nine are told so on their own field", async () => {
  const { code, editor } = await aMunicipality(hub);

  const answers = await Promise.all(
    ten.map((n) => mutate(editor, "draftInitiative", { municipalityCode: code, title: `Draft ${n}`, content: { externalReference: "r" } })),
  );

  expect(faultsOf(answers)).toEqual(Array(9).fill(referenceTaken("content")));
  const data = await editor.data(
    `query ($c: [String!]) { initiatives(filter: { municipalityCodes: $c, status: [DRAFT] }) { nodes { externalReference } } }`,
    { c: [code] },
  );
  expect(data).toEqual({ initiatives: { nodes: [{ externalReference: "r" }] } });
});

test("ten practices race for one reference: one gets it, and nine keep their version", async () => {
  const { code, editor } = await aMunicipality(hub);
  const ids = await Promise.all(ten.map(() => aDraft(editor, { municipalityCode: code })));

  const answers = await Promise.all(ids.map((id) => mutate(editor, "reviseInitiative", { id, patch: { externalReference: "r" } })));

  expect(faultsOf(answers)).toEqual(Array(9).fill(referenceTaken("patch")));
  const read = (await Promise.all(ids.map((id) => seen(editor, id, "version externalReference")))) as { version: number }[];
  expect(read.filter(({ version }) => version === 2)).toEqual([{ version: 2, externalReference: "r" }]);
  expect(read.filter(({ version }) => version === 1)).toEqual(Array(9).fill({ version: 1, externalReference: null }));
});

test("ten requests with one key and ten inputs race: one drafts, and nine are told of the conflict", async () => {
  const { code, editor } = await aMunicipality(hub);

  const answers = await Promise.all(
    ten.map((n) => mutate(editor, "draftInitiative", { idempotencyKey: "k", municipalityCode: code, title: `Draft ${n}` })),
  );

  expect(faultsOf(answers).map((fault) => [fault.code, fault.field])).toEqual(Array(9).fill(["IDEMPOTENCY_CONFLICT", ["idempotencyKey"]]));
});

test("ten revisions without a version race: each is written over the one before it, and none is lost from the history", async () => {
  const { code, editor } = await aMunicipality(hub);
  const id = await aPractice(editor, { municipalityCode: code });

  const answers = await Promise.all(ten.map((n) => mutate(editor, "reviseInitiative", { id, patch: { title: `Title ${n}` } })));

  expect(faultsOf(answers)).toEqual([]);
  const read = await seen(editor, id, "version revisions { nodes { version title } }");
  expect(at(read, "version")).toBe(12);
  const history = at(read, "revisions.nodes") as { version: number; title: string }[];
  expect(history.map(({ version }) => version)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(
    history
      .slice(0, 10)
      .map(({ title }) => title)
      .sort(),
  ).toEqual(ten.map((n) => `Title ${n}`));
  expect(await announcedOf(hub, id)).toEqual(["INITIATIVE_PUBLISHED", ...Array<string>(10).fill("INITIATIVE_REVISED")]);
});

test("publishing and discarding race: it is published or gone, never both", async () => {
  const { code, editor } = await aMunicipality(hub);
  const ids = await Promise.all(ten.map(() => aDraft(editor, { municipalityCode: code })));

  const raced = await Promise.all(
    ids.map(async (id) => {
      const outcomes = await Promise.all([mutate(editor, "publishInitiative", { id }), mutate(editor, "discardInitiative", { id })]);
      return { id, codes: faultsOf(outcomes).map((fault) => fault.code) };
    }),
  );

  for (const { id, codes } of raced) {
    const isGone = (await seen(editor, id, "status")) === null;
    expect(codes).toEqual([isGone ? "NOT_FOUND" : "WRONG_STATE"]);
    expect(await announcedOf(hub, id)).toEqual(isGone ? [] : ["INITIATIVE_PUBLISHED"]);
  }
});
