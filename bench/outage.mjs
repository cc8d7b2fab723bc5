// npm run bench -- outage: how soon callers are told that the database is away, and how soon they are served when it is back.
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import { median } from "./load.mjs";

const port = 4813;
const rounds = 5;
const BODY = JSON.stringify({ query: "{ municipalities(first: 10) { nodes { code name } } }" });

export async function outage({ up, run, start }) {
  const require = createRequire(import.meta.url);
  require("../test/support/register.js");
  const { ownCluster } = require("../test/support/own-cluster.ts");
  const cluster = await ownCluster();
  try {
    await run("dist/src/migrate-cli.js", { DATABASE_URL: cluster.url });
    await run("dist/seeds/seed.js", { DATABASE_URL: cluster.url });
    const environment = { DATABASE_URL: cluster.url, LOG_LEVEL: "silent", BUDGET_ANONYMOUS: "1000000000" };
    const { child } = await up(start, { ...environment, PORT: String(port) }, port);
    // It answers before all of it has started.
    await pause(3000);
    const [away, back] = [[], []];
    for (let round = 0; round < rounds; round++) {
      await cluster.stop();
      for (let n = 0; n < 20; n++) {
        const { status, ms, retryAfter } = await asked();
        if (status !== 503 || retryAfter === null) throw new Error(`${status} with Retry-After ${retryAfter} while the database is away`);
        away.push(ms);
      }
      await cluster.start();
      const begun = performance.now();
      while ((await asked()).status !== 200) await pause(10);
      back.push(performance.now() - begun);
    }
    const told = (values) =>
      `${median(values).toFixed(0).padStart(6)} ${Math.max(...values)
        .toFixed(0)
        .padStart(9)}`;
    console.log(`\nPostgreSQL stopped and started ${rounds} times; milliseconds`);
    console.log("                                     median   longest");
    console.log(`until 503 with Retry-After          ${told(away)}   (wanted: at most 1000)`);
    console.log(`until served, after its return      ${told(back)}   (wanted: at most 2000)`);
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  } finally {
    await cluster.remove();
  }
}

async function asked() {
  const begun = performance.now();
  const headers = { "content-type": "application/json" };
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers, body: BODY });
  await response.text();
  return { status: response.status, retryAfter: response.headers.get("retry-after"), ms: performance.now() - begun };
}
