// npm run bench -- attacks: what each attack of test/attacks costs the hub, and what another client feels of it meanwhile.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { load, median, p99 } from "./load.mjs";

const port = 4805;
const windowMs = 600;
/** A pattern of their names, to look at some of them more often. */
const wanted = new RegExp(process.env.BENCH_ATTACKS ?? "");
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const LIGHT = JSON.stringify({ query: "{ municipalities(first: 10) { nodes { code name } } }" });
const costOfRefusal = 200;
/** As often as an address's budget of 20,000 a minute lets it. */
const pauseFor = (cost = costOfRefusal) => (60_000 * cost) / 20_000;

// The other client has a thread of its own: what making an attack costs is not what the hub takes.
if (!isMainThread && workerData === "the other client") {
  parentPort.on("message", async (ms) => parentPort.postMessage((await load(port, LIGHT, { connections: 4, ms })).latencies));
}

export async function attacks({ url, up, start }) {
  const require = createRequire(import.meta.url);
  require("../test/support/register.js");
  const { attacked, attacks: all, slow } = require("../test/attacks/attacks.ts");
  const target = `http://127.0.0.1:${port}`;
  const { child } = await up(
    start,
    { DATABASE_URL: url, LOG_LEVEL: "error", BUDGET_ANONYMOUS: "1000000000", ...attacked, PORT: String(port) },
    port,
  );
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: "the other client" });
  const other = (ms = windowMs) =>
    new Promise((resolve) => {
      worker.once("message", resolve);
      worker.postMessage(ms);
    });
  const cpuMs = async () => {
    const text = await (await fetch(`${target}/metrics`)).text();
    return 1000 * Number(/^process_cpu_seconds_total (\S+)/m.exec(text)[1]);
  };
  /** Of the hub, while it is done; asking for it is taken off. */
  const cost = async (act) => {
    const begun = await cpuMs();
    const between = await cpuMs();
    await act();
    return (await cpuMs()) - between - (between - begun);
  };
  /** What the other client feels while it is done again and again. */
  const felt = async (act, pauseMs) => {
    const ms = Math.max(windowMs, 2 * pauseMs);
    const measured = other(ms);
    const end = performance.now() + ms;
    while (performance.now() < end) {
      const begun = performance.now();
      await act();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, pauseMs - (performance.now() - begun))));
    }
    return await measured;
  };

  await other(3000);
  const rows = [];
  for (const { name, run, ends, cost } of all.filter(({ name }) => wanted.test(name))) {
    const ended = await run(target);
    if (ended !== ends) throw new Error(`${name}: ${ended} instead of ${ends}`);
    rows.push({ name, run, ends, pauseMs: pauseFor(cost), again: [], quiet: [], paced: [], unpaced: [] });
  }
  for (let round = 0; round < 5; round++) for (const row of rows) row.again.push(await cost(() => row.run(target)));
  // What else the machine does in one window would be taken for the attack's: each has windows in every round, and quiet ones on both sides.
  let quiet = await other();
  for (let round = 0; round < rounds; round++) {
    for (const row of rows) {
      row.quiet.push(...quiet);
      row.paced.push(...(await felt(() => row.run(target), row.pauseMs)));
      row.unpaced.push(...(await felt(() => row.run(target), 0)));
      quiet = await other();
      row.quiet.push(...quiet);
    }
  }
  console.log(`\nAttacks: how each ends, CPU of the hub for one (median of 5; wanted: at most 50 ms), and p99 of four other connections as a
ratio to quiet before and after (all of ${rounds} rounds), while it is sent as often as a minute's budget lets it (wanted: below 2), and
without a pause`);
  console.log(`${"attack".padEnd(40)} ${"ends".padEnd(32)} CPU ms   p99   without a pause`);
  const ratio = (latencies, toQuiet) => (p99(latencies) / p99(toQuiet)).toFixed(1);
  for (const { name, ends, again, quiet, paced, unpaced } of rows) {
    const cells = [median(again).toFixed(1).padStart(6), ratio(paced, quiet).padStart(5), ratio(unpaced, quiet).padStart(7)];
    console.log([name.padEnd(40), ends.padEnd(32), ...cells].join(" "));
  }
  for (const { name, run, ends } of slow.filter(({ name }) => wanted.test(name))) {
    const alone = await cost(() => run(target));
    const before = await other(5000);
    const ending = run(target);
    const meanwhile = await other(5000);
    await ending;
    const toQuiet = [...before, ...(await other(5000))];
    console.log([name.padEnd(40), ends.padEnd(32), alone.toFixed(1).padStart(6), ratio(meanwhile, toQuiet).padStart(5)].join(" "));
  }
  await worker.terminate();
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
}
