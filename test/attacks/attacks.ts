import { getIntrospectionQuery } from "graphql";
import { gzipSync } from "node:zlib";
import type WebSocket from "ws";
import type { Json } from "../support/json";
import * as documents from "./documents";
import { ask, onSocket, post, raw, send, subscribing, type End, type Target } from "./wire";

/** One way of doing harm, and how it has to end; the tests hold it to that, `npm run bench -- attacks` measures what it costs. */
export interface Attack {
  readonly name: string;
  readonly run: (target: Target) => Promise<End>;
  readonly ends: End;
  /** What of an address's budget it takes; left out: what a refusal takes. */
  readonly cost?: number;
}

/** What the attacked hub is started with. */
export const attacked = { CORS_ORIGINS: "https://samspil.example" };

const kB = 1024;
const MB = kB * kB;
const big = (size: number): string => "x".repeat(size);

const document = (name: string, query: string, ends: End, variables?: Json): Attack => ({
  name,
  run: (target) => ask(target, query, variables),
  ends,
});
const body = (name: string, sent: string | Buffer, ends: End, headers?: Readonly<Record<string, string>>): Attack => ({
  name,
  run: (target) => post(target, sent, headers),
  ends,
});
const wire = (name: string, bytes: string | Buffer, ends: End): Attack => ({ name, run: (target) => raw(target, bytes), ends });
/** Who does not read while it floods may find the line cut before it comes to 1008: test/spending has one that reads. */
const flood = (name: string, act: (socket: WebSocket) => unknown): Attack => ({
  name,
  run: async (target) => (await onSocket(target, act)).replace(/^closed (1006|1008)$/, "closed"),
  ends: "closed",
});
const socket = (name: string, act: (socket: WebSocket) => unknown, ends: End): Attack => ({
  name,
  run: (target) => onSocket(target, act),
  ends,
});

const ofDocuments: readonly Attack[] = [
  document("fragment bomb of 2^16", documents.flatBomb(16), "400 TOO_COMPLEX"),
  document("fragment bomb of 2^30", documents.flatBomb(30), "400 TOO_COMPLEX"),
  document("fragment bomb of 2^30, ever deeper", documents.deepBomb(30), "400 TOO_COMPLEX"),
  document("fields to be merged, over and over", documents.mergeBomb(60), "400 TOO_COMPLEX"),
  document("fragments in a circle", documents.cycle, "400 GRAPHQL_VALIDATION_FAILED"),
  document("a fragment in itself", documents.selfCycle, "400 GRAPHQL_VALIDATION_FAILED"),
  document("10,000 aliases", documents.aliases(10_000), "413 BAD_REQUEST"),
  document("600 aliases", documents.aliases(600), "400 TOO_COMPLEX"),
  document("1,000 levels", documents.levels(1000), "400 GRAPHQL_PARSE_FAILED"),
  document("120 levels", documents.levels(120), "400 TOO_COMPLEX"),
  document("21 levels, one of each", documents.levels(6, "(first: 1)"), "200"),
  document("30,000 brackets", documents.brackets(30_000), "400 GRAPHQL_PARSE_FAILED"),
  document("30,000 directives", documents.directives(30_000), "400 GRAPHQL_PARSE_FAILED"),
  body("100,000 directives", JSON.stringify({ query: documents.directives(100_000) }), "413 BAD_REQUEST"),
  document("900 directives", documents.directives(900), "400 GRAPHQL_VALIDATION_FAILED"),
  document("240 directives that are there", documents.skips(240), "400 GRAPHQL_VALIDATION_FAILED"),
  document("90 directives that are there", documents.skips(90), "200"),
  document("5,000 repeated fields", documents.repeated(5000), "400 GRAPHQL_PARSE_FAILED"),
  document("1,990 repeated fields", documents.repeated(1990), "400 GRAPHQL_VALIDATION_FAILED"),
  document("490 repeated objects", documents.repeatedObjects(490), "400 GRAPHQL_VALIDATION_FAILED"),
  document("280 repeated objects, each in a fragment", documents.repeatedInFragments(280), "400 GRAPHQL_VALIDATION_FAILED"),
  document("1,900 unknown fields", documents.unknownFields(1900), "400 GRAPHQL_VALIDATION_FAILED"),
  document("390 operations", documents.operations(390), "400 OPERATION_RESOLUTION_FAILURE"),
  document("480 variables of no use", documents.unusedVariables(480), "400 GRAPHQL_VALIDATION_FAILED"),
  document("280 fragments of no use", documents.unusedFragments(280), "400 GRAPHQL_VALIDATION_FAILED"),
  document("60 lists that contradict each other", documents.conflicts(60), "400 GRAPHQL_VALIDATION_FAILED"),
  document("900 lists in each other", documents.listLiteral(900), "400 GRAPHQL_VALIDATION_FAILED"),
  document("450 objects in each other", documents.objectLiteral(450), "400 GRAPHQL_VALIDATION_FAILED"),
  document("first: $n, multiplied", documents.amplified, "400 TOO_COMPLEX", { n: 100 }),
  document("100 x 100 x 100 in lists", documents.cubed, "400 TOO_COMPLEX"),
  { ...document("the schema", getIntrospectionQuery(), "200"), cost: 1000 },
  document("the schema, thirty times", documents.introspections, "400 TOO_COMPLEX"),
  document("an int of 20 digits", "{ municipalities(first: 99999999999999999999) { totalCount } }", "400 GRAPHQL_VALIDATION_FAILED"),
  document("an int of 20 digits in variables", documents.listOf, "400 BAD_USER_INPUT", { first: 1e20 }),
  document("an int below zero", documents.listOf, "200 BAD_USER_INPUT", { first: -1 }),
  document("a float for an int", documents.listOf, "400 BAD_USER_INPUT", { first: 1.5 }),
  body("a float that is infinite", `{"query":${JSON.stringify(documents.listOf)},"variables":{"first":1e999}}`, "400 BAD_USER_INPUT"),
  document("an int of 90,000 digits", `{ municipalities(first: ${"9".repeat(90_000)}) { totalCount } }`, "400 GRAPHQL_VALIDATION_FAILED"),
  document("90 kB of commas", `{ __typename ${",".repeat(90 * kB)} }`, "200"),
  document("30,000 comments", `{ __typename ${"#\n".repeat(30_000)} }`, "200"),
  document("a null byte in a literal", '{ municipality(code: "a\\u0000b") { name } }', "400 BAD_USER_INPUT"),
  document("a null byte in the document", "{ __typename \0 }", "400 GRAPHQL_PARSE_FAILED"),
  document("a null byte in variables", "query ($c: String!) { municipality(code: $c) { name } }", "400 BAD_USER_INPUT", { c: "a\0b" }),
];

const nested = `${"[".repeat(45_000)}${"]".repeat(45_000)}`;
const mutation = 'mutation { draftInitiative(input: { municipalityCode: "0265", title: "x" }) { initiative { id } } }';
const form = { "content-type": "application/x-www-form-urlencoded" };

const ofBodies: readonly Attack[] = [
  body("a string of 3 MB", JSON.stringify({ query: `{ municipality(code: "${big(3 * MB)}") { name } }` }), "413 BAD_REQUEST"),
  body("a comment of 3 MB", JSON.stringify({ query: `{ __typename } #${big(3 * MB)}` }), "413 BAD_REQUEST"),
  body("100 MB, packed", gzipSync(Buffer.alloc(100 * MB, " ")), "413 BAD_REQUEST", {
    "content-type": "application/json",
    "content-encoding": "gzip",
  }),
  body("5 MB in chunks of no told length", big(5 * MB), "413 BAD_REQUEST", {
    "content-type": "application/json",
    "transfer-encoding": "chunked",
  }),
  body("a batch", JSON.stringify(Array.from({ length: 1000 }, () => ({ query: "{ __typename }" }))), "400 BAD_REQUEST"),
  body("45,000 brackets in variables", `{"query":"{ __typename }","variables":${nested}}`, "400 BAD_REQUEST"),
  body(
    "45,000 brackets in a variable",
    `{"query":"query ($a: ID!) { node(id: $a) { id } }","variables":{"a":${nested}}}`,
    "400 BAD_USER_INPUT",
  ),
  body(
    "9,000 variables of no use",
    `{"query":"{ __typename }","variables":{${Array.from({ length: 9000 }, (_, n) => `"${n}":0`).join()}}}`,
    "200",
  ),
  body(
    "9,000 ids",
    JSON.stringify({ query: "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", variables: { ids: Array(9000).fill("x") } }),
    "200 BAD_USER_INPUT",
  ),
  body("a form", "query=%7B__typename%7D", "400 BAD_REQUEST", form),
  body("a form of a mutation", new URLSearchParams({ query: mutation }).toString(), "400 BAD_REQUEST", form),
  body("plain text", JSON.stringify({ query: mutation }), "400 BAD_REQUEST", { "content-type": "text/plain" }),
  body("several parts", "--x\r\n\r\n--x--", "400 BAD_REQUEST", { "content-type": "multipart/form-data; boundary=x" }),
  body("a charset that there is not", "{}", "415 BAD_REQUEST", { "content-type": "application/json; charset=x-none" }),
  body("no body", "", "400 BAD_REQUEST"),
  body(
    "UTF-8 that is none",
    Buffer.concat([Buffer.from('{"query":"{ '), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(' }"}')]),
    "400 GRAPHQL_PARSE_FAILED",
  ),
  body("null for a body", "null", "400 BAD_REQUEST"),
  body("__proto__ as a body", '{"__proto__":{"query":"{ __typename }"}}', "400 BAD_REQUEST"),
  body("__proto__ as variables", `{"query":${JSON.stringify(documents.listOf)},"variables":{"__proto__":{"first":-1}}}`, "200"),
  body(
    "__proto__ in an input",
    '{"query":"query ($f: InitiativeFilter) { initiatives(filter: $f) { totalCount } }","variables":{"f":{"__proto__":{"text":"x"}}}}',
    "400 BAD_USER_INPUT",
  ),
  document("constructor in an input", "{ initiatives(filter: { constructor: 1 }) { totalCount } }", "400 GRAPHQL_VALIDATION_FAILED"),
  body(
    "constructor as an operation",
    '{"query":"query a { __typename } query b { __typename }","operationName":"constructor"}',
    "400 OPERATION_RESOLUTION_FAILURE",
  ),
  document(
    "__proto__ and constructor as aliases",
    "{ __proto__: municipalities(first: 1) { constructor: totalCount nodes { toString: name } } }",
    "200",
  ),
  document(
    "__proto__ as a value of an enum",
    "query ($o: MunicipalityOrder) { municipalities(orderBy: $o) { totalCount } }",
    "400 BAD_USER_INPUT",
    { o: { field: "__proto__" } },
  ),
  {
    name: "a mutation by GET",
    run: (target) => send(target, "GET", `/graphql?query=${encodeURIComponent(mutation)}`, { "apollo-require-preflight": "1" }),
    ends: "405 BAD_REQUEST",
  },
  {
    name: "a GET that any page can make",
    run: (target) => send(target, "GET", "/graphql?query=%7B__typename%7D", {}),
    ends: "400 BAD_REQUEST",
  },
  { name: "PUT", run: (target) => send(target, "PUT", "/graphql", { "content-type": "application/json" }, "{}"), ends: "405 BAD_REQUEST" },
  { name: "TRACE", run: (target) => send(target, "TRACE", "/graphql", {}), ends: "400 BAD_REQUEST" },
  { name: "a null byte in a path", run: (target) => send(target, "GET", "/events/a%00.ics", {}), ends: "404" },
  { name: "a null byte in a form", run: (target) => send(target, "POST", "/contact-notices/x", form, "name=a%00b"), ends: "400" },
  { name: "a path that is no UTF-8", run: (target) => send(target, "GET", "/practices/%E0%A4%A", {}), ends: "404" },
];

const ofBytes: readonly Attack[] = [
  wire("no HTTP at all", Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0xff]), "400 BAD_REQUEST"),
  wire("headers of 64 kB", `GET /graphql HTTP/1.1\r\nHost: a\r\nX-A: ${big(64 * kB)}\r\n\r\n`, "431 BAD_REQUEST"),
  wire("6,000 headers", `GET /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${"a: b\r\n".repeat(6000)}\r\n`, "400 BAD_REQUEST"),
  wire(
    "two lengths of one body",
    "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}",
    "400 BAD_REQUEST",
  ),
  wire(
    "a length and chunks",
    "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    "400 BAD_REQUEST",
  ),
  wire("a null byte in a header", "GET /graphql HTTP/1.1\r\nHost: a\r\nX-A: a\0b\r\n\r\n", "400 BAD_REQUEST"),
  wire(
    "a chunk of no size",
    "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "400 BAD_REQUEST",
  ),
];

const forever = "subscription { announcements { __typename } }";
const subscribe = (id: number, query = forever) => JSON.stringify({ id: String(id), type: "subscribe", payload: { query } });

const ofSockets: readonly Attack[] = [
  socket("a frame of 20 MB", (one) => one.send(big(20 * MB)), "closed 1009"),
  socket(
    "20 MB in 200 frames",
    (one) => {
      for (let n = 0; n < 200; n++) one.send(big(100 * kB), { fin: n === 199 });
    },
    "closed 1009",
  ),
  flood("5,000 subscriptions", (one) => {
    for (let n = 0; n < 5000; n++) one.send(subscribe(n));
  }),
  socket(
    "5,000 subscriptions of one id",
    (one) => {
      for (let n = 0; n < 5000; n++) one.send(subscribe(1));
    },
    "closed 4409",
  ),
  flood("5,000 documents that are none", (one) => {
    for (let n = 0; n < 5000; n++) one.send(subscribe(n, "{"));
  }),
  flood("100,000 pings", (one) => {
    for (let n = 0; n < 100_000; n++) one.ping();
  }),
  flood("20,000 pings of the protocol", (one) => {
    for (let n = 0; n < 20_000; n++) one.send('{"type":"ping"}');
  }),
  socket("UTF-8 that is none, in a frame", (one) => one.send(Buffer.from([0xc3, 0x28]), { binary: false }), "closed 1007"),
  socket("binary", (one) => one.send(Buffer.alloc(100)), "closed 4400"),
  socket("no JSON", (one) => one.send("\0"), "closed 4400"),
  socket("a message of __proto__", (one) => one.send('{"__proto__":{"type":"ping"}}'), "closed 4400"),
  socket("a second beginning", (one) => one.send('{"type":"connection_init"}'), "closed 4429"),
  {
    name: "a socket of a foreign page",
    run: (target) => onSocket(target, () => undefined, { origin: "https://elsewhere.example" }),
    ends: "403",
  },
  {
    name: "a fragment bomb to follow",
    run: (target) => subscribing(target, documents.flatBomb(30, "Subscription")),
    ends: "error TOO_COMPLEX",
  },
  {
    name: "a cursor that is none, to follow",
    run: (target) => subscribing(target, 'subscription { announcements(after: "x") { __typename } }'),
    ends: "next CURSOR_INVALID",
  },
];

export const attacks: readonly Attack[] = [...ofDocuments, ...ofBodies, ...ofBytes, ...ofSockets];

const head = "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n";

/** Many that all end alike. */
const together = (name: string, count: number, run: (target: Target) => Promise<End>, ends: End): Attack => ({
  name,
  run: async (target) => [...new Set(await Promise.all(Array.from({ length: count }, () => run(target))))].join(", "),
  ends,
});

/** These end only when the hub has waited long enough: 10 s for headers, 30 s for a body, and up to 5 s until it looks. */
export const halfOpen = together("1,000 requests that never end their headers", 1000, (target) => raw(target, head), "408 BAD_REQUEST");
export const slow: readonly Attack[] = [
  halfOpen,
  together("100 bodies, a byte each second", 100, (target) => raw(target, `${head}\r\n{`, 1000), "408 BAD_REQUEST"),
];
