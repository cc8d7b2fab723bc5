import { createClient, type Client } from "graphql-ws";
import { get } from "node:http";
import { WebSocket } from "ws";
import { newId } from "../../src/kernel/db/id";
import { aDraft, aMunicipality } from "../support/factories";
import { settledHead, startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import type { Person } from "../support/person";
import { until } from "../support/until";

const ring = 50;
let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ environment: { RING: String(ring) } });
});
afterAll(() => hub.stop());

const perSocket = 20;
const FOLLOW = /* GraphQL */ `
  subscription ($after: String, $filter: InitiativeFilter) {
    initiativePublished(after: $after, filter: $filter) {
      initiative {
        id
        title
        municipality {
          name
        }
        contacts {
          name
        }
      }
    }
  }
`;
const PUBLISH = `mutation ($id: ID!) { publishInitiative(input: { id: $id }) { initiative { id } } }`;

interface Crowd {
  /** Of each follower, what it was told. */
  readonly heard: Json[][];
  readonly leave: () => Promise<void>;
}

const followers = async () => {
  const text = await (await fetch(`${hub.url}/metrics`)).text();
  return Number(/^samspil_announcement_followers (\d+)$/m.exec(text)?.[1]);
};

/** So many followers, twenty on each socket; at the place that their variables say, or from now. */
async function crowd(
  count: number,
  variablesOf: (number: number) => Record<string, unknown>,
  { query, path } = { query: FOLLOW, path: "initiativePublished.initiative" },
): Promise<Crowd> {
  const before = await followers();
  const clients: Client[] = [];
  const heard: Json[][] = [];
  for (let number = 0; number < count; number++) {
    if (number % perSocket === 0) {
      clients.push(createClient({ url: `${hub.url.replace("http", "ws")}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 }));
    }
    const own: Json[] = [];
    heard.push(own);
    clients.at(-1)?.subscribe(
      { query, variables: variablesOf(number) },
      {
        next: ({ data }) => void own.push(at(data, path)),
        error: () => undefined,
        complete: () => undefined,
      },
    );
  }
  await until(async () => (await followers()) === before + count, "all to follow");
  return {
    heard,
    leave: async () => {
      await Promise.all(clients.map((client) => client.dispose()));
      await until(async () => (await followers()) === before, "all to be gone");
    },
  };
}

/** Publishes a draft; the statements from there until all that are to hear of it have. */
async function statementsOf(editor: Person, draft: string, isHeard: () => boolean): Promise<number> {
  await hub.statements();
  await editor.data(PUBLISH, { id: draft });
  await until(isHeard, "all to hear of it");
  return hub.statements();
}

test("two hundred who ask the same cost as many statements as one, wherever they began", async () => {
  const { code, editor } = await aMunicipality(hub);
  const start = await settledHead(hub);
  const draft = () => aDraft(editor, { municipalityCode: code, title: "Night buses" });
  const [one, all] = [await draft(), await draft()];

  const alone = await crowd(1, () => ({}));
  const withOne = await statementsOf(editor, one, () => alone.heard[0]?.length === 1);
  await alone.leave();
  const end = await settledHead(hub);
  const many = await crowd(200, (number) => ({ after: number % 2 ? end : start }));
  await until(() => many.heard.every((own, number) => own.length === (number % 2 ? 0 : 1)), "what was published before");
  const withAll = await statementsOf(editor, all, () => many.heard.every((own, number) => own.length === (number % 2 ? 1 : 2)));

  expect(withAll).toBe(withOne);
  const [told] = alone.heard[0] ?? [];
  expect(told).toEqual({ id: one, title: "Night buses", municipality: { name: expect.any(String) as string }, contacts: [] });
  for (const own of many.heard) expect(own.at(-1)).toEqual({ ...(told as object), id: all });
  await many.leave();
});

test("a thousand different filters: each hears of what its list finds, and they cost one statement more than one does", async () => {
  const { code, editor } = await aMunicipality(hub);
  const draft = await aDraft(editor, { municipalityCode: code, content: { stage: "PILOT", themes: ["loneliness"] } });
  const other = await aDraft(editor, { municipalityCode: code, content: { stage: "RUNNING", themes: ["loneliness"] } });
  // Of four forms, and of a thousand contents.
  const filterOf = (number: number) => ({
    maxPopulation: 10_000_000 + number,
    ...(number % 2 ? { stage: ["PILOT"] } : { themes: ["loneliness"] }),
    ...(number % 4 < 2 ? { municipalityCodes: [code] } : {}),
  });
  const alone = await crowd(1, () => ({ filter: filterOf(0) }));
  const withOne = await statementsOf(editor, draft, () => alone.heard[0]?.length === 1);
  await alone.leave();

  const many = await crowd(1000, (number) => ({ filter: filterOf(number) }));
  const finds = (number: number) => number % 2 === 0;
  const withAll = await statementsOf(editor, other, () => many.heard.every((own, number) => own.length === (finds(number) ? 1 : 0)));

  expect(withAll).toBe(withOne);
  expect(many.heard.map((own) => own.length)).toEqual(Array.from({ length: 1000 }, (_, number) => (finds(number) ? 1 : 0)));
  await many.leave();
});

test("the same document is answered to each by their own rights", async () => {
  const { code, editor } = await aMunicipality(hub);
  await hub.dataSource.query("UPDATE municipality SET participates_since = '2026-01-01' WHERE code = $1", [code]);
  const contact = textAt(
    await editor.data(
      `mutation ($code: String!) { addContact(input: { municipalityCode: $code, name: "Somebody (test)" }) { contact { id } } }`,
      {
        code,
      },
    ),
    "addContact.contact.id",
  );
  const member = await hub.someone("MEMBER", code);
  const before = await followers();
  const following = [member, hub.anyone, member, hub.anyone].map((person) => person.follow(FOLLOW));
  const first = following.map((one) => one.next());
  await until(async () => (await followers()) === before + 4, "the four");

  await editor.data(PUBLISH, { id: await aDraft(editor, { municipalityCode: code, content: { contactIds: [contact] } }) });

  const shown = (await Promise.all(first)).map((event) => at(event, "initiativePublished.initiative.contacts"));
  expect(shown).toEqual([[{ name: "Somebody (test)" }], [], [{ name: "Somebody (test)" }], []]);
  await Promise.all(following.map((one) => one.stop()));
});

test("five hundred who are slower than the ring: each is told of every row once, in order, by sockets and by streams", async () => {
  const start = await settledHead(hub);
  const heardBy = await crowd(250, () => ({ after: start }), {
    query: "subscription ($after: String) { announcements(after: $after) { ... on Announcement { id } } }",
    path: "announcements.id",
  });
  const before = await followers();
  const streams = await Promise.all(Array.from({ length: 250 }, () => aStream(`${hub.url}/announcements.sse?after=${start}`)));
  await until(async () => (await followers()) === before + 250, "all to follow");

  // Three times what the ring holds, at once: whoever has not been told of the first must ask the database.
  const ids = Array.from({ length: 3 * ring }, () => newId("Announcement"));
  await hub.dataSource.query(
    "INSERT INTO announcement (id, kind, occurred_at, subject_id) SELECT id, 'EVENT_REVISED', now(), id FROM unnest($1::uuid[]) id",
    [ids],
  );
  const isTold = (count: number) => count >= ids.length;
  await until(() => heardBy.heard.every((own) => isTold(own.length)), "all sockets to be told");
  // These have read nothing yet.
  for (const { resume } of streams) resume();
  await until(() => streams.every(({ said }) => isTold(said().split('"id":').length - 1)), "all streams to be told");

  for (const own of heardBy.heard) expect(own).toEqual(ids);
  for (const { said } of streams) expect([...said().matchAll(/"id":"(.*?)"/g)].map(([, id]) => id)).toEqual(ids);
  for (const { leave } of streams) leave();
  await heardBy.leave();
});

/** A stream of which nothing is read until it is told to. */
const aStream = (url: string): Promise<{ said: () => string; resume: () => void; leave: () => void }> =>
  new Promise((resolve, reject) => {
    const request = get(url, { agent: false }, (response) => {
      const chunks: string[] = [];
      response.setEncoding("utf8").pause();
      response.on("data", (chunk: string) => chunks.push(chunk)).pause();
      resolve({ said: () => chunks.join(""), resume: () => response.resume(), leave: () => request.destroy() });
    });
    request.on("error", reject);
  });
