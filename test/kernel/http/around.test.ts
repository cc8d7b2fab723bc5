import express from "express";
import { connect } from "node:net";
import { startToy, until, type ToyEdge } from "./toy";

const get = async (edge: ToyEdge, path: string, init: RequestInit = {}) => {
  const response = await fetch(`${edge.url}${path}`, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

const preflight = {
  method: "OPTIONS",
  headers: {
    origin: "https://elsewhere.example",
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type,authorization",
  },
};

describe("cross origin", () => {
  test("pages of anywhere may ask, without credentials", async () => {
    const edge = await startToy();
    const asked = await get(edge, "/graphql", preflight);
    const allow = (name: string) => asked.headers.get(`access-control-${name}`);
    expect([
      asked.status,
      allow("allow-origin"),
      allow("allow-methods"),
      allow("allow-headers"),
      allow("allow-credentials"),
      allow("max-age"),
    ]).toEqual([204, "*", "GET,POST", "content-type,authorization", null, "7200"]);
    const { headers } = await edge.post({ query: "{ hello }" }, { origin: "https://elsewhere.example" });
    expect([headers.get("access-control-allow-origin"), headers.get("access-control-expose-headers")]).toEqual([
      "*",
      "X-Request-Id,Retry-After,RateLimit,RateLimit-Policy",
    ]);
    await edge.stop();
  });

  test("or only those that are named", async () => {
    const edge = await startToy({ corsOrigins: ["https://samspil.example"] });
    expect((await get(edge, "/graphql", preflight)).headers.get("access-control-allow-origin")).toBeNull();
    const ours = await edge.post({ query: "{ hello }" }, { origin: "https://samspil.example" });
    expect(ours.headers.get("access-control-allow-origin")).toBe("https://samspil.example");
    await edge.stop();
  });
});

describe("health", () => {
  test("live and ready", async () => {
    const edge = await startToy();
    const [live, ready] = [await get(edge, "/health/live"), await get(edge, "/health/ready")];
    expect([live.status, live.text]).toEqual([200, '{"status":"ok"}']);
    expect([ready.status, ready.text]).toEqual([200, '{"status":"ok","checks":{"database":"ok"}}']);
    await edge.stop();
  });

  test("not ready is 503 and says what is not", async () => {
    const edge = await startToy({ readiness: async () => ({ isReady: false, checks: { database: "away" } }) });
    const { status, text } = await get(edge, "/health/ready");
    expect([status, text]).toEqual([503, '{"status":"unready","checks":{"database":"away"}}']);
    expect((await get(edge, "/health/live")).status).toBe(200);
    await edge.stop();
  });

  test("a check that fails is not ready, and logged", async () => {
    const edge = await startToy({ readiness: () => Promise.reject(new Error("no idea")) });
    const { status, text } = await get(edge, "/health/ready");
    expect([status, text]).toEqual([503, '{"status":"unready","checks":{}}']);
    expect(edge.lines).toContainEqual(expect.objectContaining({ level: 50, cause: expect.objectContaining({ message: "no idea" }) }));
    await edge.stop();
  });
});

describe("pages", () => {
  test("are served beside the graph", async () => {
    const edge = await startToy();
    expect(await get(edge, "/page")).toMatchObject({ status: 200, text: "a page" });
    expect(await get(edge, "/nowhere")).toMatchObject({ status: 404, text: "There is nothing at this address.\n" });
    expect(await get(edge, "/graphql/nowhere")).toMatchObject({ status: 404 });
    expect((await get(edge, "/page")).headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    await edge.stop();
  });

  test("that fail do not say why", async () => {
    const pages = express.Router();
    pages.get("/broken", () => Promise.reject(new Error("hemmelig")));
    pages.get("/away", () => Promise.reject(Object.assign(new Error("connect"), { code: "ECONNREFUSED" })));
    const edge = await startToy({ pages });
    const init = { headers: { "x-request-id": "page-1" } };
    expect(await get(edge, "/broken", init)).toMatchObject({ status: 500, text: "Internal error (request page-1)\n" });
    const away = await get(edge, "/away", init);
    expect([away.status, away.headers.get("retry-after"), away.text]).toEqual([
      503,
      "1",
      "This is not available for a moment. Please try again. (request page-1)\n",
    ]);
    expect(await get(edge, "/%E0%A4%A")).toMatchObject({ status: 404 });
    await edge.stop();
  });
});

test("requests are counted by what they were and what became of them", async () => {
  const edge = await startToy();
  await edge.post({ query: "{ hello }" });
  await edge.post({ query: "mutation { change { id } }" });
  await edge.post({ query: "{ goodbye }" });
  await edge.post({ query: "{ broken { id } }" });
  await edge.post("{");
  await until(() => edge.lines.filter((line) => line.msg === "Request").length === 5);
  const { text, headers } = await get(edge, "/metrics");
  expect(headers.get("content-type")).toMatch(/^text\/plain; (charset=utf-8; )?version=0\.0\.4/);
  expect(text.split("\n").filter((line) => line.startsWith("samspil_requests_total{"))).toEqual([
    'samspil_requests_total{operation_type="query",outcome="ok"} 1',
    'samspil_requests_total{operation_type="mutation",outcome="ok"} 1',
    'samspil_requests_total{operation_type="unknown",outcome="refused"} 2',
    'samspil_requests_total{operation_type="query",outcome="failed"} 1',
  ]);
  expect(text).toContain('samspil_request_seconds_count{operation_type="query"} 2');
  await edge.stop();
});

describe("stop", () => {
  test("finishes what is at work, takes nothing new, and happens once", async () => {
    const edge = await startToy();
    const answer = edge.post({ query: "{ slow }" });
    await until(() => edge.toy.begun.length === 1);
    const stopped = edge.stop();
    expect(edge.stop()).toBe(stopped);
    await expect(fetch(`${edge.url}/health/live`)).rejects.toThrow("fetch failed");
    edge.toy.finish[0]?.();
    expect(await answer).toMatchObject({ status: 200, body: { data: { slow: "finished" } } });
    await stopped;
  });

  test("tells a load balancer over a connection that is still at work", async () => {
    const edge = await startToy();
    const connection = connect(edge.port, "127.0.0.1");
    let received = "";
    connection.on("data", (piece) => (received += String(piece)));
    const closed = new Promise((resolve) => connection.once("close", resolve));
    const post = (body: string) =>
      `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    connection.write(post(JSON.stringify({ query: "{ slow }" })));
    await until(() => edge.toy.begun.length === 1);
    const stopped = edge.stop();
    // Answered in turn, but taken up at once; when the context of the last is made, the one before it was taken up too.
    connection.write(`GET /health/ready HTTP/1.1\r\nHost: a\r\n\r\n${post(JSON.stringify({ query: "{ hello }" }))}`);
    await until(() => edge.contexts.length === 2);
    edge.toy.finish[0]?.();
    await Promise.all([stopped, closed]);
    expect(received).toContain('{"data":{"slow":"finished"},"extensions":{"cost":1}}');
    expect(received).toContain('{"status":"stopping","checks":{}}');
  });
});

test("an address that is taken is told, and leaves nothing behind", async () => {
  const edge = await startToy();
  await expect(startToy({ port: edge.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await edge.stop();
});
