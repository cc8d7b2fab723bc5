import { aMunicipality, aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { mutate } from "../support/mutate";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

test("who takes up the same at once takes it up once; many municipalities at once are all counted", async () => {
  const giver = await aMunicipality(hub);
  const initiativeId = await aPractice(giver.editor, { municipalityCode: giver.code });
  // Of those that take part, by the public facts.
  const takers = await Promise.all(
    ["0265", "0376", "0420", "0479"].map(async (code) => ({ code, editor: await hub.someone("EDITOR", code) })),
  );
  const tries = [...takers, ...takers, ...takers].map(async ({ code, editor }) => {
    const made = await mutate(editor, "adoptInitiative", { initiativeId, municipalityCode: code }, "adoption { id }");
    return at(made, "userErrors.0.code") ?? "done";
  });
  const answers = await Promise.all(tries);

  expect(answers.filter((one) => one === "done")).toHaveLength(4);
  expect(answers.filter((one) => one === "DUPLICATE")).toHaveLength(8);
  const seen = await hub.anyone.data("query ($id: ID!) { initiative(id: $id) { adoptionCount adoptions { totalCount } } }", {
    id: initiativeId,
  });
  expect(seen).toEqual({ initiative: { adoptionCount: 4, adoptions: { totalCount: 4 } } });
  const told: { n: number }[] = await hub.dataSource.query("SELECT count(*)::int n FROM announcement WHERE kind = 'INITIATIVE_ADOPTED'");
  expect(told).toEqual([{ n: 4 }]);
});
