// npm run bench -- webhooks: how long a change takes to arrive at those who answer, alone and beside receivers that are slow, silent or gone.
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { ask, median } from "./load.mjs";

const port = 4806;
const [receivers, changes, everyMs, slowMs] = [10, 50, 100, 2000];
const cuts = 10;
const beside = { nobody: false, "slow, silent, gone": true };
/** So that neither comes after the other, or goes with one kind of change, more often. */
const order = ["nobody", "slow, silent, gone", "slow, silent, gone", "nobody"];
const rounds = [...order, ...order];

export async function webhooks({ url, up, run, start, tokenOf }) {
  await run("dist/seeds/seed.js", { DATABASE_URL: url }, ["--demo"]);
  const limits = { BUDGET_ANONYMOUS: "1000000000", BUDGET_MEMBER: "1000000000", WEBHOOK_ALLOW_PRIVATE: "1" };
  const environment = { DATABASE_URL: url, LOG_LEVEL: "warn", ...limits };
  const { child } = await up(start, { ...environment, PORT: String(port) }, port);
  const authorization = `Bearer ${tokenOf("organiser@example.org", environment)}`;
  const graph = async (query, variables = {}) => {
    const { data, errors } = JSON.parse(await ask(port, JSON.stringify({ query, variables }), undefined, { authorization }));
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const mutate = async (name, input, selection = "") => {
    const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
    const data = await graph(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { message } } }`, { input });
    if (data[name].userErrors.length > 0) throw new Error(JSON.stringify(data[name].userErrors));
    return data[name];
  };

  const begun = new Map();
  let latencies = [];
  const quick = await receiver((subjectId, response) => {
    if (begun.has(subjectId)) latencies.push(performance.now() - begun.get(subjectId));
    response.writeHead(204).end();
  });
  const slow = await receiver((_subjectId, response) => setTimeout(() => response.writeHead(204).end(), slowMs));
  const silent = await receiver(() => undefined);
  const webhook = async (to) => {
    const input = { url: to, kinds: ["INITIATIVE_ARCHIVED", "INITIATIVE_RESTORED"] };
    return (await mutate("createWebhook", input, "webhook { id }")).webhook.id;
  };
  const others = [];
  const hinderers = [];
  try {
    for (let i = 0; i < receivers; i++) others.push(await webhook(quick.url));
    for (const to of [slow.url, silent.url, "http://127.0.0.1:9/"]) hinderers.push(await webhook(to));
    const { nodes } = (await graph(`{ initiatives(first: ${changes}) { nodes { id } } }`)).initiatives;
    const measured = Object.fromEntries(Object.keys(beside).map((name) => [name, { p50: [], p99: [] }]));
    for (const [index, name] of ["warm-up", "warm-up", ...rounds].entries()) {
      for (const id of hinderers) await mutate("reviseWebhook", { id, patch: { isPaused: !beside[name] } });
      latencies = [];
      const asked = [];
      for (const { id } of nodes) {
        begun.set(id, performance.now());
        asked.push(mutate(index % 2 === 0 ? "archiveInitiative" : "restoreInitiative", { id }));
        await pause(everyMs);
      }
      await Promise.all(asked);
      while (latencies.length < nodes.length * receivers) await pause(10);
      latencies.sort((a, b) => a - b);
      measured[name]?.p50.push(latencies[Math.floor(latencies.length * 0.5)]);
      measured[name]?.p99.push(latencies[Math.floor(latencies.length * 0.99)]);
    }
    console.log(
      `\n${receivers} webhooks, a change each ${everyMs} ms, ${rounds.length / 2} rounds of ${changes} each, interleaved; from the mutation to the arrival, medians`,
    );
    console.log("beside them          p50 ms   p99 ms");
    for (const [name, { p50, p99 }] of Object.entries(measured))
      console.log([name.padEnd(18), median(p50).toFixed(1).padStart(8), median(p99).toFixed(1).padStart(8)].join(" "));
    const [alone, hindered] = Object.keys(beside).map((name) => median(measured[name].p99));
    console.log(`p99 beside them, as a ratio to alone: ${(hindered / alone).toFixed(2)} (wanted: below 2)`);

    const back = [];
    for (const { id } of nodes.slice(0, cuts)) {
      await cutOff(url);
      const since = performance.now();
      for (const name of ["archiveInitiative", "restoreInitiative"]) {
        latencies = [];
        begun.set(id, since);
        while (
          !(await mutate(name, { id }).then(
            () => true,
            () => false,
          ))
        )
          await pause(5);
        while (latencies.length < receivers) await pause(5);
        if (name === "archiveInitiative") back.push(Math.max(...latencies));
      }
    }
    console.log(
      `all connections to the database are cut, ${back.length} times; ms until a change made right after has arrived everywhere: median ${median(back).toFixed(0)}, longest ${Math.max(...back).toFixed(0)} (wanted: at most 2000)`,
    );
  } finally {
    for (const id of [...others, ...hinderers]) await mutate("deleteWebhook", { id });
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
    for (const { server } of [quick, slow, silent]) server.closeAllConnections();
    for (const { server } of [quick, slow, silent]) server.close();
  }
}

/** As a restart of the server does it, for all but who asks for it. */
async function cutOff(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await client.end();
}

/** Somebody who takes webhooks. */
async function receiver(answer) {
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => answer(JSON.parse(text).data.subjectId, response));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${server.address().port}/` };
}
