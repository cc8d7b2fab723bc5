// npm run bench [-- reads | starts]: reads beside their limit in one run, and what a start costs. Ratios are of this machine and this moment.
import { spawn } from "node:child_process";
import { readFileSync, rmSync, mkdtempSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { fill } from "./data.mjs";
import { ask, load, median } from "./load.mjs";

const server = process.env.DATABASE_URL ?? `postgres://${userInfo().username}@127.0.0.1:5432/postgres`;
const initiatives = Number(process.env.BENCH_INITIATIVES ?? 2000);
const rounds = 5;
const name = "samspil_bench";
const url = new URL(server);
url.pathname = `/${name}`;
const started = [];
// The hub runs as `npm start` runs it, with its flags.
const start = JSON.parse(readFileSync("package.json", "utf8")).scripts.start.split(" ").slice(1);

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
const megabytes = (pid) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024);
const bodyOf = (operationName) => JSON.stringify({ operationName, ...documents[operationName] });

try {
  await prepareDatabase();
  const [only] = process.argv.slice(2);
  if (only === undefined || only === "reads") await reads();
  if (only === undefined || only === "starts") await starts();
} finally {
  for (const child of started) child.kill("SIGTERM");
}

async function prepareDatabase() {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  const { rows } = await admin.query("select from pg_database where datname = $1", [name]);
  if (rows.length === 0) await admin.query(`create database ${name}`);
  await admin.end();
  await run("dist/src/migrate-cli.js", { DATABASE_URL: url.href });
  await run("dist/seeds/seed.js", { DATABASE_URL: url.href });
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await fill(client, initiatives);
  await client.end();
}

async function reads() {
  const ports = { hub: 4801, limit: 4802 };
  const environment = { DATABASE_URL: url.href, LOG_LEVEL: "warn" };
  const hub = await up(start, { ...environment, PORT: String(ports.hub) }, ports.hub);
  console.log(`Resident memory at rest: ${megabytes(hub.child.pid)} MB (wanted: at most 250)`);
  await up(["bench/peer.mjs"], { ...environment, PORT: String(ports.limit) }, ports.limit, "Flat");
  console.log(`\n${initiatives} initiatives, 8 connections, ${rounds} rounds of 3 s each, interleaved; medians`);
  console.log("document  limit/s   hub/s    ratio   wanted   p50 ms   p99 ms");
  for (const [operationName, wanted] of [
    ["Flat", 0.5],
    ["Nested", 0.65],
  ]) {
    const body = bodyOf(operationName);
    const [one, other] = [await ask(ports.hub, body), await ask(ports.limit, body)];
    if (JSON.stringify(JSON.parse(one)) !== JSON.stringify(JSON.parse(other)))
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
  rmSync(folder, { recursive: true, force: true });
}

async function up(args, environment, port, operationName = "Flat") {
  const begun = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "inherit"] });
  started.push(child);
  let isGone = false;
  child.once("exit", () => (isGone = true));
  for (;;) {
    if (isGone) throw new Error(`${args.join(" ")} did not start`);
    if (
      await ask(port, bodyOf(operationName)).then(
        () => true,
        () => false,
      )
    )
      return { child, seconds: (performance.now() - begun) / 1000 };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function run(file, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file], { env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "inherit"] });
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}`))));
  });
}
