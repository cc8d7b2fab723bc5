// Practices in number, made by SQL: the bench measures reading. All of it is made up, in a database of the bench's own.
export async function fill(client, initiatives) {
  const { rows } = await client.query("select count(*)::int n from initiative");
  if (rows[0].n >= initiatives) return;
  await client.query("truncate initiative, contact, organisation cascade");
  // Ids as the hub makes them: UUIDv7 whose twelve bits after the version name the type (Contact, Initiative).
  const { newId } = await import("../dist/src/kernel/db/id.js");
  const ids = (type, count) => Array.from({ length: count }, (_, i) => newId(type, new Date(Date.UTC(2025, 0, 1) + i * 60_000)));
  const contacts = ids("Contact", 500);
  await client.query(
    `insert into contact (id, name, job_title, municipality_id, visibility, email, email_visibility, phone_visibility, source, created_at, updated_at)
     select x.id, 'Example ' || x.n, 'Consultant', m.id, 'PUBLIC', 'c' || x.n || '@example.org', 'NETWORK', 'NETWORK', 'COLLEAGUE', now(), now()
     from unnest($1::uuid[]) with ordinality x(id, n)
     join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + x.n % 98`,
    [contacts],
  );
  await client.query(
    `insert into initiative (id, slug, status, stage, language, title, summary, municipality_id, evidence_level, challenge, approach, version,
       created_at, updated_at, published_at)
     select x.id, 'example-' || x.n, 'PUBLISHED', 'RUNNING', 'DA', 'Example practice ' || x.n, repeat('What it is about. ', 8), m.id, 'EXPERIENCE',
       repeat('What was to be changed. ', 20), repeat('What is done. ', 40), 1, t.moment, t.moment, t.moment
     from unnest($1::uuid[]) with ordinality x(id, n)
     join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + x.n % 98
     cross join lateral (select timestamptz '2025-01-01' + x.n * interval '1 minute' as moment) t`,
    [ids("Initiative", initiatives)],
  );
  await client.query(
    `insert into initiative_term (initiative_id, term_id, position)
     select i.id, t.id, t.k from (select id, row_number() over (order by id) n from initiative) i
     join (select id, row_number() over (order by key) k, count(*) over () total from term where vocabulary = 'THEME') t
       on t.k = 1 + i.n % t.total or t.k = 1 + (i.n + 1) % t.total`,
  );
  await client.query(
    `insert into initiative_contact (initiative_id, contact_id, position)
     select i.id, c.id, s.k from (select id, row_number() over (order by id) n from initiative) i
     cross join generate_series(1, 3) s(k)
     join (select id, row_number() over (order by id) n from contact) c on c.n = 1 + (i.n * 3 + s.k) % 500`,
  );
  await client.query(
    `insert into adoption (id, initiative_id, municipality_id, status, started_at, updated_at)
     select x.id, i.id, m.id, 'ADOPTED', now(), now() from unnest($1::uuid[]) with ordinality x(id, n)
     join (select id, municipality_id, row_number() over (order by slug) k, count(*) over () total from initiative) i on i.k = 1 + (x.n * x.n * 7) % i.total
     join (select id, row_number() over (order by code) k from municipality) m on m.k = 1 + (x.n * 13) % 98 and m.id <> i.municipality_id
     on conflict do nothing`,
    [ids("Adoption", Math.floor(initiatives / 4))],
  );
  await client.query("vacuum analyze");
}
