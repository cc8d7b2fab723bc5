// npm run bench -- migrations: how long readers wait while the newest migrations are applied, alone and behind a reader who takes his time.
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { median, p99 } from "./load.mjs";

const newest = Number(process.env.BENCH_MIGRATIONS ?? 3);
const slowMs = 3000;
const readers = 4;
const reads = [
  `select i.title, m.name, (select count(*) from initiative_term t where t.initiative_id = i.id) from initiative i
   join municipality m on m.id = i.municipality_id where i.status = 'PUBLISHED' order by coalesce(i.published_at, i.created_at) desc, i.id desc limit 20`,
  "select c.name, m.name from contact c join municipality m on m.id = c.municipality_id order by c.name_sort, c.id limit 20",
  "select e.title, e.starts_at from event e where e.status = 'PUBLISHED' order by e.starts_at desc, e.id desc limit 20",
];

export async function migrations({ url, run }) {
  const migrate = (...args) => run("dist/src/migrate-cli.js", { DATABASE_URL: url }, args);
  const back = async () => {
    for (let i = 0; i < newest; i++) await migrate("--rollback");
  };
  console.log(
    `\nThe newest ${newest} migrations, applied while ${readers} connections read without a pause; ms (wanted: no reader waits above 300)`,
  );
  console.log("                                     reads      p50      p99  longest   applied in");
  const rows = [
    ["nothing is migrated", () => pause(2000)],
    ["migrated", () => migrate()],
    [`behind a reader who stays ${slowMs / 1000} s`, () => behind(url, migrate)],
  ];
  try {
    for (const [what, act] of rows) {
      await back();
      const { took, latencies } = await whileRead(url, act);
      if (act === rows[0][1]) await migrate();
      const told = [median(latencies), p99(latencies), latencies.reduce((a, b) => Math.max(a, b))];
      const cells = [latencies.length.toString().padStart(8), ...told.map((ms) => ms.toFixed(1).padStart(8))];
      console.log([what.padEnd(33), ...cells, took.toFixed(0).padStart(12)].join(" "));
    }
  } finally {
    await migrate();
  }
}

/** As a dump would, which reads all tables in one transaction. */
async function behind(url, migrate) {
  const slow = new pg.Client({ connectionString: url });
  await slow.connect();
  await slow.query("begin");
  await slow.query(reads[0]);
  const migrated = migrate();
  await pause(slowMs);
  await slow.end();
  await migrated;
}

async function whileRead(url, act) {
  const latencies = [];
  let isDone = false;
  const reading = Array.from({ length: readers }, async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (let i = 0; !isDone; i++) {
      const begun = performance.now();
      await client.query(reads[i % reads.length]);
      latencies.push(performance.now() - begun);
    }
    await client.end();
  });
  const begun = performance.now();
  await act();
  const took = performance.now() - begun;
  isDone = true;
  await Promise.all(reading);
  return { took, latencies };
}
