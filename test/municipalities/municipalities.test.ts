import { startTestHub, type TestHub } from "../support/hub";

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
