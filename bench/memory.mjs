// npm run bench -- memory: what the hub keeps after many mixed requests, and after many who followed and went.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { WebSocket } from "ws";
import { ask } from "./load.mjs";

const requests = Number(process.env.BENCH_REQUESTS ?? 200_000);
const followings = Number(process.env.BENCH_ROUNDS ?? 10_000);
const connections = 8;
/** More small documents than src/kernel/http/document-store.ts keeps. */
const stored = 3000;
const port = 4811;
const FOLLOW = "subscription ($after: String) { announcements(after: $after) { ... on Announcement { cursor id kind } } }";
const REVISE = `mutation ($input: ReviseInitiativeInput!) { reviseInitiative(input: $input) { initiative { id version } userErrors { code field } } }`;

export async function memory({ url, up, run, start, tokenOf }) {
  await run("dist/seeds/seed.js", { DATABASE_URL: url }, ["--demo"]);
  const folder = mkdtempSync(join(tmpdir(), "samspil-bench-"));
  const file = join(folder, "heap");
  const budgets = { BUDGET_ANONYMOUS: "1000000000", BUDGET_MEMBER: "1000000000" };
  const environment = { DATABASE_URL: url, LOG_LEVEL: "warn", SAMSPIL_DATA: folder, ...budgets, BENCH_HEAP: file, PORT: String(port) };
  const { child } = await up(["--expose-gc", "--require", "./bench/heap.cjs", ...start], environment, port);
  const heap = async () => {
    rmSync(file, { force: true });
    child.kill("SIGUSR2");
    while (!existsSync(file)) await pause(20);
    return JSON.parse(readFileSync(file, "utf8"));
  };
  const bodies = await mixed(url, `Bearer ${tokenOf("organiser@example.org", environment)}`);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (from, to, bodyOf) => {
    let next = from;
    return Promise.all(
      Array.from({ length: connections }, async () => {
        while (next < to) {
          const { body, headers } = bodyOf(next++);
          const { errors } = JSON.parse(await ask(port, body, agent, headers));
          if (errors) throw new Error(`${body}: ${JSON.stringify(errors)}`);
        }
      }),
    );
  };
  // The store of documents is as full as it gets before anything is counted.
  await send(0, stored, (i) => ({ body: JSON.stringify({ query: `{ before${i}: municipality(code: "0101") { name } }` }) }));

  console.log(`\nMemory after ${requests} requests: examples of the graph, one in 20 a document of its own, one in 50 a revision, over ${connections}
connections; MB after the garbage is collected (wanted: the heap within 5 % of what it was after a tenth)`);
  console.log("requests        heap   growth   external   resident   requests/s");
  let first;
  let sent = 0;
  for (const share of [0.1, 0.5, 1]) {
    const begun = performance.now();
    await send(sent, requests * share, bodies);
    const perSecond = ((requests * share - sent) * 1000) / (performance.now() - begun);
    sent = requests * share;
    const now = await heap();
    first ??= now;
    print(String(requests * share).padEnd(10), now, first, perSecond.toFixed(0).padStart(12));
  }
  agent.destroy();

  console.log(`\nMemory after ${followings} who followed over WebSocket and went`);
  console.log("followings      heap   growth   external   resident");
  first = undefined;
  let gone = 0;
  for (const share of [0.1, 0.5, 1]) {
    await comeAndGo(followings * share - gone);
    gone = followings * share;
    const now = await heap();
    first ??= now;
    print(String(followings * share).padEnd(10), now, first, "");
  }
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
  rmSync(folder, { recursive: true, force: true });
}

const inMb = (bytes) => (bytes / 2 ** 20).toFixed(1);
function print(what, now, first, rest) {
  const growth = `${((now.heapUsed / first.heapUsed - 1) * 100).toFixed(1)} %`;
  const cells = [inMb(now.heapUsed).padStart(9), growth.padStart(8), inMb(now.external).padStart(10), inMb(now.rss).padStart(10), rest];
  console.log([what, ...cells].join(" "));
}

/** Each with variables that go round; the same from run to run. */
async function mixed(url, authorization) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const column = async (sql) => (await client.query(sql)).rows.map((row) => Object.values(row)[0]);
  const codes = await column("select code from municipality order by code");
  const slugs = await column("select slug from initiative where status = 'PUBLISHED' order by id limit 500");
  const events = await column("select slug from event where status = 'PUBLISHED' order by id");
  const ids = await column("select id from initiative where status = 'PUBLISHED' order by id limit 500");
  await client.end();
  const words = ["ensomhed", "cafe", "gåture", "unge", "ældre mænd", "mad", "have", "besøgsven"];
  const pick = (list, i) => list[i % list.length];
  const variables = (i) => ({
    after: null,
    code: pick(codes, i),
    filter: { themes: ["loneliness"] },
    first: 1 + (i % 20),
    ids: [pick(ids, i), pick(ids, 7 * i)],
    query: pick(words, i),
    slug: pick(slugs, i),
    text: pick(words, i),
  });
  const folder = "schema/examples";
  const documents = readdirSync(folder)
    .map((name) => ({ name, query: readFileSync(join(folder, name), "utf8") }))
    .filter(({ query }) => /^query /m.test(query))
    .map(({ name, query }) => ({
      query,
      known: [...(/^query \w+\(([^)]*)\)/m.exec(query)?.[1] ?? "").matchAll(/\$(\w+)/g)].map(([, one]) => one),
      name,
    }));
  return (i) => {
    if (i % 50 === 49) {
      const input = { id: pick(ids, i), patch: { summary: `Revised by request ${i} (example).` } };
      return { body: JSON.stringify({ query: REVISE, variables: { input } }), headers: { authorization } };
    }
    if (i % 20 === 10) return { body: JSON.stringify({ query: `{ own${i}: municipality(code: "${pick(codes, i)}") { name } }` }) };
    const { query, known, name } = pick(documents, i);
    const all = { ...variables(i), ...(name === "event.graphql" && { slug: pick(events, i) }) };
    const given = Object.fromEntries(known.filter((one) => one in all).map((one) => [one, all[one]]));
    return { body: JSON.stringify({ query, variables: given }), headers: i % 3 === 0 ? { authorization } : {} };
  };
}

/** Each on a socket of its own, of which some are open at once; gone without a goodbye every other time. */
async function comeAndGo(count) {
  let left = count;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left-- > 0) await once(left % 2 === 0);
    }),
  );
}

const once = (politely) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, "graphql-transport-ws", { perMessageDeflate: false });
    const send = (message) => socket.send(JSON.stringify(message));
    socket.on("open", () => send({ type: "connection_init" }));
    socket.on("message", (data) => {
      const { type, payload } = JSON.parse(String(data));
      if (type === "error") reject(new Error(JSON.stringify(payload)));
      if (type === "connection_ack") {
        send({ id: "1", type: "subscribe", payload: { query: FOLLOW } });
        // Answered after the subscription was taken: the protocol keeps the order.
        send({ type: "ping" });
      }
      if (type !== "pong") return;
      if (!politely) return socket.terminate();
      send({ id: "1", type: "complete" });
      socket.close(1000);
    });
    socket.on("close", resolve);
    socket.on("error", reject);
  });
