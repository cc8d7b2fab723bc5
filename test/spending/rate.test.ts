import { getIntrospectionQuery } from "graphql";
import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import { addressOf } from "../../src/kernel/spending/address";
import { Ledger } from "../../src/kernel/spending/ledger";
import { createLog } from "../../src/kernel/log";
import { startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { Person } from "../support/person";

let hub: TestHub;
let now = new Date();
beforeAll(async () => {
  hub = await startTestHub({
    now: () => now,
    environment: { BUDGET_ANONYMOUS: "100", BUDGET_MEMBER: "300", BUDGET_GUESSES: "5", TRUSTED_PROXIES: "1" },
  });
});
afterAll(() => hub.stop());

let minutes = 0;
/** Each test has minutes of its own, and begins at the start of one. */
const nextMinute = (): void => {
  now = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + ++minutes * 60_000);
};
beforeEach(nextMinute);

let hosts = 0;
const anAddress = () => ({ "x-forwarded-for": `198.51.100.${++hosts}` });
const LIST = "{ municipalities(first: 9) { nodes { name } } }"; // 10: the connection and nine
const ask = (person: Person, from: Record<string, string>, query = LIST) => person.ask(query, {}, from);

test("each answer says what it cost and what is left", async () => {
  const from = anAddress();
  const { body, headers } = await ask(hub.anyone, from);
  const cost = Number(at(body, "extensions.cost"));
  expect(cost).toBeGreaterThan(8);
  expect(headers.get("ratelimit-policy")).toBe('"anonymous";q=100;w=60');
  expect(headers.get("ratelimit")).toBe(`"anonymous";r=${100 - cost};t=60`);

  now = new Date(now.getTime() + 20_500);
  const { data, headers: later } = await ask(hub.anyone, from, "{ rateLimit { limit remaining resetAt cost } }");
  const own = Number(at(data, "rateLimit.cost"));
  expect(data).toEqual({
    rateLimit: { limit: 100, remaining: 100 - cost - own, resetAt: new Date(now.getTime() + 39_500).toISOString(), cost: own },
  });
  expect(later.get("ratelimit")).toBe(`"anonymous";r=${100 - cost - own};t=40`);
});

test("beyond the budget: 429, and nothing is executed; in the next minute it is whole again", async () => {
  const from = anAddress();
  let asked = 0;
  let answer = await ask(hub.anyone, from);
  while (answer.status === 200 && asked++ < 50) answer = await ask(hub.anyone, from);
  expect([answer.status, at(answer.errors, "0.extensions.code"), answer.headers.get("retry-after")]).toEqual([429, "RATE_LIMITED", "60"]);
  expect(at(answer.errors, "0.message")).toBe("You have spent what this minute allows (100). Try again in 60 seconds.");
  await hub.statements();
  await ask(hub.anyone, from);
  expect(await hub.statements()).toBe(0);

  nextMinute();
  expect((await ask(hub.anyone, from)).status).toBe(200);
});

test.each([
  ["a document that is none", (from: Record<string, string>) => ask(hub.anyone, from, "{"), 400],
  ["one that is not valid", (from: Record<string, string>) => ask(hub.anyone, from, "{ nothing }"), 400],
  [
    "one that is too complex",
    (from: Record<string, string>) => ask(hub.anyone, from, `{ ${"node(id: 1) { ".repeat(40)} id ${"} ".repeat(40)} }`),
    400,
  ],
  ["a body that is too large", (from: Record<string, string>) => ask(hub.anyone, from, " ".repeat(200_000)), 413],
  ["the schema", (from: Record<string, string>) => ask(hub.anyone, from, getIntrospectionQuery()), 200],
])("costs, though nothing is read of the database: %s", async (_name, send, status) => {
  const from = anAddress();
  expect((await send(from)).status).toBe(status);
  expect((await ask(hub.anyone, from)).status).toBe(429);
  expect((await ask(await hub.someone("MEMBER", "0265"), from)).status).toBe(200);
});

test("a socket that floods costs, and comes in vain until the next minute", async () => {
  const from = anAddress();
  const opened = () => new WebSocket(`${hub.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", { headers: from });
  const closing = (socket: WebSocket) => new Promise<number>((resolve) => socket.once("close", resolve));
  const flood = opened();
  flood.once("open", () => {
    for (let n = 0; n < 200; n++) flood.send('{"type":"ping"}');
  });
  expect(await closing(flood)).toBe(1008);
  const again = opened();
  again.once("open", () => again.send('{"type":"connection_init"}'));
  expect(await closing(again)).toBe(1013);
  expect((await ask(hub.anyone, from)).status).toBe(429);
});

test("the anonymous of one address use up nobody else's budget", async () => {
  const from = anAddress();
  while ((await ask(hub.anyone, from)).status === 200);
  const member = await hub.someone("MEMBER", "0265");
  const { status, headers } = await ask(member, from);
  expect([status, headers.get("ratelimit-policy")]).toEqual([200, '"member";q=300;w=60']);
  expect((await ask(hub.anyone, anAddress())).status).toBe(200);
  while ((await ask(member, from)).status === 200);
  expect((await ask(member, anAddress())).status).toBe(429);
  expect((await ask(await hub.someone("MEMBER", "0265"), from)).status).toBe(200);
});

test("trying tokens out is slowed for each address, and for nobody without one", async () => {
  const from = anAddress();
  const tries = Array.from({ length: 7 }, (_, n) => new Person(hub.url, `samspil_${n}`));
  const answers = [];
  for (const who of tries) answers.push((await ask(who, from)).status);
  expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429]);
  const member = await hub.someone("MEMBER", "0265");
  expect((await ask(member, from)).headers.get("retry-after")).toBe("60");
  expect((await ask(hub.anyone, from)).status).toBe(200);
  // Who was let in lately is no guess: one program whose key has ended keeps nobody else of its town hall out.
  expect((await ask(member, anAddress())).status).toBe(200);
  expect((await ask(member, from)).status).toBe(200);
  const another = await hub.someone("MEMBER", "0265");
  expect((await ask(another, from)).status).toBe(429);
  nextMinute();
  expect((await ask(another, from)).status).toBe(200);
});

test("so is trying links and codes out", async () => {
  const from = anAddress();
  const statuses = [];
  for (let n = 0; n < 7; n++) statuses.push((await fetch(`${hub.url}/invitations/x${n}`, { headers: from })).status);
  expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429]);
  const answer = 'mutation { answerContactNotice(input: { token: "x", answer: OBJECT }) { userErrors { code } } }';
  expect(at((await ask(hub.anyone, from, answer)).errors, "0.extensions.code")).toBe("RATE_LIMITED");
  expect(at((await ask(hub.anyone, anAddress(), answer)).data, "answerContactNotice.userErrors.0.code")).toBe("NOT_FOUND");
});

test("a subscription costs what it asks for at its start", async () => {
  const spender = await hub.someone("MEMBER", "0265");
  while ((await ask(spender, {})).status === 200);
  const following = spender.follow("subscription { announcements { __typename } }");
  await expect(following.next()).rejects.toBeDefined();
  await following.stop().catch(() => undefined);
});

const requestFrom = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded } }) as unknown as IncomingMessage;

test.each([
  ["10.0.0.1", undefined, 0, "10.0.0.1"],
  ["::ffff:10.0.0.1", undefined, 0, "10.0.0.1"],
  ["10.0.0.1", "198.51.100.7", 0, "10.0.0.1"],
  ["10.0.0.1", "203.0.113.9, 198.51.100.7", 1, "198.51.100.7"],
  ["10.0.0.1", "203.0.113.9, 198.51.100.7", 2, "203.0.113.9"],
  ["10.0.0.1", undefined, 1, "10.0.0.1"],
  ["2001:db8:1:2:3:4:5:6", undefined, 0, "2001:db8:1:2::/64"],
  ["2001:db8::1", undefined, 0, "2001:db8:0:0::/64"],
  ["10.0.0.1", "2001:DB8:0001:2::9", 1, "2001:db8:1:2::/64"],
])("from %s with X-Forwarded-For %s behind %i proxies: %s", (remote, forwarded, proxies, address) => {
  expect(addressOf(requestFrom(remote, forwarded), proxies)).toBe(address);
});

test("a flood of addresses fills no memory, and does not stop those who were there before", () => {
  const ledger = new Ledger({ now: () => now, shared: null, log: createLog("silent") });
  ledger.add("address 10.0.0.1", 7);
  for (let n = 0; n < 120_000; n++) ledger.add(`address ${n}`, 1);
  expect(ledger.size).toBe(50_001);
  expect(ledger.add("address 10.0.0.1", 1)).toBe(8);
});
