import { createClient } from "graphql-ws";
import { connect } from "node:net";
import WebSocket from "ws";
import { requestError } from "../../../src/kernel/errors";
import { line, openLine } from "./line";
import { startToy, until, type ToyEdge } from "./toy";

let edge: ToyEdge;
beforeEach(async () => {
  edge = await startToy();
});
afterEach(() => edge.stop());

const COUNTED = "subscription { counted }";
const stream = (n = 0) => {
  const found = edge.toy.streams[n];
  if (!found) throw new Error("nobody has subscribed");
  return found;
};
const gauge = async (name: string) => (await edge.metrics.getSingleMetric(name)?.get())?.values[0]?.value;

test("a client follows a subscription until it has heard enough", async () => {
  const client = createClient({ url: `ws://127.0.0.1:${edge.port}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });
  const heard = [];
  const events = client.iterate({ query: COUNTED });
  const first = events.next();
  await until(() => edge.toy.streams.length === 1);
  expect(await gauge("samspil_sockets")).toBe(1);
  expect(await gauge("samspil_subscriptions")).toBe(1);
  stream().push(1);
  heard.push((await first).value);
  stream().push(2);
  heard.push((await events.next()).value);
  expect(heard).toEqual([{ data: { counted: 1 } }, { data: { counted: 2 } }]);
  await events.return?.();
  await until(() => stream().isReturned);
  expect(await gauge("samspil_subscriptions")).toBe(0);
  await client.dispose();
});

test("a follower who stops reading costs bounded memory: nothing more is asked for until they read again", async () => {
  const { socket, received, subscribe } = await openLine(edge);
  subscribe("1", "subscription { flood }");
  await until(() => received.length > 10);
  socket.pause();
  let before = -1;
  let stillFor = 0;
  await until(() => {
    stillFor = edge.toy.pulled === before ? stillFor + 1 : 0;
    before = edge.toy.pulled;
    return stillFor > 30;
  });
  // What the kernel keeps for the two ends of the connection, and nothing of ours beside it.
  expect((before - received.length) * 10_000).toBeLessThan(16 * 1024 * 1024);

  socket.resume();
  await until(() => received.length > before);
  const numbers = received.slice(0, before).map((message) => Number(/"flood":"(\d+) /.exec(JSON.stringify(message))?.[1]));
  expect(numbers).toEqual(Array.from({ length: before }, (_, n) => n + 1));
  socket.terminate();
});

describe("what is not for a socket is refused, and the socket stays:", () => {
  test.each<[string, string, unknown]>([
    [
      "a query",
      "{ hello }",
      { message: "Here are subscriptions only: send a query over HTTP, to /graphql.", extensions: { code: "BAD_USER_INPUT" } },
    ],
    [
      "a mutation",
      "mutation { change { id } }",
      { message: "Here are subscriptions only: send a mutation over HTTP, to /graphql.", extensions: { code: "BAD_USER_INPUT" } },
    ],
    [
      "two operations",
      "subscription A { counted } subscription B { counted }",
      { message: "Say by operationName which operation of the document is meant.", extensions: { code: "BAD_USER_INPUT" } },
    ],
    [
      "no GraphQL",
      "subscription {",
      {
        message: "Syntax Error: Expected Name, found <EOF>.",
        locations: [{ line: 1, column: 15 }],
        extensions: { code: "GRAPHQL_PARSE_FAILED" },
      },
    ],
    [
      "an unknown field",
      "subscription { unknown }",
      {
        message: 'Cannot query field "unknown" on type "Subscription".',
        locations: [{ line: 1, column: 16 }],
        extensions: { code: "GRAPHQL_VALIDATION_FAILED" },
      },
    ],
    [
      "31 aliases",
      `subscription { ${Array.from({ length: 31 }, () => "a: counted").join(" ")} }`,
      { message: "This has 31 aliases; the most is 30.", extensions: { code: "TOO_COMPLEX" } },
    ],
  ])("%s", async (_name, query, error) => {
    const { subscribe, next } = await openLine(edge);
    subscribe("1", query);
    expect(await next("1")).toEqual({ id: "1", type: "error", payload: [error] });
    subscribe("2", COUNTED);
    await until(() => edge.toy.streams.length === 1);
  });

  test("2,001 tokens", async () => {
    const { subscribe, next } = await openLine(edge);
    subscribe("1", `subscription { ${"counted ".repeat(2001)} }`);
    expect(await next("1")).toMatchObject({ payload: [{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }] });
  });

  test("U+0000", async () => {
    const { subscribe, next } = await openLine(edge);
    subscribe("1", COUNTED, { any: "\0" });
    const error = { message: "The character U+0000 cannot be kept: leave it out.", extensions: { code: "BAD_USER_INPUT" } };
    expect(await next("1")).toEqual({ id: "1", type: "error", payload: [error] });
  });
});

test("the 21st subscription of a socket is refused, and may come when another has ended", async () => {
  const { subscribe, next, send } = await openLine(edge);
  for (let n = 1; n <= 20; n++) subscribe(`${n}`, COUNTED);
  await until(() => edge.toy.streams.length === 20);
  subscribe("21", COUNTED);
  const error = { message: "This socket has 20 subscriptions, which is the most.", extensions: { code: "TOO_COMPLEX" } };
  expect(await next("21")).toEqual({ id: "21", type: "error", payload: [error] });
  send({ id: "3", type: "complete" });
  await until(() => stream(2).isReturned);
  subscribe("22", COUNTED);
  await until(() => edge.toy.streams.length === 21);
  expect(await gauge("samspil_subscriptions")).toBe(20);
});

describe("who asks", () => {
  test("is told by the first message, in either case, with each subscription made anew", async () => {
    const { subscribe } = await openLine(edge, { Authorization: "Bearer mine", acceptLanguage: "en" });
    subscribe("1", COUNTED);
    await until(() => edge.toy.streams.length === 1);
    expect(edge.contexts).toEqual(
      [1, 2].map(() => ({ authorization: "Bearer mine", acceptLanguage: "en", requestId: expect.any(String), address: "127.0.0.1" })),
    );
    expect(edge.contexts[0]?.requestId).not.toBe(edge.contexts[1]?.requestId);
  });

  test("or by the headers of the upgrade", async () => {
    await openLine(edge, {}, { headers: { authorization: "Bearer header", "accept-language": "en", "x-request-id": "up-1" } });
    expect(edge.contexts).toEqual([{ authorization: "Bearer header", acceptLanguage: "en", requestId: "up-1", address: "127.0.0.1" }]);
  });

  test.each([
    ["a bad token is closed with 4403", "Bearer bad", { code: 4403, reason: "Forbidden" }],
    ["while the database is away is to try again later", "Bearer away", { code: 1013, reason: "Try again later" }],
    ["by a token that has ended is closed with 4403", "Bearer ends 1000", { code: 4403, reason: "Forbidden: the token has ended" }],
  ])("%s", async (_name, authorization, expected) => {
    const { socket, send, closed } = line(edge);
    await new Promise((resolve) => socket.once("open", resolve));
    send({ type: "connection_init", payload: { authorization } });
    expect(await closed).toEqual(expected);
  });

  test("is let go when the token ends, with what was subscribed to", async () => {
    const { subscribe, closed } = await openLine(edge, { authorization: `Bearer ends ${Date.now() + 1000}` });
    subscribe("1", COUNTED);
    await until(() => edge.toy.streams.length === 1);
    expect(await closed).toEqual({ code: 4403, reason: "Forbidden: the token has ended" });
    expect(stream().isReturned).toBe(true);
  });

  test("stays where the token ends after more time than a timer can wait", async () => {
    const { subscribe, next, socket } = await openLine(edge, { authorization: `Bearer ends ${Date.now() + 60 * 86_400_000}` });
    subscribe("1", COUNTED);
    await until(() => edge.toy.streams.length === 1);
    stream().push(1);
    expect(await next("1")).toEqual({ id: "1", type: "next", payload: { data: { counted: 1 } } });
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });

  test("does not subscribe before the first message", async () => {
    const { socket, subscribe, closed } = line(edge);
    await new Promise((resolve) => socket.once("open", resolve));
    subscribe("1", COUNTED);
    expect(await closed).toEqual({ code: 4401, reason: "Unauthorized" });
    expect(edge.toy.streams).toEqual([]);
  });
});

describe("a socket that closes", () => {
  test("returns its subscriptions at once, though they sleep", async () => {
    const { subscribe, socket } = await openLine(edge);
    subscribe("1", COUNTED);
    subscribe("2", COUNTED);
    await until(() => edge.toy.streams.length === 2);
    socket.close();
    await until(() => stream(0).isReturned && stream(1).isReturned);
    expect(await gauge("samspil_subscriptions")).toBe(0);
    expect(await gauge("samspil_sockets")).toBe(0);
  });

  test("returns them when the line is cut", async () => {
    const { subscribe, socket } = await openLine(edge);
    subscribe("1", COUNTED);
    await until(() => edge.toy.streams.length === 1);
    socket.terminate();
    await until(() => stream().isReturned);
  });

  test("returns one whose start came too late", async () => {
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    let isReturned = false;
    let hasBegun = false;
    const source: AsyncGenerator<never, void, void> = {
      next: () => new Promise(() => undefined),
      return: async () => {
        isReturned = true;
        return { value: undefined, done: true };
      },
      throw: (error: unknown) => Promise.reject(error as Error),
      [Symbol.asyncIterator]: () => source,
      [Symbol.asyncDispose]: async () => undefined,
    };
    const late = await startToy({
      subscribe: async () => {
        hasBegun = true;
        await gate;
        return source;
      },
    });
    const { subscribe, socket } = await openLine(late);
    subscribe("1", COUNTED);
    await until(() => hasBegun);
    socket.terminate();
    const sockets = late.metrics.getSingleMetric("samspil_sockets");
    while ((await sockets?.get())?.values[0]?.value !== 0) await new Promise(setImmediate);
    go();
    await until(() => isReturned);
    await late.stop();
  });
});

describe("a failure", () => {
  const masked = {
    message: "Internal error",
    locations: [{ line: 1, column: 16 }],
    extensions: { code: "INTERNAL_SERVER_ERROR", requestId: expect.any(String) },
  };

  test("of an event is masked, and the subscription goes on", async () => {
    edge.toy.failure = new Error("relation does not exist");
    const { subscribe, next } = await openLine(edge);
    subscribe("1", "subscription { failing }");
    await until(() => edge.toy.streams.length === 1);
    stream().push(1);
    const { payload } = await next("1");
    expect(payload).toEqual({ data: { failing: null }, errors: [{ ...masked, path: ["failing"] }] });
    const { errors } = payload as { errors: { extensions: { requestId: string } }[] };
    const logged = edge.lines.filter((one) => one.msg === "Unexpected error");
    expect(logged.map((one) => [one.requestId, one.path, (one.cause as { message: string }).message])).toEqual([
      [errors[0]?.extensions.requestId, "failing", "relation does not exist"],
    ]);
  });

  test("of an event that the database was away for ends the subscription, so that its follower comes back for it", async () => {
    edge.toy.failure = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    const { subscribe, next } = await openLine(edge);
    subscribe("1", "subscription { failing }");
    await until(() => edge.toy.streams.length === 1);
    stream().push(1);
    const away = {
      message: "This is not available for a moment. Please try again.",
      locations: [{ line: 1, column: 16 }],
      path: ["failing"],
      extensions: { code: "SERVICE_UNAVAILABLE" },
    };
    expect(await next("1")).toEqual({ id: "1", type: "error", payload: [away] });
  });

  test("to start is told, and that subscription ends", async () => {
    edge.toy.failure = requestError("CURSOR_OUTDATED", "This cursor is older than what is kept.", 400);
    const { subscribe, next } = await openLine(edge);
    subscribe("1", "subscription { brokenStream }");
    const error = {
      message: "This cursor is older than what is kept.",
      locations: [{ line: 1, column: 16 }],
      path: ["brokenStream"],
      extensions: { code: "CURSOR_OUTDATED" },
    };
    expect(await next("1")).toEqual({ id: "1", type: "next", payload: { errors: [error] } });
    expect(await next("1")).toEqual({ id: "1", type: "complete" });
  });

  test("of the stream ends the subscription with its code, or masked", async () => {
    const { subscribe, next } = await openLine(edge);
    subscribe("1", COUNTED);
    subscribe("2", COUNTED);
    await until(() => edge.toy.streams.length === 2);
    stream(0).fail(requestError("CONSUMER_TOO_SLOW", "Read faster."));
    expect(await next("1")).toEqual({
      id: "1",
      type: "error",
      payload: [{ message: "Read faster.", extensions: { code: "CONSUMER_TOO_SLOW" } }],
    });
    stream(1).fail(new Error("hemmelig"));
    expect(await next("2")).toEqual({
      id: "2",
      type: "error",
      payload: [{ message: "Internal error", extensions: { code: "INTERNAL_SERVER_ERROR", requestId: expect.any(String) } }],
    });
    expect(edge.lines.filter((one) => one.msg === "Unexpected error")).toHaveLength(1);
    expect(await gauge("samspil_subscriptions")).toBe(0);
  });
});

describe("an upgrade", () => {
  const refusal = (options: Parameters<typeof line>[1], of = edge) =>
    new Promise((resolve) => line(of, options).socket.once("error", (error) => resolve(error.message)));

  test("anywhere else is not found", async () => {
    expect(await refusal({ path: "/elsewhere" })).toBe("Unexpected server response: 404");
  });

  test("of a page that may not ask is refused; a program, which has no origin, is not", async () => {
    const strict = await startToy({ corsOrigins: ["https://samspil.example"] });
    expect(await refusal({ origin: "https://elsewhere.example" }, strict)).toBe("Unexpected server response: 403");
    await openLine(strict, {}, { origin: "https://samspil.example" });
    // The explorer is a page of the hub's own.
    await openLine(strict, {}, { origin: strict.url });
    await openLine(strict);
    await strict.stop();
  });

  test("to another protocol is closed with 4406", async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${edge.port}/graphql`);
    expect(await new Promise((resolve) => socket.once("close", resolve))).toBe(4406);
  });
});

test("a message of more than 64 kB closes the socket, and is no error of ours", async () => {
  const { send, closed } = await openLine(edge);
  send({ id: "1", type: "subscribe", payload: { query: COUNTED, variables: { a: "x".repeat(65_536) } } });
  expect((await closed).code).toBe(1009);
  expect(edge.lines.filter((one) => Number(one.level) >= 40)).toEqual([]);
});

test("what is no message closes with 4400", async () => {
  const { send, closed } = await openLine(edge);
  send("{");
  expect(await closed).toEqual({ code: 4400, reason: "Invalid message received" });
});

test("a stream that is not read costs bounded memory, too", async () => {
  const query = encodeURIComponent("subscription { flood }");
  const socket = connect(edge.port, "127.0.0.1");
  socket.write(`GET /graphql/stream?query=${query} HTTP/1.1\r\nHost: toy\r\nAccept: text/event-stream\r\n\r\n`);
  let taken = 0;
  socket.on("data", (chunk: Buffer) => void (taken += chunk.length));
  await until(() => taken > 100_000);
  socket.pause();
  let before = -1;
  let stillFor = 0;
  await until(() => {
    stillFor = edge.toy.pulled === before ? stillFor + 1 : 0;
    before = edge.toy.pulled;
    return stillFor > 30;
  });
  expect(before * 10_000 - taken).toBeLessThan(16 * 1024 * 1024);
  socket.resume();
  await until(() => taken > before * 10_000);
  socket.destroy();
  await until(() => edge.toy.pulled > before);
});

test("many are said goodbye to one after the other, so that they do not come back in one moment", async () => {
  const lines = await Promise.all(Array.from({ length: 200 }, () => openLine(edge)));
  const closedAt: number[] = [];
  const closed = Promise.all(lines.map((one) => one.closed.then(({ code }) => (closedAt.push(performance.now()), code))));
  const stopped = edge.stop();
  expect(new Set(await closed)).toEqual(new Set([1001]));
  await stopped;
  // A thousand a second: timers are late, never early.
  expect(Math.max(...closedAt) - Math.min(...closedAt)).toBeGreaterThan(100);
});

test("stop says goodbye with 1001 and returns what was subscribed to", async () => {
  const { subscribe, closed } = await openLine(edge);
  subscribe("1", COUNTED);
  await until(() => edge.toy.streams.length === 1);
  const stopped = edge.stop();
  expect(stream().isReturned).toBe(true);
  expect(await closed).toEqual({ code: 1001, reason: "Going away" });
  await stopped;
});
