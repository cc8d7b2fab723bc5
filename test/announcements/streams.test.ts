import { createClient } from "graphql-sse";
import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { settledHead, startTestHub, tokenFor, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { type Person } from "../support/person";
import { EventSourceReader } from "../support/event-source";
import { until } from "../support/until";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ environment: { CHECKPOINT_SECONDS: "1" } });
});
afterAll(() => hub.stop());

const open = (query = "", headers: Record<string, string> = {}) => EventSourceReader.open(`${hub.url}/announcements.sse${query}`, headers);
const metric = async (name: string) => {
  const text = await (await fetch(`${hub.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)$`, "m").exec(text)?.[1]);
};

test("without a place it begins with a checkpoint of now, and goes on after Last-Event-ID with nothing missed", async () => {
  const { code, editor } = await aMunicipality(hub);
  const start = await settledHead(hub);
  const first = await open();
  const begin = await first.next();
  const id = await aPractice(editor, { municipalityCode: code });
  const told = await first.nextOf("announcement");
  await first.stop();
  const missed = await aPractice(editor, { municipalityCode: code });
  // A browser comes back with the address that it had, and the last id that it saw.
  const again = await open(`?after=${start}`, { "last-event-id": told.id ?? "" });

  expect(begin).toEqual({ id: start, event: "checkpoint", data: { cursor: start, at: expect.any(String) as string } });
  expect(told.data).toEqual({
    cursor: told.id,
    id: expect.any(String) as string,
    kind: "INITIATIVE_PUBLISHED",
    occurredAt: expect.any(String) as string,
    subjectId: id,
    municipalityCode: code,
  });
  expect(at((await again.nextOf("announcement")).data, "subjectId")).toBe(missed);
  await again.stop();
  expect(again.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
});

test("kinds, municipalities and a filter of initiatives choose; checkpoints go past what they leave out", async () => {
  const { code, editor } = await aMunicipality(hub);
  const start = await settledHead(hub);
  await aPractice(editor, { municipalityCode: code });
  const wanted = await aPractice(editor, { municipalityCode: code, content: { themes: ["loneliness"] } });
  await editor.data(`mutation ($id: ID!) { archiveInitiative(input: { id: $id }) { userErrors { code } } }`, { id: wanted });
  const end = await settledHead(hub);
  const filter = encodeURIComponent(JSON.stringify({ themes: ["loneliness"] }));
  const stream = await open(
    `?after=${start}&kinds=INITIATIVE_PUBLISHED&kinds=EVENT_PUBLISHED&municipalityCodes=0101,${code}&filter=${filter}`,
  );

  const told = await stream.next();
  expect(at(told.data, "subjectId")).toBe(wanted);
  expect(await stream.next()).toMatchObject({ id: end, event: "checkpoint" });
  await stream.stop();
});

test("what is wrong is refused by its name, before the stream begins", async () => {
  const refusalOf = async (query: string, headers: Record<string, string> = {}, method = "GET") => {
    const response = await fetch(`${hub.url}/announcements.sse${query}`, { method, headers });
    const text = await response.text();
    return [response.status, text && at(JSON.parse(text) as Json, "errors.0.extensions.code")];
  };
  const nul = encodeURIComponent(JSON.stringify({ externalReferences: ["\0"] }));

  expect(await refusalOf("?after=hello")).toEqual([400, "CURSOR_INVALID"]);
  expect(await refusalOf("", { "last-event-id": "hello" })).toEqual([400, "CURSOR_INVALID"]);
  expect(await refusalOf("?kinds=INITIATIVE_EATEN")).toEqual([400, "BAD_USER_INPUT"]);
  expect(await refusalOf("?filter=hello")).toEqual([400, "BAD_USER_INPUT"]);
  expect(await refusalOf(`?filter=${nul}`)).toEqual([400, "BAD_USER_INPUT"]);
  expect(await refusalOf("?filter=%7B%22colour%22%3A1%7D")).toEqual([400, "BAD_USER_INPUT"]);
  expect(await refusalOf("?colour=red")).toEqual([400, "BAD_USER_INPUT"]);
  expect(await refusalOf("", { authorization: "Bearer demo_nonsense.none" })).toEqual([401, "UNAUTHENTICATED"]);
  expect(await refusalOf("", {}, "POST")).toEqual([405, ""]);
  expect(await metric("samspil_event_streams")).toBe(0);
});

test("it ends with the token, and leaves nothing behind when its reader goes", async () => {
  const before = await metric("samspil_announcement_followers");
  const { email } = await hub.someone("MEMBER", "0101");
  const short = await open("", { authorization: `Bearer ${tokenFor(email!, 1500)}` });
  const other = await open();
  await other.next();
  expect(await metric("samspil_event_streams")).toBe(2);

  const last = await short.nextOf("error");
  await other.stop();

  expect(at(last.data, "code")).toBe("UNAUTHENTICATED");
  expect(await short.ended).toBe(true);
  await until(async () => (await metric("samspil_announcement_followers")) === before, "the followers to be gone");
  expect(await metric("samspil_event_streams")).toBe(0);
});

describe("GraphQL over SSE, for a client of that protocol", () => {
  const FOLLOW = `subscription ($after: String) { initiativePublished(after: $after) { cursor initiative { id } } }`;
  const client = (person: Person) =>
    createClient({
      url: `${hub.url}/graphql/stream`,
      retryAttempts: 0,
      ...(person.token !== null && { headers: { authorization: `Bearer ${person.token}` } }),
    });

  test("follows from a cursor, as a member with their rights", async () => {
    const { code, editor } = await aMunicipality(hub);
    const start = await settledHead(hub);
    const published = [await aPractice(editor, { municipalityCode: code }), await aPractice(editor, { municipalityCode: code })];
    const heard: string[] = [];
    for await (const { data } of client(editor).iterate({ query: FOLLOW, variables: { after: start } })) {
      heard.push(textAt(data, "initiativePublished.initiative.id"));
      if (heard.length === 2) break;
    }
    expect(heard).toEqual(published);
    await until(async () => (await metric("samspil_event_streams")) === 0, "the stream to be closed");
  });

  test("what is wrong with the operation is an event; who may not ask at all is refused", async () => {
    const codeOf = async (query: string, variables: Record<string, unknown> = {}) => {
      const { value } = (await client(hub.anyone).iterate({ query, variables }).next()) as { value: Json };
      return at(value, "errors.0.extensions.code");
    };
    const status = async (body: Json, headers: Record<string, string> = {}) =>
      (
        await fetch(`${hub.url}/graphql/stream`, {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
          body: JSON.stringify(body),
        })
      ).status;

    expect(await codeOf("{ municipalities { totalCount } }")).toBe("BAD_USER_INPUT");
    expect(await codeOf("subscription { nonsense }")).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(await codeOf("subscription {")).toBe("GRAPHQL_PARSE_FAILED");
    expect(await codeOf(FOLLOW, { after: "hello" })).toBe("CURSOR_INVALID");
    expect(await codeOf(`subscription { initiativePublished { initiative { ${"inspiredBy { ".repeat(15)} id ${"}".repeat(15)} } } }`)).toBe(
      "TOO_COMPLEX",
    );
    expect(await status({ query: FOLLOW }, { authorization: "Bearer demo_nonsense.none" })).toBe(401);
    expect(await status({ query: 1 })).toBe(400);
    expect(await status({ query: FOLLOW }, { "x-graphql-event-stream-token": "x" })).toBe(400);
  });
});

test("a draft is announced to nobody, over a stream either", async () => {
  const { code, editor } = await aMunicipality(hub);
  const start = await settledHead(hub);
  await aDraft(editor, { municipalityCode: code });
  const stream = await open(`?after=${start}`);
  expect(await stream.next()).toMatchObject({ event: "checkpoint", id: start });
  await stream.stop();
});
