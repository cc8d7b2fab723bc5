import { startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { inEnglish, mutate } from "../support/mutate";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

test("names come in Danish order: Ærø, then those with Aa, last", async () => {
  const data = await hub.anyone.data("{ municipalities(last: 5) { totalCount nodes { name } } }");

  expect(data).toEqual({
    municipalities: {
      totalCount: 98,
      nodes: [{ name: "Vordingborg" }, { name: "Ærø" }, { name: "Aabenraa" }, { name: "Aalborg" }, { name: "Aarhus" }],
    },
  });
});

test.each([
  ["kobenhavn", ["København"]],
  ["ÅRHUS", ["Aarhus"]],
  ["aero", ["Ærø"]],
  ["%", []],
  ["", []],
])("%j in a name is found as search would find it", async (name, names) => {
  const data = await hub.anyone.data("query ($name: String) { municipalities(filter: { name: $name }) { nodes { name } } }", { name });
  expect(at(data, "municipalities.nodes")).toEqual(names.map((found) => ({ name: found })));
});

test("a municipality takes part from the day that it is admitted or an earlier one, never from a later", async () => {
  const organiser = await hub.someone("ORGANISER");
  const admit = (since: string) =>
    mutate(organiser, "admitMunicipality", { code: "0165", since }, "municipality { isParticipating participatesSince }", inEnglish);
  expect(await admit("2999-01-01")).toEqual({
    municipality: null,
    userErrors: [
      {
        code: "INVALID",
        field: ["since"],
        message: "Cannot be in the future: the municipality takes part as soon as it is admitted.",
      },
    ],
  });
  expect(await admit("2025-12-01")).toEqual({
    municipality: { isParticipating: true, participatesSince: "2025-12-01" },
    userErrors: [],
  });
});
