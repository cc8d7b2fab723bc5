// Practices and events in number, written past the commands: the bench measures reading. All of it is made up, in a database of the bench's own.
import { randomBytes } from "node:crypto";
import { textsOf } from "./words.mjs";

export async function fill(client, initiatives, contactCount = 500) {
  const { rows } = await client.query("select count(*)::int n from initiative");
  if (rows[0].n >= initiatives) return;
  await client.query("truncate initiative, contact, organisation cascade");
  const ids = await idsOf();
  const contacts = ids("Contact", contactCount);
  await client.query(
    `insert into contact (id, name, job_title, municipality_id, visibility, email, email_visibility, phone_visibility, source, created_at, updated_at)
     select x.id, 'Example ' || x.n, 'Consultant', m.id, 'PUBLIC', 'c' || x.n || '@example.org', 'NETWORK', 'NETWORK', 'COLLEAGUE', now(), now()
     from unnest($1::uuid[]) with ordinality x(id, n)
     join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + x.n % 98`,
    [contacts],
  );
  // What is written row by row when somebody writes, here at once and at the end.
  const kept = ["initiative", "initiative_term", "initiative_partner", "initiative_document"];
  for (const table of kept) await client.query(`alter table ${table} disable trigger user`);
  await client.query("alter table initiative_document enable trigger initiative_document_is_counted");
  const { demoTerms } = await import("../dist/seeds/demo/terms.js");
  await client.query(
    `insert into term (id, vocabulary, key, name_da, name_en, position)
     select x.id, t.vocabulary, t.key, t."nameDa", t."nameEn", 100 + x.n from unnest($1::uuid[]) with ordinality x(id, n)
     join rows from (jsonb_to_recordset($2::jsonb) as (vocabulary text, key text, "nameDa" text, "nameEn" text))
       with ordinality t(vocabulary, key, "nameDa", "nameEn", n) using (n) on conflict do nothing`,
    [ids("Term", demoTerms.length), JSON.stringify(demoTerms)],
  );
  await client.query(
    `insert into organisation (id, name, kind, municipality_id, created_at, updated_at)
     select x.id, 'Forening ' || x.n, 'ASSOCIATION', m.id, now(), now() from unnest($1::uuid[]) with ordinality x(id, n)
     join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + x.n % 98`,
    [ids("Organisation", Math.ceil(initiatives / 20))],
  );
  const practices = ids("Initiative", initiatives).map((id, n) => ({ id, n: n + 1 }));
  for (let from = 0; from < initiatives; from += 5000)
    await client.query(
      `insert into initiative (id, slug, status, stage, language, title, summary, municipality_id, evidence_level, challenge, approach, version,
         created_at, updated_at, published_at)
       select x.id, 'example-' || x.n, 'PUBLISHED', (array['IDEA', 'PILOT', 'RUNNING', 'ANCHORED', 'ENDED'])[1 + x.n % 7 % 5], 'DA', x.title, x.summary,
         m.id, 'EXPERIENCE', x.challenge, x.approach, 1, t.moment, t.moment, t.moment
       from jsonb_to_recordset($1::jsonb) x(id uuid, n int, title text, summary text, challenge text, approach text)
       join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + x.n % 98
       cross join lateral (select timestamptz '2025-01-01' + x.n * interval '1 minute' as moment) t`,
      [JSON.stringify(practices.slice(from, from + 5000).map((one) => ({ ...one, ...textsOf(one.n) })))],
    );
  await client.query(
    `insert into initiative_term (initiative_id, term_id, position)
     select i.id, t.id, t.k from (select id, row_number() over (order by id) n from initiative) i
     join (select id, row_number() over (order by key) k, count(*) over () total from term where vocabulary = 'THEME') t
       on t.k = 1 + i.n % t.total or t.k = 1 + (i.n + 1) % t.total`,
  );
  await client.query(
    `insert into initiative_term (initiative_id, term_id, position)
     select i.id, t.id, t.k from (select id, row_number() over (order by id) n from initiative) i
     join (select id, row_number() over (order by key) k, count(*) over () total from term where vocabulary = 'TARGET_GROUP') t
       on t.k = 1 + i.n * 7 / 3 % t.total`,
  );
  await client.query(
    `insert into initiative_partner (initiative_id, organisation_id, position)
     select i.id, o.id, 0 from (select id, row_number() over (order by id) n from initiative) i
     join (select id, row_number() over (order by id) n, count(*) over () total from organisation) o on o.n = 1 + i.n * 11 % o.total where i.n % 2 = 0`,
  );
  await client.query(`select search_refresh(array(select id from initiative))`);
  await client.query("truncate search_word");
  await client.query(
    `insert into search_word (spelling, word, uses)
     select w, search_fold(w), count(*)::int from initiative_document cross join unnest(spellings) w group by w`,
  );
  for (const table of kept) await client.query(`alter table ${table} enable trigger user`);
  await client.query(
    `insert into initiative_contact (initiative_id, contact_id, position)
     select i.id, c.id, s.k from (select id, row_number() over (order by id) n from initiative) i
     cross join generate_series(1, 3) s(k)
     join (select id, row_number() over (order by id) n from contact) c on c.n = 1 + (i.n * 3 + s.k) % $1::int`,
    [contactCount],
  );
  await client.query(
    `insert into adoption (id, initiative_id, municipality_id, status, started_at, updated_at)
     select x.id, i.id, m.id, 'ADOPTED', now(), now() from unnest($1::uuid[]) with ordinality x(id, n)
     join (select id, municipality_id, row_number() over (order by slug) k from initiative) i on i.k = 1 + (x.n * x.n * 7) % $2::bigint
     join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + (x.n * 13) % 98 and m.id <> i.municipality_id
     on conflict do nothing`,
    [ids("Adoption", Math.floor(initiatives / 4)), initiatives],
  );
  await client.query("vacuum analyze");
}

/** Events of four sessions, each with two speakers and two practices, and so many registrations, spread over them. */
export async function fillEvents(client, events, registrations) {
  const { rows } = await client.query("select count(*)::int n from event");
  if (rows[0].n >= events) return;
  await client.query("begin");
  // Nothing is known of rows that are numbered on the way: joins would be loops in loops.
  await client.query("set local enable_nestloop = off");
  await client.query("truncate event cascade");
  const ids = await idsOf();
  await client.query(
    `insert into event (id, slug, kind, status, language, title, summary, description, starts_at, ends_at, time_zone, venue_name, host_municipality_id,
       attendance_modes, capacity, version, created_at, updated_at, published_at)
     select x.id, 'example-' || x.n, 'NETWORK_DAY', 'PUBLISHED', 'DA', 'Example day ' || x.n, 'A day of the bench.', repeat('What it is about. ', 20),
       t.moment, t.moment + interval '7 hours', 'Europe/Copenhagen', 'Example hall ' || x.n, m.id, '{IN_PERSON}', 100000, 1, now(), now(), now()
     from unnest($1::uuid[]) with ordinality x(id, n)
     join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + x.n % 98
     cross join lateral (select timestamptz '2090-01-01 08:00Z' + x.n * interval '1 day' as moment) t`,
    [ids("Event", events)],
  );
  await client.query(
    `insert into session (id, event_id, kind, title, description, starts_at, ends_at, room)
     select x.id, e.id, 'TALK', 'Example session ' || x.n, repeat('What is told. ', 10), e.starts_at + (x.n % 4) * interval '1 hour',
       e.starts_at + (x.n % 4 + 1) * interval '1 hour', 'Room ' || x.n % 4
     from unnest($1::uuid[]) with ordinality x(id, n)
     join (select id, starts_at, row_number() over (order by id) k from event) e on e.k = 1 + (x.n - 1) / 4`,
    [ids("Session", events * 4)],
  );
  await client.query(
    `insert into session_speaker (session_id, position, name, title, municipality_id)
     select s.id, p.n, 'Example speaker ' || s.k || '-' || p.n, 'Consultant', m.id
     from (select id, row_number() over (order by id) k from session) s cross join generate_series(1, 2) p(n)
     join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + (s.k * 5 + p.n) % 98`,
  );
  await client.query(
    `insert into session_initiative (session_id, initiative_id, position)
     select s.id, i.id, p.n from (select id, row_number() over (order by id) k from session) s cross join generate_series(1, 2) p(n)
     join (select id, row_number() over (order by id) k, count(*) over () total from initiative where status = 'PUBLISHED') i
       on i.k = 1 + (s.k * 17 + p.n) % i.total`,
  );
  await client.query(
    `insert into registration (id, event_id, group_id, arrival, status, mode, name, email, municipality_id, code, registered_at)
     select x.id, e.id, x.id, 1 + (x.n - 1) / e.total, 'CONFIRMED', 'IN_PERSON', 'Example participant ' || x.n, 'p' || x.n || '@example.org', m.id,
       'bench' || x.n, now()
     from unnest($1::uuid[]) with ordinality x(id, n)
     join (select id, row_number() over (order by id) k, count(*) over () total from event) e on e.k = 1 + (x.n - 1) % e.total
     join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + x.n % 98`,
    [ids("Registration", registrations)],
  );
  await client.query("commit");
  await client.query("vacuum analyze");
}

/** Practices that are not published yet, complete; their ids. */
export async function fillDrafts(client, count) {
  const { rows } = await client.query("select id from initiative where slug like 'draft-%' order by id");
  if (rows.length >= count) return rows.slice(0, count).map(({ id }) => id);
  const ids = (await idsOf())("Initiative", count);
  await client.query("delete from initiative where slug like 'draft-%'");
  await client.query(
    `insert into initiative (id, slug, status, stage, language, title, summary, municipality_id, evidence_level, challenge, approach, version, created_at, updated_at)
     select x.id, 'draft-' || x.n, 'DRAFT', 'RUNNING', 'DA', 'Example draft ' || x.n, repeat('What it is about. ', 8), m.id, 'EXPERIENCE',
       repeat('What was to be changed. ', 20), repeat('What is done. ', 40), 1, timestamptz '2024-01-01', timestamptz '2024-01-01'
     from unnest($1::uuid[]) with ordinality x(id, n)
     join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + x.n % 98`,
    [ids],
  );
  await client.query("vacuum analyze initiative");
  return ids;
}

/** Somebody who may publish for all municipalities, and the secret that signs their token. */
export async function fillSignIn(client) {
  await client.query("insert into hub_setting (key, value) values ('demo-secret', $1) on conflict (key) do nothing", [
    randomBytes(32).toString("hex"),
  ]);
  const ids = await idsOf();
  const { rows } = await client.query("select id from account where email = 'editor@example.org'");
  if (rows.length > 0) return { by: rows[0].id };
  const [by] = ids("Account", 1);
  await client.query("insert into account (id, name, email, created_at) values ($1, 'An editor (example)', 'editor@example.org', now())", [
    by,
  ]);
  await client.query("insert into membership (id, account_id, municipality_id, role, since) values ($1, $2, null, 'ORGANISER', now())", [
    ids("Membership", 1)[0],
    by,
  ]);
  return { by };
}

/** Ids as the hub makes them: UUIDv7 whose twelve bits after the version name the type. */
async function idsOf() {
  const { newId } = await import("../dist/src/kernel/db/id.js");
  return (type, count) => Array.from({ length: count }, (_, i) => newId(type, new Date(Date.UTC(2025, 0, 1) + i * 60_000)));
}
