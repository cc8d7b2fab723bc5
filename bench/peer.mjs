// The limit: what one writes by hand where nothing but these few answers is wanted. node:http and pg, one prepared
// statement for each request, whose JSON goes out as the database wrote it.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { byHand } from "./finding-by-hand.mjs";
import { typeTag } from "../dist/src/kernel/db/id.js";
import { wordOf } from "./typed.mjs";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: "-c jit=off" });

const instant = (sql) => `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const list = (sql, order, from) => `coalesce((select json_agg(${sql} order by ${order}) from ${from}), '[]'::json)`;
/** The newest of a list, and how many there are. */
const page = (columns, sql, order, from) => `json_build_object('totalCount', (select count(*)::int from ${from}), 'nodes',
  coalesce((select json_agg(${sql} order by ${order}) from (select ${columns} from ${from} order by ${order} limit $2) x), '[]'::json))`;
const municipality = (of) =>
  `(select json_build_object('code', m.code, 'name', m.name) from municipality m where m.id = ${of}.municipality_id)`;
const tagged = (type) => `'${typeTag(type).toString(16).padStart(3, "0")}'`;

const statements = {
  Flat: {
    name: "flat",
    text: `select json_build_object('municipalities', json_build_object('nodes', coalesce(json_agg(m.node), '[]'::json)))::text json from (
      select json_build_object('code', code, 'name', name, 'population', population, 'website', website) node
      from municipality order by name_sort, id limit $1) m`,
    values: (variables) => [variables.first],
  },
  Nested: {
    name: "nested",
    text: `select json_build_object('initiatives', json_build_object(
        'totalCount', (select count(*)::int from initiative where status = 'PUBLISHED'),
        'nodes', coalesce(json_agg(i.node), '[]'::json)))::text json from (
      select json_build_object('id', i.id, 'title', i.title, 'summary', i.summary,
        'municipality', (select json_build_object('code', m.code, 'name', m.name) from municipality m where m.id = i.municipality_id),
        'themes', coalesce((select json_agg(json_build_object('key', t.key, 'name', t.name_da) order by it.position)
          from initiative_term it join term t on t.id = it.term_id where it.initiative_id = i.id and t.vocabulary = 'THEME'), '[]'::json),
        'contacts', coalesce((select json_agg(json_build_object('name', c.name, 'jobTitle', c.job_title) order by ic.position)
          from initiative_contact ic join contact c on c.id = ic.contact_id where ic.initiative_id = i.id and c.visibility = 'PUBLIC'), '[]'::json)) node
      from (select * from initiative where status = 'PUBLISHED' order by coalesce(published_at, created_at) desc, id desc limit $1) i) i`,
    values: (variables) => [variables.first],
  },
  ...byHand,
  EventPage: {
    name: "event",
    text: `select json_build_object('event', (select json_build_object('id', e.id, 'title', e.title, 'startsAt', ${instant("e.starts_at")},
        'endsAt', ${instant("e.ends_at")}, 'venue', case when e.venue_name is not null then json_build_object('name', e.venue_name) end, 'programme', ${list(
          `json_build_object('id', s.id, 'kind', s.kind, 'title', s.title, 'startsAt', ${instant("s.starts_at")}, 'endsAt', ${instant("s.ends_at")},
          'room', s.room,
          'speakers', ${list(`json_build_object('name', p.name, 'title', p.title, 'municipality', ${municipality("p")})`, "p.position", "session_speaker p where p.session_id = s.id")},
          'initiatives', ${list(
            `json_build_object('id', i.id, 'title', i.title, 'summary', i.summary, 'municipality', ${municipality("i")})`,
            "si.position",
            "session_initiative si join initiative i on i.id = si.initiative_id and i.status <> 'DRAFT' where si.session_id = s.id",
          )})`,
          "s.starts_at, s.id",
          "session s where s.event_id = e.id",
        )}) from event e where e.id = $1 and e.status <> 'DRAFT'))::text json`,
    values: (variables) => [variables.id],
  },
  MunicipalityPage: {
    name: "municipality",
    text: `select json_build_object('municipality', (select json_build_object('code', t.code, 'name', t.name, 'population', t.population,
        'website', t.website,
        'initiatives', ${page(
          "i.*, coalesce(i.published_at, i.created_at) newest",
          "json_build_object('id', x.id, 'title', x.title, 'summary', x.summary)",
          "newest desc, id desc",
          "initiative i where i.municipality_id = t.id and i.status = 'PUBLISHED'",
        )},
        'adoptions', ${page(
          "a.*",
          `json_build_object('id', x.id, 'status', x.status, 'startedAt', ${instant("x.started_at")}, 'initiative',
            (select json_build_object('id', i.id, 'title', i.title, 'municipality', ${municipality("i")}) from initiative i where i.id = x.initiative_id))`,
          "started_at desc, id desc",
          "adoption a where a.municipality_id = t.id",
        )},
        'contacts', ${page(
          "c.*",
          "json_build_object('id', x.id, 'name', x.name, 'jobTitle', x.job_title)",
          "name_sort, id",
          "contact c where c.municipality_id = t.id and c.visibility = 'PUBLIC' and c.hidden_at is null",
        )}) from municipality t where t.code = $1))::text json`,
    values: (variables) => [variables.code, variables.first],
  },
  Nodes: {
    name: "nodes",
    text: `select json_build_object('nodes', (select json_agg(case substr(n.id::text, 16, 3)
        when ${tagged("Initiative")} then (select json_build_object('__typename', 'Initiative', 'id', i.id, 'title', i.title, 'municipality', ${municipality("i")})
          from initiative i where i.id = n.id and i.status <> 'DRAFT')
        when ${tagged("Municipality")} then (select json_build_object('__typename', 'Municipality', 'id', m.id, 'name', m.name, 'population', m.population)
          from municipality m where m.id = n.id)
        when ${tagged("Contact")} then (select json_build_object('__typename', 'Contact', 'id', c.id, 'name', c.name, 'jobTitle', c.job_title)
          from contact c where c.id = n.id and c.visibility = 'PUBLIC' and c.hidden_at is null)
        when ${tagged("Event")} then (select json_build_object('__typename', 'Event', 'id', e.id, 'title', e.title, 'startsAt', ${instant("e.starts_at")})
          from event e where e.id = n.id and e.status <> 'DRAFT') end order by n.position)
      from unnest($1::uuid[]) with ordinality n(id, position)))::text json`,
    values: (variables) => [variables.ids],
  },
  Facets: {
    name: "facets",
    text: `with f as materialized (select i.id, i.title, i.stage, i.municipality_id, coalesce(i.published_at, i.created_at) newest from initiative i
        where i.status = 'PUBLISHED' and i.id in (select d.initiative_id from initiative_document d where d.words @@ (select every from search_plan($1))))
      select json_build_object('initiatives', json_build_object('totalCount', (select count(*)::int from f),
        'nodes', coalesce((select json_agg(json_build_object('id', x.id, 'title', x.title, 'municipality', ${municipality("x")}) order by newest desc, id desc)
          from (select * from f order by newest desc, id desc limit $2) x), '[]'::json),
        'facets', json_build_object(
          'stages', coalesce((select json_agg(json_build_object('stage', c.stage, 'count', c.n)
              order by array_position('{IDEA,PILOT,RUNNING,ANCHORED,ENDED}'::text[], c.stage)) from (select stage, count(*)::int n from f group by 1) c), '[]'::json),
          'terms', coalesce((select json_agg(json_build_object('term', json_build_object('key', t.key, 'name', t.name_da), 'count', c.n) order by c.n desc, t.position, t.id)
            from (select it.term_id, count(*)::int n from f join initiative_term it on it.initiative_id = f.id group by 1) c
            join term t on t.id = c.term_id and t.vocabulary = 'THEME'), '[]'::json))))::text json`,
    values: (variables) => [wordOf(variables.text), variables.first],
  },
  Publish: {
    name: "publish",
    text: `with published as (update initiative set status = 'PUBLISHED', published_at = now(), updated_at = now(), version = version + 1
        where id = $1 and status = 'DRAFT' and summary ~ '\\S' returning *),
      revised as (insert into initiative_revision (id, initiative_id, version, changed_fields, title, summary, revised_at, revised_by_id)
        select $2, id, version, '{status}', title, summary, now(), $5 from published),
      announced as (insert into announcement (id, kind, occurred_at, subject_id, municipality_id)
        select $3, 'INITIATIVE_PUBLISHED', now(), id, municipality_id from published),
      audited as (insert into audit_entry (id, at, actor_id, action, subject_id, changed_fields) select $4, now(), $5, 'publishInitiative', id, '{}' from published)
      select json_build_object('publishInitiative', json_build_object('initiative', json_build_object('id', id, 'title', title, 'status', status,
        'publishedAt', ${instant("published_at")}, 'municipality', ${municipality("published")}), 'userErrors', '[]'::json))::text json from published`,
    values: (variables) => [variables.id, randomUUID(), randomUUID(), randomUUID(), variables.by],
  },
};

/** What registering somebody takes at the least: hold the event, look, write, tell, count by the trigger, and commit. */
async function register({ eventId, name, email, municipalityCode }) {
  const client = await pool.connect();
  const [id, changeId, auditId, mailId] = Array.from({ length: 4 }, () => randomUUID());
  try {
    await client.query("begin");
    const held = await client.query({ name: "hold", text: "select capacity from event where id = $1 for update", values: [eventId] });
    const { rows } = await client.query({
      name: "look",
      text: `select (select coalesce(sum(confirmed), 0)::int from attendance_count where event_id = $1) taken,
        (select coalesce(max(arrival), 0) from registration where event_id = $1) arrival, (select id from municipality where code = $2) municipality,
        exists (select from registration where event_id = $1 and status <> 'CANCELLED' and lower(email) = lower($3)) "isKnown"`,
      values: [eventId, municipalityCode, email],
    });
    const [{ taken, arrival, municipality, isKnown }] = rows;
    if (isKnown) throw new Error("registered already");
    const status = taken < held.rows[0].capacity ? "CONFIRMED" : "WAITING";
    await client.query({
      name: "write",
      text: `with r as (insert into registration (id, event_id, group_id, arrival, status, mode, name, email, municipality_id, code, registered_at)
          values ($1, $2, $1, $3, $4, 'IN_PERSON', $5, $6, $7, $8, now())),
        c as (insert into attendance_change (id, event_id, registration_id, kind, at) values ($9, $2, $1, 'REGISTERED', now())),
        m as (insert into mail (id, template, recipient_id, data, created_at, next_attempt_at) values ($11, 'bench', $1, '{}', now(), now() + interval '1 year'))
        insert into audit_entry (id, at, action, subject_id, changed_fields) values ($10, now(), 'registerForEvent', $1, '{eventId,participants}')`,
      values: [id, eventId, arrival + 1, status, name, email, municipality, id, changeId, auditId, mailId],
    });
    await client.query("commit");
    return { registerForEvent: { registrations: [{ id, status }], userErrors: [] } };
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

function answer(response, body) {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", async () => {
    const { operationName, variables } = JSON.parse(Buffer.concat(chunks).toString());
    if (operationName === "Register") return void answer(response, JSON.stringify({ data: await register(variables) }));
    const { name, text, values, finish } = statements[operationName];
    const { rows } = await pool.query({ name, text, values: values(variables) });
    if (!finish) return void answer(response, `{"data":${rows[0].json}}`);
    const data = JSON.parse(rows[0].json);
    finish(data);
    answer(response, JSON.stringify({ data }));
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("ready\n"));
process.on("SIGTERM", () => process.exit(0));
