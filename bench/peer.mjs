// The limit: what one writes by hand where nothing but these few answers is wanted. node:http and pg, one prepared
// statement for each request, whose JSON goes out as the database wrote it.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { byHand } from "./finding-by-hand.mjs";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: "-c jit=off" });

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
