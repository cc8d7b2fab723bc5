// npm run bench -- announcements: one announcement to many sockets, beside a bare ws server and one execution for each;
// many who come back after a restart; and a long log beside a short one.
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import pg from "pg";
import { ask, median } from "./load.mjs";

const many = Number(process.env.BENCH_SOCKETS ?? 5000);
const long = Number(process.env.BENCH_LOG ?? 10_000_000);
const rounds = 7;
const port = Number(process.env.BENCH_PORT ?? 4801);
const ports = { hub: port, bare: port + 3 };
const FOLLOW = `subscription ($after: String) { announcements(after: $after) { ... on Announcement { cursor id kind
  subject { ... on Initiative { title summary municipality { name } } } } } }`;
const environmentOf = (url) => ({
  DATABASE_URL: url.href,
  LOG_LEVEL: "warn",
  PORT: String(ports.hub),
  BUDGET_ANONYMOUS: "1000000000",
  BUDGET_MEMBER: "1000000000",
  CHECKPOINT_SECONDS: "30",
});

/** What a process has computed, in ms: unlike the wall it does not grow with what else the machine does. */
const cpuOf = (pid) => {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13);
  return (Number(user) + Number(system)) * 10;
};
const micros = () => Number(process.hrtime.bigint() / 1000n);
const told = (child, name) =>
  new Promise((resolve) => {
    const hear = (message) => {
      if (message[name] === undefined) return;
      child.off("message", hear);
      resolve(message[name]);
    };
    child.on("message", hear);
  });

/** `organiser` makes the token of one. */
export async function announcements({ url, up, start, megabytes, started, organiser }) {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const [{ id }] = (await client.query("select id from initiative where status = 'PUBLISHED' limit 1")).rows;
  const headers = { authorization: `Bearer ${organiser()}` };
  let revised = 0;
  /** As a person does it: by a mutation, through the front door. */
  const announce = async () => {
    const query = `mutation ($input: ReviseInitiativeInput!) { reviseInitiative(input: $input) { userErrors { message } } }`;
    const variables = { input: { id, patch: { summary: `Revised for the ${++revised}. time (example).` } } };
    const { data, errors } = JSON.parse(await ask(ports.hub, JSON.stringify({ query, variables }), undefined, headers));
    if (errors || data.reviseInitiative.userErrors.length > 0) throw new Error(JSON.stringify(errors ?? data));
  };
  const follow = (mode, port) => {
    const child = fork("bench/followers.mjs", [`ws://127.0.0.1:${port}/${mode === "graph" ? "graphql" : ""}`, mode, FOLLOW]);
    started.push(child);
    return child;
  };
  const head = async () => JSON.parse(await ask(ports.hub, JSON.stringify({ query: "{ announcementHead }" }))).data.announcementHead;
  const statements = async () => {
    const text = await (await fetch(`http://127.0.0.1:${ports.hub}/metrics`)).text();
    return Number(/^samspil_statements_total (\d+)$/m.exec(text)[1]);
  };

  let hub = await up(start, environmentOf(url), ports.hub);
  const before = megabytes(hub.child.pid);
  const graph = follow("graph", ports.hub);
  graph.send({ open: { count: many } });
  await told(graph, "opened");
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const each = ((megabytes(hub.child.pid) - before) * 1024) / many;
  const bareServer = fork("bench/bare.mjs", [], { env: { ...process.env, PORT: String(ports.bare) } });
  started.push(bareServer);
  await new Promise((resolve) => bareServer.once("message", resolve));
  const bareBefore = megabytes(bareServer.pid);
  const bare = follow("bare", ports.bare);
  bare.send({ open: { count: many } });
  await told(bare, "opened");
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const bareEach = ((megabytes(bareServer.pid) - bareBefore) * 1024) / many;

  // As long as what the hub sends.
  const bytes = JSON.stringify({
    id: "1",
    type: "next",
    payload: {
      data: JSON.parse(
        await ask(
          ports.hub,
          JSON.stringify({
            query: `{ announcements(first: 1) { nodes { cursor id kind subject { ... on Initiative { title summary municipality { name } } } } } }`,
          }),
        ),
      ).data,
    },
  });
  const once = async (child, send) => {
    child.send({ reset: true });
    await told(child, "isReset");
    const done = told(child, "heard");
    const begun = micros();
    await send();
    const heard = (await done).map((at) => (at - begun) / 1000).sort((a, b) => a - b);
    return { wall: heard.at(-1), p99: heard[Math.floor(heard.length * 0.99)] };
  };
  const measured = { hub: [], bare: [] };
  const computed = { hub: 0, bare: 0 };
  const sent = [];
  await once(graph, announce);
  await once(bare, () => bareServer.send(bytes));
  for (let round = 0; round < rounds; round++) {
    const s = await statements();
    const [hubCpu, bareCpu] = [cpuOf(hub.child.pid), cpuOf(bareServer.pid)];
    measured.hub.push(await once(graph, announce));
    sent.push((await statements()) - s);
    computed.hub += cpuOf(hub.child.pid) - hubCpu;
    measured.bare.push(await once(bare, () => bareServer.send(bytes)));
    computed.bare += cpuOf(bareServer.pid) - bareCpu;
  }
  const wall = (who) => median(measured[who].map((one) => one.wall));
  console.log(
    `\n${many} sockets on one process, one announcement to all, ${rounds} rounds interleaved, medians; ms from the mutation's sending until all have it`,
  );
  console.log(
    `hub        wall ${wall("hub").toFixed(0)}   p99 ${median(measured.hub.map((one) => one.p99)).toFixed(0)} (wanted: at most 500)   statements ${median(sent)}`,
  );
  console.log(
    `bare ws    wall ${wall("bare").toFixed(0)}   ratio ${median(measured.hub.map((one, i) => one.wall / measured.bare[i].wall)).toFixed(2)} (wanted: at most 1.5)`,
  );
  console.log(
    `CPU of a round, ms: hub ${(computed.hub / rounds).toFixed(0)}, the mutation and its execution included; bare ws ${(computed.bare / rounds).toFixed(0)}`,
  );
  // Opened for the first time, so that it has in it what the process grew by once, such as its young generation: opened
  // for a second time they would seem to need less than they do, as what the first ones left is used again.
  console.log(
    `memory of a socket, resident, with its subscription: ${each.toFixed(1)} KB (wanted: at most 30); of the bare server's ${bareEach.toFixed(1)} KB`,
  );

  // What one execution for each would cost: the same document as a query, as often.
  const query = JSON.stringify({
    query: `query ($id: ID!) { node(id: $id) { ... on Initiative { title summary municipality { name } } } }`,
    variables: { id },
  });
  const begun = performance.now();
  for (let i = 0; i < many; i += 50) await Promise.all(Array.from({ length: 50 }, () => ask(ports.hub, query)));
  console.log(`naive, one execution for each (as requests over HTTP): ${(performance.now() - begun).toFixed(0)} ms`);

  // Back after a restart: each with a cursor of its own, far behind.
  const cursors = [];
  for (let i = 0; i < 50; i++) {
    cursors.push({ after: await head() });
    await client.query(
      "insert into announcement (id, kind, occurred_at, subject_id) select gen_random_uuid(), 'INITIATIVE_REVISED', now(), $1 from generate_series(1, 1)",
      [id],
    );
    const was = cursors.at(-1).after;
    while ((await head()) === was);
  }
  hub.child.kill("SIGKILL");
  await new Promise((resolve) => hub.child.once("exit", resolve));
  hub = await up(start, environmentOf(url), ports.hub);
  const back = performance.now();
  const s = await statements();
  graph.send({ open: { count: many, variables: cursors.slice(-1) } });
  const resumed = told(graph, "heard");
  await told(graph, "opened");
  await resumed;
  console.log(
    `${many} back after a restart, all resumed: ${((performance.now() - back) / 1000).toFixed(1)} s (wanted: at most 10), ${(await statements()) - s} statements of reads`,
  );
  graph.disconnect();
  bare.disconnect();
  bareServer.disconnect();

  console.log(`\nThe log, ms: head, resume from its middle, retention of nothing; medians of ${rounds}`);
  for (const rows of [10_000, long]) {
    await client.query("truncate announcement");
    await client.query(
      `insert into announcement (id, seq, kind, occurred_at, subject_id)
       select gen_random_uuid(), n, 'INITIATIVE_REVISED', now() - make_interval(secs => ($1::int - n) * 0.2), $2 from generate_series(1, $1::int) n`,
      [rows, id],
    );
    await client.query("update announcement_log set last_seq = $1, dropped_seq = 0", [rows]);
    await client.query("analyze announcement");
    const { AnnouncementLog } = await import("../dist/src/kernel/announcements/announcement-log.js");
    const { dropOldAnnouncements } = await import("../dist/src/kernel/announcements/retention.js");
    const pool = new pg.Pool({ connectionString: url.href });
    const log = new AnnouncementLog({ pool, listen: null, log: console });
    await log.start();
    const timed = async (act) => {
      const took = [];
      for (let i = 0; i < rounds; i++) {
        const t = performance.now();
        await act(i);
        took.push(performance.now() - t);
      }
      return median(took).toFixed(1).padStart(7);
    };
    const headMs = await timed(() => log.head());
    const resumeMs = await timed(async (i) => {
      const batches = await log.follow({ after: log.cursorOf(rows / 2 + i * 100), signal: new AbortController().signal });
      await batches.next();
      await batches.return();
    });
    const retainMs = await timed(() => dropOldAnnouncements(pool, 365));
    console.log(`${String(rows).padStart(9)} rows ${headMs} ${resumeMs} ${retainMs}`);
    await log.stop();
    await pool.end();
  }
  await client.query("truncate announcement");
  await client.query("update announcement_log set last_seq = 0, dropped_seq = 0");
  await client.end();
  hub.child.kill("SIGTERM");
}
