import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { settledHead, startTestHub, tokenFor, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { Person } from "../support/person";
import { until } from "../support/until";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ environment: { CHECKPOINT_SECONDS: "1" } });
});
afterAll(() => hub.stop());

const PUBLISHED = /* GraphQL */ `
  subscription ($after: String, $filter: InitiativeFilter) {
    initiativePublished(after: $after, filter: $filter) {
      cursor
      id
      initiative {
        id
      }
    }
  }
`;

const ALL = /* GraphQL */ `
  subscription ($after: String, $filter: AnnouncementFilter) {
    announcements(after: $after, filter: $filter) {
      __typename
      ... on Announcement {
        cursor
        id
        kind
        subjectId
        subject {
          __typename
        }
      }
      ... on Checkpoint {
        cursor
      }
    }
  }
`;

const PUBLISH = /* GraphQL */ `
  mutation ($id: ID!) {
    publishInitiative(input: { id: $id }) {
      initiative {
        id
      }
    }
  }
`;

const head = () => settledHead(hub);
const idOf = (event: Json) => textAt(event, "initiativePublished.initiative.id");

const metric = async (name: string) => {
  const text = await (await fetch(`${hub.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)$`, "m").exec(text)?.[1]);
};

test("eight writers at once, a follower from the start and one that joins late: both get every publication once, in one order", async () => {
  const { code, editor } = await aMunicipality(hub);
  const start = await head();
  const first = hub.anyone.follow(PUBLISHED, { after: start });
  const drafts: string[] = [];
  for (let i = 0; i < 40; i++) drafts.push(await aDraft(editor, { municipalityCode: code }));

  const waiting = [...drafts];
  const writer = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await editor.data(PUBLISH, { id });
  };
  await Promise.all(Array.from({ length: 8 }, writer));
  const heard = await first.take(40);
  // One id is one object to a cache: what is told as an announcement too has another id there.
  const log = await hub.anyone.data("query ($after: String) { announcements(first: 100, after: $after) { nodes { id } } }", {
    after: start,
  });
  const ids = new Set((at(log, "announcements.nodes") as Json[]).map((one) => textAt(one, "id")));
  expect(heard.filter((event) => ids.has(textAt(event, "initiativePublished.id")))).toEqual([]);
  const late = hub.anyone.follow(PUBLISHED, { after: textAt(heard[14], "initiativePublished.cursor") });
  const heardLate = await late.take(25);

  expect(heard.map(idOf).sort()).toEqual([...drafts].sort());
  expect(heardLate.map(idOf)).toEqual(heard.slice(15).map(idOf));
  expect(new Set(heard.map((event) => textAt(event, "initiativePublished.id"))).size).toBe(40);
  await first.stop();
  await late.stop();
});

test("a follower's filter selects what the list selects", async () => {
  const { code, editor } = await aMunicipality(hub);
  const start = await head();
  const kinds = [
    { themes: ["loneliness"], stage: "PILOT" },
    { themes: ["quality-of-life"], stage: "RUNNING" },
    { themes: ["loneliness", "quality-of-life"], stage: "ANCHORED", arenas: ["home"] },
    { themes: [], stage: "PILOT", evidenceLevel: "MONITORED" },
  ];
  const made: string[] = [];
  for (let i = 0; i < 12; i++) made.push(await aPractice(editor, { municipalityCode: code, content: kinds[i % kinds.length]! }));
  const filters = [
    {},
    { themes: ["loneliness"] },
    { themes: ["loneliness", "quality-of-life"] },
    { themes: ["quality-of-life"], stage: ["ANCHORED"] },
    { stage: ["PILOT", "IDEA"] },
    { evidenceLevel: ["MONITORED"] },
    { arenas: ["home"], themes: ["loneliness"] },
    { municipalityCodes: ["0101"] },
    { minPopulation: 1, maxPopulation: 10_000_000 },
    { themes: [] },
  ];

  const lists: string[][] = [];
  const followed: string[][] = [];
  for (const filter of filters) {
    const data = await hub.anyone.data(
      `query ($filter: InitiativeFilter) { initiatives(first: 100, filter: $filter, orderBy: { field: PUBLISHED_AT, direction: ASC }) { nodes { id } } }`,
      { filter },
    );
    const ids = (at(data, "initiatives.nodes") as { id: string }[]).map(({ id }) => id).filter((id) => made.includes(id));
    lists.push(ids);
    // The last practice of all finds its way to each follower through no filter: whoever hears it has heard all before it.
    const follower = hub.anyone.follow(PUBLISHED, { after: start, filter });
    followed.push((await follower.take(ids.length)).map(idOf));
    await follower.stop();
  }

  expect(followed).toEqual(lists);
  expect(lists.map((ids) => ids.length)).toEqual([12, 6, 9, 3, 6, 3, 3, 0, 12, 0]);
});

test("a checkpoint moves the cursor past what the filter leaves out", async () => {
  const { code, editor } = await aMunicipality(hub);
  const start = await head();
  await aPractice(editor, { municipalityCode: code });
  await until(async () => (await head()) !== start, "the publication to be numbered");
  const end = await head();
  const follower = hub.anyone.follow(ALL, { after: start, filter: { kinds: ["CONTACT_ERASED"] } });

  const event = await follower.next();

  expect(event).toEqual({ announcements: { __typename: "Checkpoint", cursor: end } });
  await follower.stop();
});

test("what was archived before it is told is not told; the archiving itself is", async () => {
  const { code, editor } = await aMunicipality(hub);
  const start = await head();
  const gone = await aPractice(editor, { municipalityCode: code, content: { themes: ["loneliness"] } });
  await editor.data(`mutation ($id: ID!) { archiveInitiative(input: { id: $id }) { userErrors { code } } }`, { id: gone });
  const stays = await aPractice(editor, { municipalityCode: code });

  const publications = hub.anyone.follow(PUBLISHED, { after: start });
  const all = hub.anyone.follow(ALL, { after: start, filter: { municipalityCodes: [code], initiative: { themes: ["loneliness"] } } });

  expect(idOf(await publications.next())).toBe(stays);
  expect((await all.take(2)).map((event) => [at(event, "announcements.kind"), at(event, "announcements.subjectId")])).toEqual([
    ["INITIATIVE_PUBLISHED", gone],
    ["INITIATIVE_ARCHIVED", gone],
  ]);
  await publications.stop();
  await all.stop();
});

test("the log as a query: pages by cursor, and tells no more than the stream", async () => {
  const { code, editor } = await aMunicipality(hub);
  const start = await head();
  const ids = [await aPractice(editor, { municipalityCode: code }), await aPractice(editor, { municipalityCode: code })];
  // Numbered a moment after the commit.
  await until(async () => {
    const data = await hub.anyone.data(`query ($after: String) { announcements(after: $after) { nodes { id } } }`, { after: start });
    return (at(data, "announcements.nodes") as unknown[]).length === 2;
  }, "both to be numbered");
  const PAGE = `query ($after: String) { announcements(after: $after, first: 1) { nodes { subjectId kind } pageInfo { hasNextPage endCursor } } }`;

  const one = await hub.anyone.data(PAGE, { after: start });
  const two = await hub.anyone.data(PAGE, { after: textAt(one, "announcements.pageInfo.endCursor") });

  expect(at(one, "announcements.nodes")).toEqual([{ subjectId: ids[0], kind: "INITIATIVE_PUBLISHED" }]);
  expect(at(one, "announcements.pageInfo.hasNextPage")).toBe(true);
  expect(at(two, "announcements.nodes")).toEqual([{ subjectId: ids[1], kind: "INITIATIVE_PUBLISHED" }]);
  expect(at(two, "announcements.pageInfo")).toEqual({ hasNextPage: false, endCursor: await head() });
});

test("a cursor that is not one of ours, of another epoch, or too old is refused by its name", async () => {
  const current = await head();
  const [version, , seq] = Buffer.from(current, "base64url").toString().split(".");
  const elsewhere = Buffer.from(`${version}.00000000.${seq}`).toString("base64url");
  const codeOf = async (after: string) => {
    const { errors } = await hub.anyone.ask(`query ($after: String) { announcements(after: $after) { nodes { id } } }`, { after });
    return at(errors, "0.extensions.code");
  };

  expect(await codeOf("hello")).toBe("CURSOR_INVALID");
  expect(await codeOf(elsewhere)).toBe("CURSOR_FUTURE");
  const oldest = Buffer.from(current, "base64url").toString().replace(/\d+$/, "0");
  await hub.dataSource.query("UPDATE announcement_log SET dropped_seq = 1");
  expect(await codeOf(Buffer.from(oldest).toString("base64url"))).toBe("CURSOR_OUTDATED");
  await hub.dataSource.query("UPDATE announcement_log SET dropped_seq = 0");
  await expect(hub.anyone.follow(PUBLISHED, { after: "hello" }).next()).rejects.toThrow("CURSOR_INVALID");
});

test("whoever lost the right meanwhile is no longer told who it was", async () => {
  const { code, editor } = await aMunicipality(hub);
  const contact = textAt(
    await editor.data(
      `mutation ($code: String!) { addContact(input: { municipalityCode: $code, name: "Somebody (test)" }) { contact { id } } }`,
      { code },
    ),
    "addContact.contact.id",
  );
  await hub.dataSource.query("UPDATE municipality SET participates_since = '2026-01-01' WHERE code = $1", [code]);
  const member = await hub.someone("MEMBER", code);
  const follower = member.follow(`subscription { initiativePublished { initiative { contacts { id } } } }`);
  await until(async () => (await metric("samspil_announcement_followers")) > 0, "the follower");

  await aPractice(editor, { municipalityCode: code, content: { contactIds: [contact] } });
  expect(at(await follower.next(), "initiativePublished.initiative.contacts")).toEqual([{ id: contact }]);
  await hub.dataSource.query("DELETE FROM membership WHERE account_id = (SELECT id FROM account WHERE email = $1)", [member.email]);
  await aPractice(editor, { municipalityCode: code, content: { contactIds: [contact] } });
  expect(at(await follower.next(), "initiativePublished.initiative.contacts")).toEqual([]);
  await follower.stop();
});

test("a closed socket leaves no subscription behind", async () => {
  const before = await metric("samspil_announcement_followers");
  const subscriptions = await metric("samspil_subscriptions");
  const follower = hub.anyone.follow(ALL, {});
  await Promise.all([follower.next(), until(async () => (await metric("samspil_announcement_followers")) === before + 1, "the follower")]);

  await follower.stop();

  await until(async () => (await metric("samspil_announcement_followers")) === before, "the follower to be gone");
  await until(async () => (await metric("samspil_subscriptions")) === subscriptions, "the subscription to be gone");
});

test("the socket closes with 4403 when its token ends, and at once for a token that is none", async () => {
  const { email } = await hub.someone("MEMBER", "0101");
  const short = new Person(hub.url, tokenFor(email!, 1500), email).follow(ALL, {});
  const none = new Person(hub.url, "demo_nonsense.none").follow(ALL, {});

  await expect(none.next()).rejects.toBeDefined();
  expect((await none.closed).code).toBe(4403);
  await short.next();
  expect((await short.closed).code).toBe(4403);
});
