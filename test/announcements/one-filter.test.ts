import { aMunicipality, aPractice } from "../support/factories";
import { settledHead, startTestHub, type TestHub } from "../support/hub";
import { EventSourceReader } from "../support/event-source";
import { at, textAt, type Json } from "../support/json";
import { oneOf, seeded } from "../support/random";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ environment: { CHECKPOINT_SECONDS: "1" } });
});
afterAll(() => hub.stop());

type Filter = Readonly<Record<string, unknown>>;

/** What was published between two cursors and is found through one way in. */
type WayIn = (filter: Filter, between: { readonly start: string; readonly end: string }) => Promise<string[]>;

/** All ways that take an InitiativeFilter. A new one is a line of this table. */
const waysIn: Readonly<Record<string, WayIn>> = {
  list: async (filter) => {
    const data = await hub.anyone.data(
      `query ($filter: InitiativeFilter) { initiatives(first: 100, filter: $filter, orderBy: { field: PUBLISHED_AT, direction: ASC }) { nodes { id } } }`,
      { filter },
    );
    return (at(data, "initiatives.nodes") as { id: string }[]).map(({ id }) => id);
  },
  subscription: async (filter, { start, end }) => {
    const follower = hub.anyone.follow(
      `subscription ($after: String, $filter: AnnouncementFilter) { announcements(after: $after, filter: $filter) {
        ... on Announcement { cursor subjectId } ... on Checkpoint { cursor } } }`,
      { after: start, filter: { kinds: ["INITIATIVE_PUBLISHED"], initiative: filter } },
    );
    const found = await heardUntil(end, async () => {
      const told = at(await follower.next(), "announcements");
      return { cursor: textAt(told, "cursor"), id: at(told, "subjectId") };
    });
    await follower.stop();
    return found;
  },
  "server-sent events": async (filter, { start, end }) => {
    const query = new URLSearchParams({ after: start, kinds: "INITIATIVE_PUBLISHED", filter: JSON.stringify(filter) });
    const stream = await EventSourceReader.open(`${hub.url}/announcements.sse?${query}`);
    const found = await heardUntil(end, async () => {
      const { id, event, data } = await stream.next();
      if (event === "error") throw new Error(JSON.stringify(data));
      return { cursor: id ?? "", id: at(data, "subjectId") };
    });
    await stream.stop();
    return found;
  },
};

/** A checkpoint comes at the latest a second after the last that was chosen. */
async function heardUntil(end: string, next: () => Promise<{ cursor: string; id: Json }>): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const { cursor, id } = await next();
    if (typeof id === "string") found.push(id);
    if (cursor === end) return found;
  }
}

test("generated filters over generated initiatives find the same ones through each way in", async () => {
  const random = seeded(6);
  const some = (all: readonly string[]) => all.filter(() => random() < 0.5);
  const maybe = (chance: number, name: string, value: () => unknown) => (random() < chance ? { [name]: value() } : {});
  const usable = ["loneliness", "quality-of-life"];
  const towns = [await aMunicipality(hub), await aMunicipality(hub)];
  const codes = towns.map(({ code }) => code);

  const start = await settledHead(hub);
  for (let i = 0; i < 24; i++) {
    const { code, editor } = oneOf(random, towns);
    const content = {
      ...maybe(0.9, "stage", () => oneOf(random, ["IDEA", "PILOT", "RUNNING"])),
      ...maybe(0.9, "themes", () => some(usable)),
      ...maybe(0.5, "arenas", () => ["home"]),
      ...maybe(0.5, "evidenceLevel", () => "MONITORED"),
      ...maybe(0.5, "coMunicipalityCodes", () => ["0101"]),
      ...maybe(0.5, "externalReference", () => `reference-${i % 4}-${code}-${i}`),
    };
    await aPractice(editor, { municipalityCode: code, content });
  }
  const end = await settledHead(hub);
  const filters: Filter[] = Array.from({ length: 25 }, () => ({
    ...maybe(0.3, "stage", () => some(["IDEA", "PILOT", "RUNNING"])),
    ...maybe(0.3, "themes", () => some(usable)),
    ...maybe(0.2, "arenas", () => ["home"]),
    ...maybe(0.2, "evidenceLevel", () => ["MONITORED"]),
    ...maybe(0.3, "municipalityCodes", () => some([...codes, "0101"])),
    ...maybe(0.2, "minPopulation", () => Math.floor(random() * 80_000)),
    ...maybe(0.2, "maxPopulation", () => Math.floor(random() * 80_000)),
    ...maybe(0.2, "publishedAfter", () => new Date(Date.now() - 1000 * random()).toISOString()),
    ...maybe(0.1, "status", () => ["PUBLISHED"]),
  }));

  const found: Record<string, string[][]> = {};
  for (const [name, way] of Object.entries(waysIn)) {
    found[name] = await Promise.all(filters.map((filter) => way(filter, { start, end })));
  }
  const { list = [], ...others } = found;
  for (const way of Object.values(others)) expect(way).toEqual(list);
  // The generator makes filters that find all, some and none.
  const sizes = list.map((ids) => ids.length);
  expect([sizes.includes(24), sizes.includes(0), sizes.some((size) => size > 0 && size < 24)]).toEqual([true, true, true]);
});
