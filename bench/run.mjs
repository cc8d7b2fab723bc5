// npm run bench [-- reads | lists | rights | registrations | catalogue | follows | starts | search | webhooks | announcements | attacks | migrations | memory | processes | outage | peers]: reads beside their limit in one run, what lists cost by what is told of each, what knowing the caller costs, what network days cost, what taking all along costs, what telling followers costs, what a start costs, how finding fares, whether a slow webhook delays others, announcements to many, what attacks cost, how long readers wait for migrations, whether memory grows, what a second process gives, how long an outage lasts, and the servers that others would take. Ratios are of this machine and this moment.
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, rmSync, mkdtempSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { announcements } from "./announcements.mjs";
import { attacks } from "./attacks.mjs";
import { fill } from "./data.mjs";
import { follows } from "./follows.mjs";
import { ask, load, median } from "./load.mjs";
import { memory } from "./memory.mjs";
import { migrations } from "./migrations.mjs";
import { misspelt } from "./misspelt.mjs";
import { outage } from "./outage.mjs";
import { peers, requirePeers } from "./peers.mjs";
import { processes } from "./processes.mjs";
import { finding, quality } from "./search.mjs";
import { registrations } from "./registrations.mjs";
import { webhooks } from "./webhooks.mjs";

const server = process.env.DATABASE_URL ?? `postgres://${userInfo().username}@127.0.0.1:5432/postgres`;
const [only] = process.argv.slice(2);
const isLarge = ["catalogue", "migrations", "peers"].includes(only);
// Whether memory grows does not hang on how many there are: the demo's are enough.
const usual = isLarge || only === "search" ? 20_000 : only === "memory" ? 0 : 2000;
const initiatives = Number(process.env.BENCH_INITIATIVES ?? usual);
const rounds = 5;
// Each size has a database of its own, which is filled once.
const size = only === "peers" && initiatives !== 20_000 ? `_${initiatives}` : "";
const name = process.env.BENCH_DATABASE ?? (isLarge || only === "memory" ? `samspil_bench_${only}${size}` : "samspil_bench");
const url = new URL(server);
url.pathname = `/${name}`;
const started = [];
// The hub runs as `npm start` runs it, with its flags.
const start = JSON.parse(readFileSync("package.json", "utf8")).scripts.start.split(" ").slice(2);

const documents = {
  Flat: {
    query: "query Flat($first: Int) { municipalities(first: $first) { nodes { code name population website } } }",
    variables: { first: 40 },
  },
  Nested: {
    query: `query Nested($first: Int) { initiatives(first: $first) { totalCount nodes { id title summary
      municipality { code name } themes { key name } contacts { name jobTitle } } } }`,
    variables: { first: 20 },
  },
};
/** Lists of twenty practices, beside one that tells only their titles. */
const list = (name, args, told) => ({
  query: `query ${name}($first: Int) { initiatives(first: $first${args}) { nodes { title ${told} } } }`,
  variables: { first: 20 },
});
const lists20 = {
  Titles: list("Titles", "", ""),
  AdoptionCount: list("AdoptionCount", "", "adoptionCount"),
  MostAdopted: list("MostAdopted", ", orderBy: { field: ADOPTION_COUNT, direction: DESC }", "adoptionCount"),
  Continuity: list("Continuity", "", "continuity { isFragile reasons }"),
  Fragile: list("Fragile", ", filter: { isFragile: true }", ""),
};
const megabytes = (pid) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024);
const bodyOf = (operationName) => JSON.stringify({ operationName, ...(documents[operationName] ?? lists20[operationName]) });

try {
  if (only === "peers") requirePeers();
  if (!["search", "outage"].includes(only)) await prepareDatabase(name, initiatives);
  if (only === undefined || only === "reads") await reads();
  if (only === undefined || only === "lists") await lists();
  if (only === undefined || only === "rights") await rights();
  if (only === undefined || only === "registrations") await networkDays();
  if (only === undefined || only === "catalogue") await catalogue();
  if (only === undefined || only === "follows") await follows(url.href);
  if (only === undefined || only === "starts") await starts();
  if (only === undefined || only === "search") await search();
  if (only === undefined || only === "webhooks") await webhooks({ url: url.href, up, run, start, tokenOf });
  if (only === undefined || only === "announcements") {
    await run("dist/seeds/seed.js", { DATABASE_URL: url.href }, ["--demo"]);
    const organiser = () => tokenOf("organiser@example.org", { DATABASE_URL: url.href });
    await announcements({ url, up, start, megabytes, started, organiser });
  }
  if (only === undefined || only === "attacks") await attacks({ url: url.href, up, start });
  // Not among all: they take many minutes, and databases or servers of their own.
  if (only === "migrations") await migrations({ url: url.href, run });
  if (only === "memory") await memory({ url: url.href, up, run, start, tokenOf });
  if (only === "processes") await processes({ url: url.href, up, run, start, started, tokenOf, megabytes, bodyOf });
  if (only === "outage") await outage({ up, run, start });
  if (only === "peers") await peers({ url, up, start });
} finally {
  for (const child of started) child.kill("SIGTERM");
}

/** A database of that name with so many practices, filled where it is not yet; its address. */
async function prepareDatabase(database, count) {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  const { rows } = await admin.query("select from pg_database where datname = $1", [database]);
  if (rows.length === 0) await admin.query(`create database ${database}`);
  await admin.end();
  const filled = new URL(server);
  filled.pathname = `/${database}`;
  await run("dist/src/migrate-cli.js", { DATABASE_URL: filled.href });
  await run("dist/seeds/seed.js", { DATABASE_URL: filled.href });
  const client = new pg.Client({ connectionString: filled.href });
  await client.connect();
  await fill(client, count, only === "peers" ? 5000 : undefined);
  await client.end();
  return filled.href;
}

async function reads() {
  const ports = { hub: 4801, limit: 4802 };
  // All of the load comes from one address, which would else have spent its minute in a fraction of a second.
  const environment = { DATABASE_URL: url.href, LOG_LEVEL: "warn", BUDGET_ANONYMOUS: "1000000000" };
  const hub = await up(start, { ...environment, PORT: String(ports.hub) }, ports.hub);
  console.log(`Resident memory at rest: ${megabytes(hub.child.pid)} MB (wanted: at most 250)`);
  await up(["bench/peer.mjs"], { ...environment, PORT: String(ports.limit) }, ports.limit);
  console.log(`\n${initiatives} initiatives, 8 connections, ${rounds} rounds of 3 s each, interleaved; medians`);
  console.log("document  limit/s   hub/s    ratio   wanted   p50 ms   p99 ms");
  for (const [operationName, wanted] of [
    ["Flat", 0.5],
    ["Nested", 0.65],
  ]) {
    const body = bodyOf(operationName);
    const [one, other] = [await ask(ports.hub, body), await ask(ports.limit, body)];
    if (JSON.stringify(JSON.parse(one).data) !== JSON.stringify(JSON.parse(other).data))
      throw new Error(`${operationName}: the two answer otherwise`);
    for (const port of Object.values(ports)) await load(port, body, { ms: 2000 });
    const measured = { hub: [], limit: [] };
    for (let round = 0; round < rounds; round++) {
      for (const who of round % 2 === 0 ? ["hub", "limit"] : ["limit", "hub"]) measured[who].push(await load(ports[who], body));
    }
    const ratios = measured.hub.map((result, i) => result.perSecond / measured.limit[i].perSecond);
    const perSecond = (who) => median(measured[who].map((result) => result.perSecond)).toFixed(0);
    const latency = (which) => median(measured.hub.map((result) => result[which])).toFixed(1);
    console.log(
      [
        operationName.padEnd(9),
        perSecond("limit").padStart(7),
        perSecond("hub").padStart(8),
        median(ratios).toFixed(2).padStart(8),
        String(wanted).padStart(8),
        latency("p50").padStart(8),
        latency("p99").padStart(8),
      ].join(" "),
    );
  }
}

/** What a count, an order and a computed state of each practice cost beside its title: the hub against itself, in one run. */
async function lists() {
  const { child } = await up(start, { DATABASE_URL: url.href, LOG_LEVEL: "warn", BUDGET_ANONYMOUS: "1000000000", PORT: "4804" }, 4804);
  const names = Object.keys(lists20);
  const latencies = Object.fromEntries(names.map((one) => [one, []]));
  for (const one of names) await load(4804, bodyOf(one), { connections: 1, ms: 500 });
  for (let round = 0; round < rounds; round++)
    for (const one of names) latencies[one].push((await load(4804, bodyOf(one), { connections: 1, ms: 700 })).p50);
  console.log(`\nLists of 20 of ${initiatives} initiatives, one connection: median latency in ms, and as a ratio to titles alone`);
  const titles = median(latencies.Titles);
  for (const one of names)
    console.log(
      `${one.padEnd(15)} ${median(latencies[one]).toFixed(2).padStart(7)} ${(median(latencies[one]) / titles).toFixed(2).padStart(6)}`,
    );
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
}

/** The same document as anonymous, member and organiser, interleaved; CPU of the hub and of PostgreSQL's part in it aside. */
async function rights() {
  await run("dist/seeds/seed.js", { DATABASE_URL: url.href }, ["--demo"]);
  const environment = { DATABASE_URL: url.href, LOG_LEVEL: "warn", BUDGET_ANONYMOUS: "1000000000", BUDGET_MEMBER: "1000000000" };
  const { child } = await up(start, { ...environment, PORT: "4801" }, 4801);
  const callers = { anonymous: {} };
  for (const [name, email] of [
    ["member", "member.0265@example.org"],
    ["organiser", "organiser@example.org"],
  ]) {
    callers[name] = { authorization: `Bearer ${tokenOf(email, environment)}` };
  }
  console.log("\nMicroseconds of the hub's CPU for a request, medians of 5 rounds (wanted: at most 1.10 of the anonymous)");
  for (const operationName of Object.keys(documents)) {
    const used = Object.fromEntries(Object.keys(callers).map((name) => [name, []]));
    for (const headers of Object.values(callers)) await load(4801, bodyOf(operationName), { ms: 1000, headers });
    for (let round = 0; round < rounds; round++) {
      for (const [name, headers] of Object.entries(callers)) {
        const before = cpuMs(child.pid);
        const { count } = await load(4801, bodyOf(operationName), { headers });
        used[name].push(((cpuMs(child.pid) - before) * 1000) / count);
      }
    }
    const told = Object.entries(used).map(
      ([name, values]) => `${name} ${median(values).toFixed(0)} (${(median(values) / median(used.anonymous)).toFixed(2)})`,
    );
    console.log(`${operationName.padEnd(9)} ${told.join("   ")}`);
  }
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
}

/** The hub writes each confirmation out meanwhile, as it would in operation; the hand-written one only queues it. */
async function networkDays() {
  await run("dist/seeds/seed.js", { DATABASE_URL: url.href }, ["--demo"]);
  const folder = mkdtempSync(join(tmpdir(), "samspil-bench-"));
  const budgets = { BUDGET_ANONYMOUS: "1000000000", BUDGET_MEMBER: "1000000000" };
  const environment = { DATABASE_URL: url.href, LOG_LEVEL: "warn", SAMSPIL_DATA: folder, ...budgets };
  const hub = await up(start, { ...environment, PORT: "4801" }, 4801);
  const limit = await up(["bench/peer.mjs"], { ...environment, PORT: "4802" }, 4802);
  await registrations({ hub, url: url.href, organiser: `Bearer ${tokenOf("organiser@example.org", environment)}`, megabytes });
  for (const { child } of [hub, limit]) {
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Each form of the catalogue, whole, in a hub of its own; its memory is looked at all the while. */
async function catalogue() {
  console.log("\nTaking all along: resident memory of the hub at rest, and by how much it grew at most (wanted: under 100 MB)");
  console.log("form        MB sent   seconds   at rest, MB   growth, MB");
  for (const form of ["jsonl", "csv", "html"]) {
    const environment = { DATABASE_URL: url.href, LOG_LEVEL: "warn", BUDGET_ANONYMOUS: "1000000000", PORT: "4804" };
    const { child } = await up(start, environment, 4804);
    // The first lists compile what is compiled once, and let the heap take its size.
    await load(4804, bodyOf("Nested"), { ms: 2000 });
    const before = megabytes(child.pid);
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, megabytes(child.pid))), 20);
    const begun = performance.now();
    let bytes = 0;
    const answer = await fetch(`http://127.0.0.1:4804/catalogue.${form}`);
    for await (const chunk of answer.body) bytes += chunk.length;
    clearInterval(watch);
    const seconds = (performance.now() - begun) / 1000;
    const cells = [
      (bytes / 1e6).toFixed(1).padStart(7),
      seconds.toFixed(1).padStart(9),
      String(before).padStart(13),
      String(most - before).padStart(12),
    ];
    console.log([form.padEnd(11), ...cells].join(" "));
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  }
}

/** User and system time, in clock ticks of 10 ms. */
function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function starts() {
  console.log("\nStart to first answer, in seconds");
  const folder = mkdtempSync(join(tmpdir(), "samspil-bench-"));
  const embedded = { SAMSPIL_DATA: join(folder, "data"), DATABASE_URL: "", LOG_LEVEL: "warn", PORT: "4803" };
  const cases = [
    ["embedded, first start with seeds", embedded, 15],
    ["embedded, later", embedded, 8],
    ["PostgreSQL", { DATABASE_URL: url.href, LOG_LEVEL: "warn", PORT: "4803" }, 2],
  ];
  for (const [what, environment, wanted] of cases) {
    const { child, seconds } = await up(start, environment, 4803);
    console.log(`${what.padEnd(34)} ${seconds.toFixed(1).padStart(5)}   (wanted: at most ${wanted})`);
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  }
  const took = { first: { with: [], without: [] }, later: { with: [], without: [] } };
  for (let round = 0; round < 3; round++) {
    for (const which of round % 2 === 0 ? ["with", "without"] : ["without", "with"]) {
      const args = ["bench/first-start.mjs", join(folder, `${which}-${round}`), `${which}-search`];
      const seconds = () => Number(execFileSync(process.execPath, args, { encoding: "utf8" })) / 1000;
      took.first[which].push(seconds());
      took.later[which].push(seconds());
    }
  }
  console.log(
    "\nOf these, opening, migrating and seeding the embedded database; medians of 3, in seconds (wanted: search adds less than 1)",
  );
  for (const [start, { with: whole, without }] of Object.entries(took))
    console.log(
      `${start.padEnd(6)} without search ${median(without).toFixed(2)}   with ${median(whole).toFixed(2)}   ${(median(whole) - median(without)).toFixed(2)} more`,
    );
  rmSync(folder, { recursive: true, force: true });
}

/** A database with the demo and nothing else, for the judgements; two with many practices, of which one has ten times as many, for the cost. */
async function search() {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`drop database if exists ${name}_search with (force)`);
  await admin.query(`create database ${name}_search`);
  await admin.end();
  const demo = new URL(url);
  demo.pathname = `/${name}_search`;
  const environment = { DATABASE_URL: demo.href, LOG_LEVEL: "warn", BUDGET_ANONYMOUS: "1000000000" };
  await run("dist/src/migrate-cli.js", environment);
  await run("dist/seeds/seed.js", environment, ["--demo"]);
  const { child } = await up(start, { ...environment, PORT: "4804" }, 4804);
  await quality(4804);
  await misspelt(4804, demo.href);
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));

  const sizes = [];
  for (const [index, count] of [initiatives, initiatives * 10].entries()) {
    const large = await prepareDatabase(`${name}_${count / 1000}k`, count);
    const ports = { hub: 4851 + 2 * index, peer: 4852 + 2 * index };
    const environment = { DATABASE_URL: large, LOG_LEVEL: "warn", BUDGET_ANONYMOUS: "1000000000" };
    await up(start, { ...environment, PORT: String(ports.hub) }, ports.hub);
    await up(["bench/peer.mjs"], { ...environment, PORT: String(ports.peer) }, ports.peer);
    sizes.push({ count, ...ports });
  }
  await finding(sizes);
}

async function up(args, environment, port, body = bodyOf("Flat")) {
  const begun = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "inherit"] });
  started.push(child);
  let isGone = false;
  child.once("exit", () => (isGone = true));
  for (;;) {
    if (isGone) throw new Error(`${args.join(" ")} did not start`);
    if (
      await ask(port, body).then(
        () => true,
        () => false,
      )
    )
      return { child, seconds: (performance.now() - begun) / 1000 };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The token of a demo account. */
function tokenOf(email, environment) {
  const env = { ...process.env, ...environment };
  return execFileSync(process.execPath, ["dist/src/token-cli.js", email], { env, encoding: "utf8" }).trim();
}

function run(file, environment, args = []) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}`))));
  });
}
