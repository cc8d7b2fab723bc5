// npm run bench -- processes: what a second process gives behind a proxy, and what each takes of memory and connections. Needs haproxy on the path.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { ask, load, median } from "./load.mjs";

const hubPorts = [4821, 4822];
/** Of the proxy: with so many processes behind it. */
const proxyPorts = { 1: 4823, 2: 4824 };
const rounds = 5;
const REVISE = `mutation ($id: ID!, $summary: String!) { reviseInitiative(input: { id: $id, patch: { summary: $summary } }) {
  initiative { id version } userErrors { code field } } }`;

export async function processes({ url, up, run, start, started, tokenOf, megabytes, bodyOf }) {
  await run("dist/seeds/seed.js", { DATABASE_URL: url }, ["--demo"]);
  const budgets = { BUDGET_ANONYMOUS: "1000000000", BUDGET_MEMBER: "1000000000" };
  const environment = { DATABASE_URL: url, LOG_LEVEL: "warn", TRUSTED_PROXIES: "1", ...budgets };
  const hubs = [];
  for (const port of hubPorts) hubs.push((await up(start, { ...environment, PORT: String(port) }, port)).child);
  const folder = mkdtempSync(join(tmpdir(), "samspil-bench-"));
  writeFileSync(join(folder, "haproxy.cfg"), configuration());
  const proxy = spawn("haproxy", ["-f", join(folder, "haproxy.cfg"), "-db"], { stdio: ["ignore", "ignore", "inherit"] });
  started.push(proxy);
  await new Promise((resolve, reject) => proxy.once("spawn", resolve).once("error", () => reject(new Error("haproxy is not on the path"))));
  for (const port of Object.values(proxyPorts)) await answering(port, bodyOf("Flat"));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: ids } = await client.query("select id from initiative where status = 'PUBLISHED' order by id limit 2000");
  const headers = { authorization: `Bearer ${tokenOf("organiser@example.org", environment)}` };
  let revised = 0;
  const revise = () =>
    JSON.stringify({ query: REVISE, variables: { id: ids[revised % ids.length].id, summary: `Revised ${++revised} (example).` } });
  const kinds = { Flat: [bodyOf("Flat"), {}], Nested: [bodyOf("Nested"), {}], Revising: [revise, headers] };

  console.log(`\nOne process and two behind haproxy on one PostgreSQL, 16 connections, ${rounds} rounds of 3 s each, interleaved; medians`);
  console.log("document     one/s    two/s    ratio   one p99 ms   two p99 ms");
  for (const [name, [body, headers]] of Object.entries(kinds)) {
    const measured = { 1: [], 2: [] };
    // The first round compiles what is compiled once.
    for (let round = -1; round < rounds; round++)
      for (const count of round % 2 === 0 ? [1, 2] : [2, 1]) {
        const result = await load(proxyPorts[count], body, { connections: 16, headers });
        if (round >= 0) measured[count].push(result);
      }
    const of = (count, which, digits) => median(measured[count].map((one) => one[which])).toFixed(digits);
    const ratio = median(measured[2].map((one, i) => one.perSecond / measured[1][i].perSecond)).toFixed(2);
    const cells = [of(1, "perSecond", 0), of(2, "perSecond", 0), ratio].map((cell) => cell.padStart(8));
    console.log([name.padEnd(9), ...cells, of(1, "p99", 1).padStart(12), of(2, "p99", 1).padStart(12)].join(" "));
  }
  const { rows } = await client.query(
    `select count(*)::int n from pg_stat_activity where datname = current_database() and application_name like 'samspil%'`,
  );
  console.log(`resident memory of each: ${hubs.map((hub) => megabytes(hub.pid)).join(" and ")} MB; connections of both: ${rows[0].n}`);
  await client.end();
  for (const child of [proxy, ...hubs]) {
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  }
  rmSync(folder, { recursive: true, force: true });
}

const configuration = () => `
defaults
  mode http
  option forwardfor
  http-reuse always
  timeout connect 5s
  timeout client 60s
  timeout server 60s
${Object.entries(proxyPorts)
  .map(
    ([count, port]) => `
listen of_${count}
  bind 127.0.0.1:${port}
  balance roundrobin
${hubPorts
  .slice(0, count)
  .map((hub) => `  server hub_${hub} 127.0.0.1:${hub}`)
  .join("\n")}
`,
  )
  .join("")}`;

async function answering(port, body) {
  for (;;) {
    try {
      return await ask(port, body);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
