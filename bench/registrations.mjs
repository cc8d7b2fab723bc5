// Registering beside a transaction written by hand, what an event costs by the number of its registrations, and the memory of a long list.
import { randomBytes } from "node:crypto";
import { request } from "node:http";
import pg from "pg";
import { ask, load, median } from "./load.mjs";

const ports = { hub: 4801, limit: 4802 };
const hours = { startsAt: "2099-12-01T08:00:00Z", endsAt: "2099-12-01T15:00:00Z" };
const rounds = 5;

/** `hub` and `limit` are up, on one database; `organiser` is an Authorization header. */
export async function registrations({ hub, url, organiser, megabytes }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const headers = { authorization: organiser };
  const graph = async (query, variables) => {
    const { data, errors } = JSON.parse(await ask(ports.hub, JSON.stringify({ query, variables }), undefined, headers));
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const anEvent = async (title) => {
    const input = { kind: "NETWORK_DAY", title, ...hours, details: { venue: { name: "Example" }, capacity: 100_000 } };
    const drafted = await graph(
      "mutation ($input: DraftEventInput!) { draftEvent(input: $input) { event { id } userErrors { field message } } }",
      {
        input,
      },
    );
    const { id } = drafted.draftEvent.event;
    await graph("mutation ($id: ID!) { publishEvent(input: { id: $id }) { userErrors { field message } } }", { id });
    return id;
  };
  const { rows } = await client.query("select code from municipality order by code");
  const codes = rows.map(({ code }) => code);

  await throughput(await anEvent("Bench of registering"), codes, headers);
  await firstPages(client, anEvent, graph, headers);
  await spreadsheet(client, await anEvent("Bench of the spreadsheet"), graph, hub.child.pid, megabytes);
  await client.end();
}

/** 32 who register for one event, again and again. The other is a transaction written by hand that holds, looks, writes and tells the same. */
async function throughput(eventId, codes, headers) {
  const query =
    "mutation ($input: RegisterForEventInput!) { registerForEvent(input: $input) { registrations { id status } userErrors { code } } }";
  const participant = () => ({
    name: "A participant (example)",
    email: `${randomBytes(8).toString("hex")}@example.org`,
    municipalityCode: codes[Math.floor(Math.random() * codes.length)],
  });
  const bodies = {
    hub: () => JSON.stringify({ query, variables: { input: { eventId, participants: [participant()] } } }),
    limit: () => JSON.stringify({ operationName: "Register", variables: { eventId, ...participant() } }),
  };
  const measured = { hub: [], limit: [] };
  for (const who of ["hub", "limit"]) await load(ports[who], bodies[who], { connections: 32, ms: 1500, headers });
  for (let round = 0; round < rounds; round++) {
    for (const who of round % 2 === 0 ? ["hub", "limit"] : ["limit", "hub"]) {
      measured[who].push(await load(ports[who], bodies[who], { connections: 32, headers }));
    }
  }
  const perSecond = (who) => median(measured[who].map((result) => result.perSecond));
  const ratio = median(measured.hub.map((result, i) => result.perSecond / measured.limit[i].perSecond));
  console.log(`\nRegistering for one event, 32 callers, ${rounds} rounds of 3 s each, interleaved; medians
by hand ${perSecond("limit").toFixed(0)}/s   hub ${perSecond("hub").toFixed(0)}/s   ratio ${ratio.toFixed(2)}   (wanted: at least 0.5)
One queue: each waits until the one before has its commit on the disk and has let go of the event's row.`);
}

async function firstPages(client, anEvent, graph, headers) {
  const query = `query Door($id: ID!) { event(id: $id) { attendance { confirmedCount waitingCount checkedInCount municipalityCount
    byMunicipality { municipality { name } confirmedCount } } registrations(first: 20) { nodes { id name status checkInCode municipality { name } } } } }`;
  const took = {};
  const events = {};
  for (const count of [100, 5000]) {
    events[count] = await anEvent(`Bench of ${count}`);
    await fill(client, events[count], count);
    took[count] = [];
  }
  await client.query("vacuum analyze registration, attendance_count");
  const body = (count) => JSON.stringify({ query, variables: { id: events[count] } });
  for (const count of [100, 5000]) await load(ports.hub, body(count), { connections: 1, ms: 1000, headers });
  for (let round = 0; round < rounds; round++) {
    for (const count of [100, 5000]) took[count].push((await load(ports.hub, body(count), { connections: 1, ms: 1500, headers })).p50);
  }
  const ratio = median(took[5000].map((ms, i) => ms / took[100][i]));
  console.log(`\nFirst page with attendance, one caller, p50 of ${rounds} rounds
100 registrations ${median(took[100]).toFixed(2)} ms   5000 registrations ${median(took[5000]).toFixed(2)} ms   ratio ${ratio.toFixed(2)}   (wanted: at most 1.50)`);
}

async function spreadsheet(client, id, graph, pid, megabytes) {
  const count = 50_000;
  await fill(client, id, count);
  const { event } = await graph("query ($id: ID!) { event(id: $id) { registrationsCsvUrl } }", { id });
  const before = megabytes(pid);
  let most = before;
  const begun = performance.now();
  const bytes = await new Promise((resolve, reject) => {
    const sent = request(new URL(event.registrationsCsvUrl), (response) => {
      let taken = 0;
      response.on("data", (piece) => {
        taken += piece.length;
        most = Math.max(most, megabytes(pid));
      });
      response.on("end", () => resolve(taken));
    });
    sent.on("error", reject);
    sent.end();
  });
  console.log(`\nSpreadsheet of ${count} rows, ${(bytes / 1e6).toFixed(1)} MB in ${((performance.now() - begun) / 1000).toFixed(1)} s
resident memory ${before} MB, at most ${most} MB: ${most - before} MB more   (wanted: less than 100)`);
}

/** Registrations in number, made by SQL; all of them made up. */
async function fill(client, eventId, count) {
  const { newId } = await import("../dist/src/kernel/db/id.js");
  const ids = Array.from({ length: count }, () => newId("Registration"));
  await client.query(
    `insert into registration (id, event_id, group_id, arrival, status, mode, name, email, job_title, municipality_id, needs, code, registered_at, confirmed_at)
     select x.id, $2, x.id, x.n, 'CONFIRMED', 'IN_PERSON', 'Example ' || x.n, x.id || '@example.org', 'Consultant', m.id, 'No nuts', x.id::text, now(), now()
     from unnest($1::uuid[]) with ordinality x(id, n)
     join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + x.n % 98`,
    [ids, eventId],
  );
}
