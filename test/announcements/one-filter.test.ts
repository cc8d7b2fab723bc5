import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { aMunicipality, aPractice } from "../support/factories";
import { settledHead, startTestHub, type TestHub } from "../support/hub";
import { EventSourceReader } from "../support/event-source";
import { at, textAt, type Json } from "../support/json";
import { oneOf, seeded } from "../support/random";
import { aReceiver } from "../support/receiver";
import { until } from "../support/until";
import type { Person } from "../support/person";

const minute = 60_000;
let ahead = 0;
let hub: TestHub;
beforeAll(async () => {
  const environment = { CHECKPOINT_SECONDS: "1", WEBHOOK_ALLOW_PRIVATE: "1" };
  hub = await startTestHub({ environment, now: () => new Date(Date.now() + ahead) });
});
afterAll(() => hub.stop());

type Filter = Readonly<Record<string, unknown>>;
/** What of each filter was published between two cursors and is found, in no order of their own. */
type Find = (filters: readonly Filter[], between: { readonly start: string; readonly end: string }) => Promise<readonly string[][]>;
/** All that takes an InitiativeFilter. What follows from now on only has to begin before there is anything to be found. */
type WayIn = (filters: readonly Filter[]) => Promise<Find>;

const each =
  (find: (filter: Filter, between: Parameters<Find>[1]) => Promise<string[]>): WayIn =>
  async () =>
  (filters, between) =>
    Promise.all(filters.map((filter) => find(filter, between)));

const slugs = new Map<string, string>();
const idOf = (slug: string): string => slugs.get(slug) ?? slug;
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = ""]) => found);
const page = async (path: string, query: Record<string, string>): Promise<string> => {
  const response = await fetch(`${hub.url}${path}?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  return response.text();
};
/** As many as a budget of aliases lets pass. */
const all = (who: Person, type: string, mutation: string, selection: string, inputs: readonly object[]): Promise<Json> =>
  who.data(
    `mutation (${inputs.map((_, n) => `$i${n}: ${type}!`).join(" ")}) {
      ${inputs.map((_, n) => `f${n}: ${mutation}(input: $i${n}) { ${selection} userErrors { code } }`).join("\n")} }`,
    Object.fromEntries(inputs.map((input, n) => [`i${n}`, input])),
  );

/** A new way in is a line of this table. */
const waysIn: Readonly<Record<string, WayIn>> = {
  list: each(async (filter) => {
    const data = await hub.anyone.data("query ($filter: InitiativeFilter) { initiatives(first: 100, filter: $filter) { nodes { id } } }", {
      filter,
    });
    return (at(data, "initiatives.nodes") as { id: string }[]).map(({ id }) => id);
  }),
  subscription: each(async (filter, { start, end }) => {
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
  }),
  "server-sent events": each(async (filter, { start, end }) => {
    const query = new URLSearchParams({ after: start, kinds: "INITIATIVE_PUBLISHED", filter: JSON.stringify(filter) });
    const stream = await EventSourceReader.open(`${hub.url}/announcements.sse?${query}`);
    const found = await heardUntil(end, async () => {
      const { id, event, data } = await stream.next();
      if (event === "error") throw new Error(JSON.stringify(data));
      return { cursor: id ?? "", id: at(data, "subjectId") };
    });
    await stream.stop();
    return found;
  }),
  webhook:
    async () =>
    async (filters, { start, end }) => {
      const receiver = await aReceiver();
      const owner = await hub.someone("EDITOR", "0265");
      const more = { kinds: ["INITIATIVE_PUBLISHED"], after: start };
      const inputs = filters.map((filter, n) => ({ ...more, url: `${receiver.url}/${n}`, filter }));
      const made = await all(owner, "CreateWebhookInput", "createWebhook", "webhook { id }", inputs);
      const cursors = async () => at(await owner.data("{ viewer { webhooks { cursor } } }"), "viewer.webhooks") as { cursor: string }[];
      await until(async () => (await cursors()).every(({ cursor }) => cursor === end), "all webhooks to be done");
      await receiver.stop();
      expect(Object.values(made as object).every((one: Json) => textAt(one, "webhook.id"))).toBe(true);
      return filters.map((_, n) =>
        receiver.messages.filter(({ path }) => path.endsWith(`/${n}`)).map(({ body }) => textAt(body, "data.subjectId")),
      );
    },
  "feed of announcements": each(async (filter) => {
    const feed = await page("/announcements.atom", { kinds: "INITIATIVE_PUBLISHED", filter: JSON.stringify(filter) });
    return matches(feed, /<entry>.*?\/initiatives\/([^"]+)"/gs).map(idOf);
  }),
  "feed of practices": each(async (filter) =>
    matches(await page("/catalogue.atom", { filter: JSON.stringify(filter) }), /<entry>.*?<id>urn:uuid:(.*?)<\/id>/gs),
  ),
  "JSON Lines": each(async (filter) => matches(await page("/catalogue.jsonl", { filter: JSON.stringify(filter) }), /^\{"id":"(.*?)"/gm)),
  mail: async (filters) => {
    const readers = await Promise.all(filters.map(() => hub.someone("MEMBER", "0265")));
    await Promise.all(readers.map((one, n) => all(one, "FollowInput", "follow", "", [{ filter: filters[n], rhythm: "DAILY" }])));
    return async () => {
      const outbox = join(hub.database.environment["SAMSPIL_DATA"] ?? "", "outbox");
      const count = parseInt(await hub.runJob("tell-followers-daily"));
      const files = await until(() => {
        const found = readdirSync(outbox).filter((name) => name.endsWith(".eml"));
        return found.length === count && found;
      }, `${count} mails`);
      // Each link stands in the text and in the HTML.
      const mails = files.map((name) => readFileSync(join(outbox, name), "utf8").replaceAll(/=\r?\n/g, ""));
      const toldTo = (email: string | null) => mails.find((mail) => mail.includes(email ?? "")) ?? "";
      return readers.map(({ email }) => [...new Set(matches(toldTo(email), /\/initiatives\/([\w-]+)/g))].map(idOf));
    };
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
  const some = (from: readonly string[]) => from.filter(() => random() < 0.5);
  const maybe = (chance: number, name: string, value: () => unknown) => (random() < chance ? { [name]: value() } : {});
  const usable = ["loneliness", "quality-of-life"];
  const towns = [await aMunicipality(hub), await aMunicipality(hub)];
  const codes = towns.map(({ code }) => code);
  const count = 20;
  const begun = Date.now();
  const moment = () => new Date(begun + count * minute * random()).toISOString();
  // What is kept names something.
  const any = (all: readonly string[]): string[] => [some(all)].find(({ length }) => length > 0) ?? all.slice(0, 1);
  const filters: Filter[] = Array.from({ length: 20 }, () => ({
    ...maybe(0.3, "stage", () => any(["IDEA", "PILOT", "RUNNING"])),
    ...maybe(0.3, "themes", () => any(usable)),
    ...maybe(0.2, "arenas", () => ["home"]),
    ...maybe(0.2, "evidenceLevel", () => ["MONITORED"]),
    ...maybe(0.3, "municipalityCodes", () => any([...codes, "0101"])),
    ...maybe(0.1, "regionCodes", () => any(["1083", "1084"])),
    ...maybe(0.2, "minPopulation", () => Math.floor(random() * 40_000)),
    ...maybe(0.2, "maxPopulation", () => 40_000 + Math.floor(random() * 40_000)),
    ...maybe(0.2, "publishedAfter", moment),
    ...maybe(0.1, "publishedBefore", moment),
    ...maybe(0.1, "status", () => ["PUBLISHED"]),
    ...maybe(0.2, "text", () => oneOf(random, ["natbus", "venner -natbus"])),
    ...maybe(0.1, "isFragile", () => random() < 0.5),
    ...maybe(0.1, "hasBeenAdopted", () => false),
  }));
  const finds = await Promise.all(Object.values(waysIn).map((begin) => begin(filters)));

  const start = await settledHead(hub);
  const published: string[] = [];
  for (let i = 0; i < count; i++) {
    ahead += minute;
    const { code, editor } = oneOf(random, towns);
    const content = {
      ...maybe(0.9, "stage", () => oneOf(random, ["IDEA", "PILOT", "RUNNING"])),
      ...maybe(0.9, "themes", () => some(usable)),
      ...maybe(0.5, "arenas", () => ["home"]),
      ...maybe(0.5, "evidenceLevel", () => "MONITORED"),
      ...maybe(0.5, "coMunicipalityCodes", () => ["0101"]),
    };
    const title = `${oneOf(random, ["Natbusser", "Venner", "Natbusser og venner"])} ${i}`;
    published.push(await aPractice(editor, { municipalityCode: code, title, content }));
  }
  const end = await settledHead(hub);
  const known = at(await hub.anyone.data("{ initiatives(first: 100) { nodes { id slug } } }"), "initiatives.nodes");
  for (const { id, slug } of known as { id: string; slug: string }[]) slugs.set(slug, id);

  const found = await Promise.all(finds.map((find) => find(filters, { start, end })));
  const names = Object.keys(waysIn);
  const numbered = (way: readonly string[][]) => way.map((ids) => ids.map((id) => published.indexOf(id)));
  // Whoever is told one after the other is told in the order of the log.
  const inOrder = (name: string | undefined, ids: readonly number[]) =>
    ["subscription", "server-sent events", "webhook"].includes(name ?? "") ? ids : [...ids].sort((a, b) => a - b);
  const told = found.map((way, n) => numbered(way).map((ids) => inOrder(names[n], ids)));
  const [list = []] = told;
  expect(Object.fromEntries(told.map((way, n) => [names[n], way]))).toEqual(Object.fromEntries(names.map((name) => [name, list])));
  // The generator makes filters that find all, some and none.
  const sizes = list.map((ids) => ids.length);
  expect([sizes.includes(count), sizes.includes(0), sizes.filter((size) => size > 0 && size < count).length > 5]).toEqual([
    true,
    true,
    true,
  ]);
});
