// Telling followers: what a publication costs with so many who follow, beside a statement for each of them; and how fast their mails leave.
import "reflect-metadata";
import pg from "pg";
import { SMTPServer } from "smtp-server";
import { median } from "./load.mjs";

const rounds = 3;
const count = Number(process.env.BENCH_FOLLOWERS ?? 1000);

const kinds = {
  "one filter": "jsonb_build_object('themes', jsonb_build_array(t.key))",
  "each another": "jsonb_build_object('themes', jsonb_build_array(t.key), 'maxPopulation', 1000000 + f.n)",
};

export async function follows(url) {
  const sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, _session, callback) => stream.resume().once("end", callback),
  });
  await new Promise((resolve) => sink.listen(0, "127.0.0.1", resolve));
  const { startHub } = await import("../dist/src/app.js");
  const { readConfig } = await import("../dist/src/config.js");
  const { newId } = await import("../dist/src/kernel/db/id.js");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const hub = await startHub(
    readConfig({ DATABASE_URL: url, PORT: "0", LOG_LEVEL: "warn", SMTP_URL: `smtp://127.0.0.1:${sink.server.address().port}` }),
  );
  console.log(`\n${count} followers of a practice in the news, ${rounds} rounds each, interleaved; medians`);
  console.log("they follow    queued, ms   one by one, ms   ratio   mails/s");
  try {
    for (const [name, filter] of Object.entries(kinds)) {
      const measured = { hub: [], naive: [], sending: [] };
      for (let round = 0; round < rounds; round++) {
        await begin(client, newId, filter);
        measured.naive.push(await took(() => oneByOne(client, newId)));
        await client.query(
          "delete from mail where template = 'follow-news'; update follow set position = position - 1 where rhythm = 'DAILY'",
        );
        const begun = performance.now();
        measured.hub.push(
          await took(async () => {
            const told = await hub.runJob("tell-followers-daily");
            if (told !== `${count} mails queued`) throw new Error(`${told}, not ${count}: nothing is measured`);
          }),
        );
        await allSent(client);
        measured.sending.push((count * 1000) / (performance.now() - begun));
      }
      const [queued, naive, sent] = [measured.hub, measured.naive, measured.sending].map(median);
      console.log(
        [
          name.padEnd(14),
          queued.toFixed(0).padStart(10),
          naive.toFixed(0).padStart(16),
          (naive / queued).toFixed(1).padStart(7),
          sent.toFixed(0).padStart(9),
        ].join(" "),
      );
    }
  } finally {
    await hub.stop();
    await client.query("delete from account where name = 'Bench'; delete from mail where template = 'follow-news'");
    await client.end();
    sink.close();
  }
}

const took = async (work) => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** Followers anew, and one announcement that all of them are to hear of. */
async function begin(client, newId, filter) {
  await client.query("delete from account where name = 'Bench'; delete from mail where template = 'follow-news'");
  const ids = (type) => Array.from({ length: count }, () => newId(type));
  await client.query(
    `insert into account (id, name, email, created_at) select id, 'Bench', 'bench.' || n || '@example.org', now() from unnest($1::uuid[]) with ordinality x(id, n)`,
    [ids("Account")],
  );
  const { rows } = await client.query(
    "select i.id, t.key from initiative i join initiative_term it on it.initiative_id = i.id join term t on t.id = it.term_id where t.vocabulary = 'THEME' and i.status = 'PUBLISHED' order by i.id limit 1",
  );
  const [{ id, key }] = rows;
  await client.query(
    `insert into follow (id, account_id, filter, rhythm, position, created_at)
     select f.id, f.account_id, ${filter}, 'DAILY', l.last_seq, now()
     from announcement_log l, (select $3::text key) t, (select x.id, a.id account_id, x.n from unnest($1::uuid[], $2::uuid[]) with ordinality x(id, account_id, n) join account a on a.id = x.account_id) f`,
    [ids("Follow"), (await client.query("select id from account where name = 'Bench'")).rows.map((row) => row.id), key],
  );
  await client.query("insert into announcement (id, kind, occurred_at, subject_id) values ($1, 'INITIATIVE_REVISED', now(), $2)", [
    newId("Announcement"),
    id,
  ]);
  while ((await client.query("select from announcement where seq is null")).rows.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await client.query("analyze follow; analyze account");
}

/** As if each follower were asked for by themselves, in a transaction of their own. */
async function oneByOne(client, newId) {
  const { rows: all } = await client.query("select id, account_id, filter from follow where rhythm = 'DAILY' order by account_id");
  for (const { id, account_id: accountId, filter } of all) {
    await client.query("begin");
    const { rows } = await client.query({
      name: "match",
      text: `select a.id, a.seq from announcement a join initiative i on i.id = a.subject_id join municipality m on m.id = i.municipality_id
        join follow f on f.id = $1 where a.seq > f.position and a.kind like 'INITIATIVE%' and i.status = 'PUBLISHED' and ($3::int is null or m.population <= $3)
          and exists (select from initiative_term it join term t on t.id = it.term_id where it.initiative_id = i.id and t.key = any($2::text[]))`,
      values: [id, filter.themes, filter.maxPopulation ?? null],
    });
    await client.query({
      name: "queue",
      // Not to be sent: only its cost is of interest.
      text: "insert into mail (id, template, recipient_id, data, created_at) values ($1, 'follow-news', $2, $3, now())",
      values: [newId("Mail"), accountId, JSON.stringify({ told: rows.map((row) => row.id), follows: [id] })],
    });
    await client.query({ name: "move", text: "update follow set position = $2 where id = $1", values: [id, rows.at(-1)?.seq] });
    await client.query("commit");
  }
}

async function allSent(client) {
  while ((await client.query("select from mail where template = 'follow-news' and sent_at is null limit 1")).rows.length > 0) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
