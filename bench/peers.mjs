// The hub beside its limit and beside what a team would take instead: the same documents over the same rows, interleaved in one run.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import pg from "pg";
import { counting } from "./counting.mjs";
import { fillDrafts, fillEvents, fillSignIn } from "./data.mjs";
import { ask, load, median } from "./load.mjs";
import { wordOf } from "./typed.mjs";

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const ms = Number(process.env.BENCH_MS ?? 1000);
/** Each is published once by each server in each round. */
const draftCount = 500;

/** `arguments` of node, from the folder of the project. */
const servers = (start) => ({
  limit: ["bench/peer.mjs"],
  hub: start,
  PostGraphile: ["bench/peers/postgraphile.mjs"],
  Mercurius: ["bench/peers/mercurius.mjs"],
  tutorial: ["bench/peers/tutorial.mjs"],
});
/** Of each server, given by the system: whoever else listens here must not be asked in its place. */
const ports = {};

const instant = (value) => new Date(value).toISOString();
const municipality = ({ municipalityByMunicipalityId: m }) => ({ code: m.code, name: m.name });

/**
 * What is asked, and with which values: one after the other. `wanted` is the ratio to the limit. PostGraphile has a graph of its
 * own: `its` is the same question there, and what makes its answer the same JSON; or why there is none.
 */
const documents = ({ codes, events, ids, drafts, by }) => ({
  Flat: {
    told: "40 municipalities, flat",
    wanted: 0.7,
    query: "query Flat($first: Int) { municipalities(first: $first) { nodes { code name population website } } }",
    variables: () => ({ first: 40 }),
    its: {
      query:
        "query Flat($first: Int) { allMunicipalities(first: $first, orderBy: [NAME_SORT_ASC, ROW_ID_ASC]) { nodes { code name population website } } }",
      same: ({ allMunicipalities }) => ({ municipalities: allMunicipalities }),
    },
  },
  Nested: {
    told: "20 initiatives with municipality, themes, 3 contacts, totalCount",
    wanted: 0.85,
    query: `query Nested($first: Int) { initiatives(first: $first) { totalCount nodes { id title summary
      municipality { code name } themes { key name } contacts { name jobTitle } } } }`,
    variables: () => ({ first: 20 }),
    its: {
      query: `query Nested($first: Int) { allInitiatives(first: $first, condition: { status: "PUBLISHED" }, orderBy: [NEWEST_DESC, ROW_ID_DESC]) {
        totalCount nodes { rowId title summary municipalityByMunicipalityId { code name } themesList { key nameDa } peopleList { name jobTitle } } } }`,
      same: ({ allInitiatives: { totalCount, nodes } }) => ({
        initiatives: {
          totalCount,
          nodes: nodes.map(({ rowId, title, summary, themesList, peopleList, ...i }) => ({
            id: rowId,
            title,
            summary,
            municipality: municipality(i),
            themes: themesList.map(({ key, nameDa }) => ({ key, name: nameDa })),
            contacts: peopleList,
          })),
        },
      }),
    },
  },
  EventPage: {
    told: "an event with programme, speakers, presented initiatives, their municipalities",
    wanted: 0.85,
    query: `query EventPage($id: ID!) { event(id: $id) { id title startsAt endsAt venue { name } programme { id kind title startsAt endsAt room
      speakers { name title municipality { code name } } initiatives { id title summary municipality { code name } } } } }`,
    variables: (n) => ({ id: events[n % events.length] }),
    its: {
      query: `query EventPage($id: UUID!) { eventByRowId(rowId: $id) { rowId title startsAt endsAt venueName programmeList { rowId kind title startsAt endsAt room
        speakersList { name title municipalityByMunicipalityId { code name } }
        initiativesList { rowId title summary municipalityByMunicipalityId { code name } } } } }`,
      same: ({ eventByRowId: e }) => ({
        event: {
          id: e.rowId,
          title: e.title,
          startsAt: instant(e.startsAt),
          endsAt: instant(e.endsAt),
          venue: e.venueName === null ? null : { name: e.venueName },
          programme: e.programmeList.map((s) => ({
            id: s.rowId,
            kind: s.kind,
            title: s.title,
            startsAt: instant(s.startsAt),
            endsAt: instant(s.endsAt),
            room: s.room,
            speakers: s.speakersList.map((p) => ({ name: p.name, title: p.title, municipality: municipality(p) })),
            initiatives: s.initiativesList.map((i) => ({ id: i.rowId, title: i.title, summary: i.summary, municipality: municipality(i) })),
          })),
        },
      }),
    },
  },
  MunicipalityPage: {
    told: "a municipality's page: its initiatives, adoptions with their givers, contacts",
    wanted: 0.85,
    query: `query MunicipalityPage($code: String!, $first: Int!) { municipality(code: $code) { code name population website
      initiatives(first: $first) { totalCount nodes { id title summary } }
      adoptions(first: $first) { totalCount nodes { id status startedAt initiative { id title municipality { code name } } } }
      contacts(first: $first) { totalCount nodes { id name jobTitle } } } }`,
    variables: (n) => ({ code: codes[n % codes.length], first: 10 }),
    its: {
      query: `query MunicipalityPage($code: String!, $first: Int!) { municipalityByCode(code: $code) { code name population website
        initiativesByMunicipalityId(first: $first, condition: { status: "PUBLISHED" }, orderBy: [NEWEST_DESC, ROW_ID_DESC]) { totalCount nodes { rowId title summary } }
        adoptionsByMunicipalityId(first: $first, orderBy: [STARTED_AT_DESC, ROW_ID_DESC]) { totalCount nodes { rowId status startedAt
          initiativeByInitiativeId { rowId title municipalityByMunicipalityId { code name } } } }
        contactsByMunicipalityId(first: $first, condition: { visibility: "PUBLIC", hiddenAt: null }, orderBy: [NAME_SORT_ASC, ROW_ID_ASC]) {
          totalCount nodes { rowId name jobTitle } } } }`,
      same: ({ municipalityByCode: m }) => {
        const { initiativesByMunicipalityId: initiatives, adoptionsByMunicipalityId: adoptions, contactsByMunicipalityId: contacts } = m;
        const page = ({ totalCount, nodes }, of) => ({
          totalCount,
          nodes: nodes.map(({ rowId, ...node }) => ({ id: rowId, ...of(node) })),
        });
        return {
          municipality: {
            code: m.code,
            name: m.name,
            population: m.population,
            website: m.website,
            initiatives: page(initiatives, (i) => i),
            adoptions: page(adoptions, ({ status, startedAt, initiativeByInitiativeId: i }) => ({
              status,
              startedAt: instant(startedAt),
              initiative: { id: i.rowId, title: i.title, municipality: municipality(i) },
            })),
            contacts: page(contacts, (c) => c),
          },
        };
      },
    },
  },
  Facets: {
    told: "search with facets",
    wanted: 0.85,
    query: `query Facets($text: String!, $first: Int) { initiatives(first: $first, filter: { text: $text }) { totalCount
      nodes { id title municipality { code name } }
      facets { stages { stage count } terms(vocabulary: THEME) { term { key name } count } } } }`,
    variables: (n) => ({ text: ["ensomhed", "Cykelven", "bibliotek", "nabohjælp", "musik"][n % 5], first: 20 }),
    its: {
      query: `query Facets($typed: JSON!, $first: Int) { peerFoundInitiatives(typed: $typed, first: $first) { totalCount
          nodes { rowId title municipalityByMunicipalityId { code name } } }
        peerFoundStagesList(typed: $typed) { stage count } peerFoundThemesList(typed: $typed) { key name count } }`,
      variables: ({ text, first }) => ({ typed: JSON.parse(wordOf(text)), first }),
      same: ({ peerFoundInitiatives: { totalCount, nodes }, peerFoundStagesList: stages, peerFoundThemesList: themes }) => ({
        initiatives: {
          totalCount,
          nodes: nodes.map(({ rowId, title, ...i }) => ({ id: rowId, title, municipality: municipality(i) })),
          facets: { stages, terms: themes.map(({ count, ...term }) => ({ term, count })) },
        },
      }),
    },
  },
  Nodes: {
    told: "`nodes` of 100 mixed ids",
    wanted: 0.7,
    query: `query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Initiative { title municipality { code name } }
      ... on Municipality { name population } ... on Contact { name jobTitle } ... on Event { title startsAt } } }`,
    variables: (n) => ({ ids: ids[n % ids.length] }),
    its: { why: "no nodes(ids)" },
  },
  Publish: {
    told: "publishing: a mutation with its payload",
    wanted: 0.85,
    drafts,
    query: `mutation Publish($id: ID!) { publishInitiative(input: { id: $id }) {
      initiative { id title status publishedAt municipality { code name } } userErrors { code field message } } }`,
    variables: (n) => ({ id: drafts[n % drafts.length], by }),
    its: {
      query: `mutation Publish($id: UUID!) { peerPublishPractice(input: { id: $id }) {
        result { rowId title status publishedAt municipalityByMunicipalityId { code name } } } }`,
      same: ({ peerPublishPractice: { result: i } }) => ({
        publishInitiative: {
          initiative: { id: i.rowId, title: i.title, status: i.status, publishedAt: instant(i.publishedAt), municipality: municipality(i) },
          userErrors: [],
        },
      }),
    },
  },
});

/** Throws where the servers that only this needs are not installed, before anything is made for them. */
export function requirePeers() {
  if (!existsSync("bench/peers/node_modules/postgraphile")) throw new Error("the peers are not installed: cd bench/peers && npm ci");
}

/** `up` starts a server and waits for its first answer. */
export async function peers({ url, up, start, only = process.env.BENCH_DOCUMENTS?.split(",") }) {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await fillEvents(client, 200, 50_000);
  const { by } = await fillSignIn(client);
  const drafts = await fillDrafts(client, draftCount);
  // An earlier run may have ended in between.
  await unpublish(client, drafts);
  const all = documents({ ...(await sampled(client)), drafts, by });
  const asked = Object.entries(all).filter(([name]) => !only || only.includes(name));
  const folder = mkdtempSync(join(tmpdir(), "samspil-bench-"));
  const environment = (port, database = url.href) => ({
    ...{
      DATABASE_URL: database,
      PORT: String(port),
      NODE_ENV: "production",
      GRAPHILE_ENV: "production",
      LOG_LEVEL: "warn",
      SAMSPIL_DATA: folder,
    },
    ...{ BUDGET_ANONYMOUS: "1000000000", BUDGET_MEMBER: "1000000000" },
  });
  const token = execFileSync(process.execPath, ["dist/src/token-cli.js", "editor@example.org"], {
    env: { ...process.env, ...environment(0) },
    encoding: "utf8",
  });
  const headers = { authorization: `Bearer ${token.trim()}` };

  for (const who of Object.keys(servers(start))) ports[who] = await freePort();
  const compared = await compare({ client, url, up, asked, environment, headers, all: servers(start) });
  const running = {};
  for (const [who, args] of Object.entries(servers(start)))
    running[who] = (await up(args, environment(ports[who]), ports[who], bodyFor(who, all.Flat)(0))).child;
  const { rows } = await client.query("select (select count(*)::int from initiative where status = 'PUBLISHED') n");
  console.log(
    `\n${rows[0].n} initiatives, ${(await client.query("select count(*)::int n from contact")).rows[0].n} contacts, 8 connections, ${rounds} rounds of ${ms / 1000} s each, interleaved; medians`,
  );
  console.log(
    "CPU is of the server's process, and of PostgreSQL for it; a statement is a message to PostgreSQL, begin and commit among them.\n",
  );
  console.log("| document | server | answers/s | ratio | wanted | p50 ms | p99 ms | CPU µs | ratio | PostgreSQL µs | statements |");
  console.log("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const [name, document] of asked) {
    const measured = await measure({
      client,
      document,
      running,
      headers,
      those: Object.keys(running).filter((who) => compared[name][who].same),
    });
    for (const who of Object.keys(running)) print(document, who, measured, compared[name][who]);
  }
  for (const child of Object.values(running)) {
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  }
  await client.end();
  rmSync(folder, { recursive: true, force: true });
}

function freePort() {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    }),
  );
}

/** The same question, in the words of that server: the body of the n-th time. */
function bodyFor(who, { query, variables, its }) {
  const operationName = /(?:query|mutation) (\w+)/.exec(query)[1];
  if (who !== "PostGraphile") {
    // `by` is for the limit, which is told who asks.
    return (n) => {
      const { by, ...values } = variables(n);
      return JSON.stringify({ operationName, query, variables: who === "limit" && by ? { ...values, by } : values });
    };
  }
  return (n) => {
    const { by: _by, ...values } = variables(n);
    return JSON.stringify({ operationName, query: its.query, variables: its.variables ? its.variables(values) : values });
  };
}

/** Asks each server each document for some values, behind a counter of statements. Whoever answers as the limit does is measured. */
async function compare({ client, url, up, asked, environment, headers, all }) {
  const compared = Object.fromEntries(asked.map(([name]) => [name, {}]));
  const expected = {};
  const plain = (text, { its }, who) => {
    const { data, errors } = JSON.parse(text);
    if (errors) throw new Error(JSON.stringify(errors[0]).slice(0, 500));
    return JSON.parse(JSON.stringify(who === "PostGraphile" ? its.same(data) : data), (key, value) =>
      key === "publishedAt" ? typeof value : value,
    );
  };
  for (const [who, args] of Object.entries(all)) {
    const counter = await counting(url.href);
    const first = bodyFor(who, documents({}).Flat)(0);
    const { child } = await up(args, environment(ports[who], counter.url), ports[who], first);
    for (const [name, document] of asked) {
      if (who === "PostGraphile" && document.its.why) {
        compared[name][who] = { why: document.its.why };
        continue;
      }
      const body = bodyFor(who, document);
      const told = [];
      const counts = [];
      try {
        for (let n = 0; n < 12; n++) {
          const before = counter.seen.count;
          const text = await ask(ports[who], body(n), undefined, headers);
          counts.push(counter.seen.count - before);
          told.push(plain(text, document, who));
        }
        expected[name] ??= told;
        // What the hub does now and then beside an answer is no part of it.
        compared[name][who] = {
          same: isDeepStrictEqual(told, expected[name]),
          why: "answers otherwise",
          statements: Math.min(...counts.slice(4)),
        };
        if (process.env.BENCH_SHOW && !compared[name][who].same)
          console.log(who, JSON.stringify(told[0]), "\n\n", JSON.stringify(expected[name][0]));
      } catch (error) {
        compared[name][who] = { why: "fails" };
        console.error(`${who}, ${name}: ${error.message}`);
      }
      if (document.drafts) await unpublish(client, document.drafts);
    }
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
    counter.close();
  }
  return compared;
}

async function measure({ client, document, running, headers, those }) {
  const measured = Object.fromEntries(those.map((who) => [who, []]));
  const { drafts } = document;
  for (let round = -1; round < rounds; round++) {
    for (const who of round % 2 === 0 ? those : [...those].reverse()) {
      const body = bodyFor(who, document);
      let n = 0;
      // Each draft is published once; else as long as it takes.
      const next = (most) => () => (n >= most ? null : body(n++));
      // Idle connections may have gone meanwhile, and with them what was prepared. The first round is there to be warm.
      if (drafts) await load(ports[who], next(drafts.length / 4), { ms: 60_000, headers });
      else await load(ports[who], next(Infinity), { ms: round < 0 ? 2 * ms : ms / 5 });
      if (round >= 0)
        measured[who].push(
          await stretch({
            client,
            server: running[who],
            asked: () => load(ports[who], next(drafts?.length ?? Infinity), drafts ? { ms: 60_000, headers } : { ms }),
          }),
        );
      if (drafts) await unpublish(client, drafts);
    }
  }
  return measured;
}

/** What a stretch of asking took of the server and of PostgreSQL, for each answer. */
async function stretch({ client, server, asked }) {
  const before = [cpuMs(server.pid), await cpuOfDatabase(client)];
  const result = await asked();
  const database = await cpuOfDatabase(client);
  const each = (spent) => (spent * 1000) / result.count;
  return {
    ...result,
    cpu: each(cpuMs(server.pid) - before[0]),
    database: each([...database].reduce((sum, [pid, spent]) => sum + spent - (before[1].get(pid) ?? 0), 0)),
  };
}

function print(document, who, measured, { why, statements }) {
  const cells = [document.told, who];
  const mine = measured[who];
  if (!mine) return void console.log(`| ${[...cells, "–", "–", "", "–", "–", "–", "–", "–", why].join(" | ")} |`);
  const of = (which, some = mine) => median(some.map((result) => result[which]));
  const ratio = (which) => median(mine.map((result, i) => result[which] / measured.limit[i][which])).toFixed(2);
  cells.push(of("perSecond").toFixed(0), ratio("perSecond"), who === "hub" ? String(document.wanted) : "");
  cells.push(of("p50").toFixed(1), of("p99").toFixed(1), of("cpu").toFixed(0), ratio("cpu"), of("database").toFixed(0), String(statements));
  console.log(`| ${cells.join(" | ")} |`);
}

/** Events, municipalities and some hundreds of ids of four types that are there. */
async function sampled(client) {
  const column = async (text) => (await client.query(text)).rows.map(({ v }) => v);
  const [codes, events] = [
    await column("select code v from municipality order by code"),
    await column("select id v from event order by id"),
  ];
  const initiatives = await column("select id v from initiative where status = 'PUBLISHED' order by md5(id::text) limit 1000");
  const municipalities = await column("select id v from municipality order by md5(id::text)");
  const contacts = await column("select id v from contact order by md5(id::text) limit 1000");
  const some = (list, n, count) => Array.from({ length: count }, (_, i) => list[(n * count + i) % list.length]);
  const ids = Array.from({ length: 20 }, (_, n) =>
    [...some(initiatives, n, 50), ...some(municipalities, n, 20), ...some(contacts, n, 20), ...some(events, n, 10)].sort((a, b) =>
      a.slice(-6).localeCompare(b.slice(-6)),
    ),
  );
  return { codes, events, ids };
}

/** Drafts again, as before. */
async function unpublish(client, drafts) {
  await client.query("begin");
  for (const table of ["initiative", "initiative_document"]) await client.query(`alter table ${table} disable trigger user`);
  await client.query(
    "update initiative set status = 'DRAFT', published_at = null, version = 1 where id = any($1::uuid[]) and status <> 'DRAFT'",
    [drafts],
  );
  await client.query("select search_refresh($1)", [drafts]);
  for (const table of ["initiative", "initiative_document"]) await client.query(`alter table ${table} enable trigger user`);
  await client.query("delete from initiative_revision where initiative_id = any($1::uuid[])", [drafts]);
  await client.query("commit");
  await client.query("vacuum initiative, initiative_document, initiative_revision, search_word");
}

/** User and system time of a process, in clock ticks of 10 ms. */
function cpuMs(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** Of each backend that serves this database; zero where PostgreSQL runs elsewhere. */
async function cpuOfDatabase(client) {
  const { rows } = await client.query("select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
  return new Map(rows.map(({ pid }) => [pid, cpuMs(pid)]));
}
