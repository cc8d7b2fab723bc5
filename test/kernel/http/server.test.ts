import { getIntrospectionQuery } from "graphql";
import { gzipSync } from "node:zlib";
import { requestError } from "../../../src/kernel/errors";
import { startToy, until, type ToyEdge } from "./toy";

let edge: ToyEdge;
beforeAll(async () => {
  edge = await startToy();
});
afterAll(() => edge.stop());

const get = (path: string, init: RequestInit = {}) => fetch(`${edge.url}${path}`, init);
const refused = (message: string, code: string, more: Record<string, unknown> = {}) => ({
  errors: [{ message, ...more, extensions: { code } }],
});

test("a query is answered, and not kept by anybody", async () => {
  const { status, headers, body } = await edge.post({
    query: "query Greeting($n: String) { hello(name: $n) }",
    variables: { n: "Odense" },
  });
  expect([status, body]).toEqual([200, { data: { hello: "Hello, Odense" } }]);
  expect(headers.get("cache-control")).toBe("no-store");
  expect([headers.get("etag"), headers.get("x-powered-by")]).toEqual([null, null]);
  expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
});

test("a GET that a browser would not send by itself is answered too", async () => {
  const response = await get("/graphql?query=%7Bhello%7D", { headers: { "apollo-require-preflight": "1" } });
  expect([response.status, await response.json()]).toEqual([200, { data: { hello: "Hello, you" }, extensions: { cost: 1 } }]);
});

test("the context is made from the headers, once", async () => {
  const before = edge.contexts.length;
  const { body } = await edge.post(
    { query: "{ language }" },
    { authorization: "Bearer x", "accept-language": "en", "x-request-id": "mine-1" },
  );
  expect(body).toEqual({ data: { language: "EN" } });
  expect(edge.contexts.slice(before)).toEqual([
    { authorization: "Bearer x", acceptLanguage: "en", requestId: "mine-1", address: "127.0.0.1" },
  ]);
});

test("the standard introspection query is answered", async () => {
  const { status, body } = await edge.post({ query: getIntrospectionQuery() });
  expect(status).toBe(200);
  expect(body).toMatchObject({ data: { __schema: { queryType: { name: "Query" } } } });
});

describe("what was sent is refused, with 400,", () => {
  const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: hello`).join(" ");
  const deep = `${"{ thing ".repeat(21)}{ id }${" }".repeat(21)}`;
  const bomb = `{ thing { ...f0 } } ${Array.from({ length: 25 }, (_, n) => `fragment f${n} on Thing { thing { id ...f${n + 1} } all { id ...f${n + 1} } }`).join(" ")} fragment f25 on Thing { id }`;
  const twice = "query ($n: Int) { things(first: $n) { nodes { things(first: $n) { nodes { id } } } } }";

  test.each<[string, unknown, unknown]>([
    ["31 aliases", { query: `{ ${aliases} }` }, refused("This has 31 aliases; the most is 30.", "TOO_COMPLEX")],
    ["22 fields deep", { query: deep }, refused("This is 22 fields deep; the most is 21.", "TOO_COMPLEX")],
    [
      "first multiplied by a variable",
      { query: twice, variables: { n: 100 } },
      refused("This costs 10201; the most is 5000. Each object costs 1, and a connection as many as `first` says.", "TOO_COMPLEX"),
    ],
    ["a fragment bomb of 2 kB", { query: bomb }, refused("This is 27 fields deep; the most is 21.", "TOO_COMPLEX")],
    [
      "2,001 tokens",
      { query: `{ ${"hello ".repeat(2001)} }` },
      refused("Syntax Error: Document contains more that 2000 tokens. Parsing aborted.", "GRAPHQL_PARSE_FAILED", {
        locations: [{ line: 1, column: 11997 }],
      }),
    ],
    [
      "U+0000 in a variable",
      { query: "query ($n: String) { hello(name: $n) }", variables: { n: "a\0" } },
      refused("The character U+0000 cannot be kept: leave it out.", "BAD_USER_INPUT"),
    ],
    [
      "U+0000 in a literal",
      { query: '{ hello(name: "\\u0000") }' },
      refused("The character U+0000 cannot be kept: leave it out.", "BAD_USER_INPUT", { locations: [{ line: 1, column: 15 }] }),
    ],
    ["a batch", [{ query: "{ hello }" }, { query: "{ hello }" }], refused("Operation batching disabled.", "BAD_REQUEST")],
    [
      "an unknown field",
      { query: "{ goodbye }" },
      refused('Cannot query field "goodbye" on type "Query".', "GRAPHQL_VALIDATION_FAILED", { locations: [{ line: 1, column: 3 }] }),
    ],
    [
      "an unknown operation",
      { query: "query A { hello }", operationName: "B" },
      refused('Unknown operation named "B".', "OPERATION_RESOLUTION_FAILURE"),
    ],
    [
      "no query",
      { variables: {} },
      refused("GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.", "BAD_REQUEST"),
    ],
    [
      "a subscription",
      { query: "subscription { counted }" },
      refused("Subscriptions are answered over a WebSocket, with the subprotocol graphql-transport-ws.", "BAD_USER_INPUT"),
    ],
    [
      "a variable of another type",
      { query: "query ($n: Int!) { typed(n: $n) }", variables: { n: "x" } },
      refused('Variable "$n" got invalid value "x"; Int cannot represent non-integer value: "x"', "BAD_USER_INPUT", {
        locations: [{ line: 1, column: 8 }],
      }),
    ],
  ])("%s", async (_name, sent, expected) => {
    const { status, body } = await edge.post(sent);
    expect([status, body]).toEqual([400, expected]);
  });

  test("and no more than five errors of validation are told", async () => {
    const { body } = await edge.post({ query: `{ ${Array.from({ length: 50 }, (_, n) => `unknown${n}`).join(" ")} }` });
    expect((body as { errors: unknown[] }).errors).toHaveLength(6);
  });
});

test("documents that were seen before are checked again, by their new variables", async () => {
  const query = "query ($n: Int) { things(first: $n) { nodes { things(first: $n) { totalCount nodes { id } } } } }";
  const statuses = [];
  for (const n of [1, 100, 2, 100]) statuses.push((await edge.post({ query, variables: { n } })).status);
  expect(statuses).toEqual([200, 400, 200, 400]);
});

describe("a body", () => {
  const tooLarge = refused("The body is larger than 100 kB.", "BAD_REQUEST");

  test("of more than 100 kB is refused with 413", async () => {
    const { status, body, headers } = await edge.post({ query: "{ hello }", variables: { n: "x".repeat(102_400) } });
    expect([status, body]).toEqual([413, tooLarge]);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  test("is measured after it was unpacked", async () => {
    const packed = gzipSync(JSON.stringify({ query: "{ hello }", variables: { n: "x".repeat(5_000_000) } }));
    const response = await get("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", "content-encoding": "gzip" },
      body: packed,
    });
    expect([response.status, await response.json()]).toEqual([413, tooLarge]);
  });

  test("that is not JSON is refused in our own words", async () => {
    const { status, body } = await edge.post('{"query": secret');
    expect([status, body]).toEqual([400, refused("The request is not well formed.", "BAD_REQUEST")]);
  });

  test("of another content type is refused", async () => {
    const { status, body } = await edge.post("{ hello }", { "content-type": "application/graphql" });
    expect([status, body]).toEqual([400, refused("POST body missing, invalid Content-Type, or JSON object has no keys.", "BAD_REQUEST")]);
    const simple = await edge.post('{"query":"{ hello }"}', { "content-type": "text/plain" });
    expect(simple.status).toBe(400);
    expect(simple.body).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  });
});

test("a mutation is not done by GET", async () => {
  const response = await get("/graphql?query=mutation%7Bchange%7Bid%7D%7D", { headers: { "apollo-require-preflight": "1" } });
  expect([response.status, await response.json(), response.headers.get("allow")]).toEqual([
    405,
    { ...refused("GET requests only support query operations, not mutation operations", "BAD_REQUEST"), extensions: { cost: 200 } },
    "POST",
  ]);
});

test("a GET that any page could make is refused", async () => {
  const response = await get("/graphql?query=%7Bhello%7D");
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
});

describe("a failure", () => {
  const at = { locations: [{ line: 1, column: 3 }], path: ["broken"] };
  const internal = (requestId: string, where: Record<string, unknown> = at) => ({
    message: "Internal error",
    ...where,
    extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
  });
  const errorsLogged = (requestId: string) => edge.lines.filter((line) => line.requestId === requestId && Number(line.level) >= 40);

  test("of ours is masked, and its cause is in the log once", async () => {
    edge.toy.failure = Object.assign(new Error("relation does not exist"), { parameters: ["anna@example.org"] });
    const { status, body, headers } = await edge.post({ query: "{ broken { id } again: broken { id } }" }, { "x-request-id": "masked-1" });
    const again = { locations: [{ line: 1, column: 17 }], path: ["again"] };
    expect([status, body]).toEqual([
      200,
      { errors: [internal("masked-1"), internal("masked-1", again)], data: { broken: null, again: null } },
    ]);
    expect(headers.get("x-request-id")).toBe("masked-1");
    expect(errorsLogged("masked-1")).toEqual([
      {
        level: 50,
        time: expect.any(Number),
        requestId: "masked-1",
        path: "broken",
        cause: { type: "Error", message: "relation does not exist", stack: expect.any(String) },
        msg: "Unexpected error",
      },
    ]);
    expect(JSON.stringify(edge.lines)).not.toContain("anna@example.org");
  });

  test("of ours with a GraphQLError that has no code is masked too", async () => {
    edge.toy.failure = "a text that was thrown";
    const { body } = await edge.post({ query: "{ broken { id } }" }, { "x-request-id": "masked-2" });
    expect(body).toEqual({ errors: [internal("masked-2")], data: { broken: null } });
  });

  test("with a code of ours is shown", async () => {
    edge.toy.failure = requestError("CURSOR_INVALID", "This is no cursor.");
    const { status, body } = await edge.post({ query: "{ broken { id } }" }, { "x-request-id": "shown-1" });
    expect([status, body]).toEqual([
      200,
      { errors: [{ message: "This is no cursor.", ...at, extensions: { code: "CURSOR_INVALID" } }], data: { broken: null } },
    ]);
    expect(errorsLogged("shown-1")).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["ECONNREFUSED", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
    ["no socket", Object.assign(new Error("connect"), { code: "ENOENT", syscall: "connect" })],
    ["on both addresses", new AggregateError([Object.assign(new Error("connect"), { code: "ECONNREFUSED" })])],
    ["shut down", Object.assign(new Error("wrapped"), { driverError: Object.assign(new Error("terminating"), { code: "57P01" }) })],
    ["starting", Object.assign(new Error("starting up"), { code: "57P03" })],
    ["08006", Object.assign(new Error("connection failure"), { code: "08006" })],
    ["53300", Object.assign(new Error("too many clients"), { code: "53300" })],
    ["statement_timeout", Object.assign(new Error("canceling statement"), { code: "57014" })],
    ["the pool is full", new Error("timeout exceeded when trying to connect")],
    ["cut off", new Error("Connection terminated unexpectedly")],
  ])("of the database (%s) is 503, and worth another try", async (_name, failure) => {
    edge.toy.failure = failure;
    const { status, body, headers } = await edge.post({ query: "{ broken { id } }" });
    const error = { message: "This is not available for a moment. Please try again.", ...at, extensions: { code: "SERVICE_UNAVAILABLE" } };
    expect([status, headers.get("retry-after"), body]).toEqual([503, "1", { errors: [error], data: { broken: null } }]);
  });

  test.each([
    ["a missing file", Object.assign(new Error("open"), { code: "ENOENT", syscall: "open" })],
    ["a violated constraint", Object.assign(new Error("duplicate key"), { code: "23505" })],
  ])("of another kind (%s) is not", async (_name, failure) => {
    edge.toy.failure = failure;
    const { status, body } = await edge.post({ query: "{ broken { id } }" }, { "x-request-id": "other-1" });
    expect([status, body]).toEqual([200, { errors: [internal("other-1")], data: { broken: null } }]);
  });

  test("of the executor itself is 500", async () => {
    const other = await startToy({ execute: () => Promise.reject(new Error("broken to bits")) });
    const { status, body } = await other.post({ query: "{ hello }" }, { "x-request-id": "whole-1" });
    expect([status, body]).toEqual([500, { errors: [internal("whole-1", {})] }]);
    await other.stop();
  });

  test("to write the answer is 500, by an id that is in the log", async () => {
    let isFirst = true;
    const other = await startToy({
      stringify: (result) => {
        if (!isFirst) return JSON.stringify(result);
        isFirst = false;
        throw new Error("this cannot be written");
      },
    });
    const { status, body } = await other.post({ query: "{ hello }" });
    const logged = other.lines.find((line) => line.msg === "Unexpected error");
    expect([status, body]).toEqual([500, { errors: [internal(String(logged?.requestId), {})] }]);
    await other.stop();
  });
});

describe("who asks", () => {
  test("by a token that is not known gets 401", async () => {
    const { status, body, headers } = await edge.post({ query: "{ hello }" }, { authorization: "Bearer bad" });
    expect([status, headers.get("www-authenticate"), body]).toEqual([
      401,
      "Bearer",
      refused("This token is not known.", "UNAUTHENTICATED"),
    ]);
  });

  test("while the database is away gets 503", async () => {
    const { status, body, headers } = await edge.post({ query: "{ hello }" }, { authorization: "Bearer away" });
    expect([status, headers.get("retry-after"), body]).toEqual([
      503,
      "1",
      refused("This is not available for a moment. Please try again.", "SERVICE_UNAVAILABLE"),
    ]);
  });

  test("and makes us fail gets 500 without a word of it", async () => {
    const { status, body } = await edge.post({ query: "{ hello }" }, { authorization: "Bearer broken", "x-request-id": "ctx-1" });
    expect([status, body]).toEqual([
      500,
      { errors: [{ message: "Internal error", extensions: { code: "INTERNAL_SERVER_ERROR", requestId: "ctx-1" } }] },
    ]);
  });
});

test("each request leaves one line, with no variables in it", async () => {
  await edge.post({ query: "query Named($n: String) { hello(name: $n) }", variables: { n: "hemmelig" } }, { "x-request-id": "line-1" });
  await until(() => edge.lines.some((line) => line.requestId === "line-1"));
  expect(edge.lines.filter((line) => line.requestId === "line-1")).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      requestId: "line-1",
      method: "POST",
      path: "/graphql",
      status: 200,
      ms: expect.any(Number),
      operationName: "Named",
      msg: "Request",
    },
  ]);
  expect(JSON.stringify(edge.lines)).not.toContain("hemmelig");
  await get("/graphql?query=%7Bhello(name:%22hemmelig%22)%7D", { headers: { "apollo-require-preflight": "1", "x-request-id": "line-2" } });
  await until(() => edge.lines.some((line) => line.requestId === "line-2"));
  expect(JSON.stringify(edge.lines)).not.toContain("hemmelig");
});

test("a request id that is none of ours to repeat is replaced", async () => {
  for (const odd of ["x".repeat(65), "a b", "a;b"]) {
    const { headers } = await edge.post({ query: "{ hello }" }, { "x-request-id": odd });
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
  }
});
