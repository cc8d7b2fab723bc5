// Mercurius as one writes it with care: loaders, jit, and one prepared statement for each batch.
import { randomUUID } from "node:crypto";
import Fastify from "fastify";
import mercurius from "mercurius";
import pg from "pg";
import { typeTag } from "../../dist/src/kernel/db/id.js";
import { wordOf } from "../typed.mjs";
import { DateTime, typeDefs } from "./graph.mjs";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const rowsOf = async (name, text, values) => (await pool.query({ name, text, values })).rows;

/** Of each object the one row that its key names. */
const one = (name, key, columns, table) => ({
  loader: async (queries) => {
    const rows = await rowsOf(name, `select ${columns} from ${table} where id = any($1::uuid[])`, [
      [...new Set(queries.map(({ obj }) => obj[key]))],
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return queries.map(({ obj }) => byId.get(obj[key]) ?? null);
  },
  opts: { cache: false },
});

/** Of each object its rows, in their order. */
const many = (name, text) => ({
  loader: async (queries) => {
    const lists = new Map(queries.map(({ obj }) => [obj.id, []]));
    for (const row of await rowsOf(name, text, [[...lists.keys()]])) lists.get(row.of).push(row);
    return queries.map(({ obj }) => lists.get(obj.id));
  },
  opts: { cache: false },
});

/** Of each connection something; connections of the documents are one at a time, and each is asked by itself. */
const each = (ask) => ({ loader: (queries) => Promise.all(queries.map(({ obj, params }) => ask(obj, params))), opts: { cache: false } });

const municipality = (key = "municipality_id") => one("municipalities", key, "id, code, name, population, website", "municipality");
const initiativeColumns = "i.id, i.title, i.summary, i.status, i.published_at, i.municipality_id";
const initiatives = "select " + initiativeColumns + " from initiative i where i.status = 'PUBLISHED'";
const newest = "order by coalesce(i.published_at, i.created_at) desc, i.id desc";
const found = "i.id in (select d.initiative_id from initiative_document d where d.words @@ (select every from search_plan($1)))";

const loaders = {
  Initiative: {
    municipality: municipality(),
    themes: many(
      "themes",
      `select it.initiative_id as of, t.key, t.name_da as name from initiative_term it join term t on t.id = it.term_id
       where it.initiative_id = any($1::uuid[]) and t.vocabulary = 'THEME' order by it.position`,
    ),
    contacts: many(
      "contacts",
      `select ic.initiative_id as of, c.id, c.name, c.job_title as "jobTitle" from initiative_contact ic join contact c on c.id = ic.contact_id
       where ic.initiative_id = any($1::uuid[]) and c.visibility = 'PUBLIC' and c.hidden_at is null order by ic.position`,
    ),
  },
  Speaker: { municipality: municipality() },
  Adoption: { initiative: one("initiatives", "initiative_id", initiativeColumns.replaceAll("i.", ""), "initiative") },
  Event: {
    programme: many(
      "programme",
      `select event_id as of, id, kind, title, starts_at as "startsAt", ends_at as "endsAt", room from session
       where event_id = any($1::uuid[]) order by starts_at, id`,
    ),
  },
  Session: {
    speakers: many(
      "speakers",
      "select session_id as of, name, title, municipality_id from session_speaker where session_id = any($1::uuid[]) order by position",
    ),
    initiatives: many(
      "session_initiatives",
      `select si.session_id as of, ${initiativeColumns} from session_initiative si join initiative i on i.id = si.initiative_id
       where si.session_id = any($1::uuid[]) and i.status <> 'DRAFT' order by si.position`,
    ),
  },
  InitiativeConnection: {
    nodes: each(({ municipalityId, text, first }) => {
      if (municipalityId)
        return rowsOf("of_municipality", `${initiatives} and i.municipality_id = $1 ${newest} limit $2`, [municipalityId, first]);
      if (text) return rowsOf("found", `${initiatives} and ${found} ${newest} limit $2`, [wordOf(text), first]);
      return rowsOf("newest", `${initiatives} ${newest} limit $1`, [first]);
    }),
    totalCount: each(async ({ municipalityId, text }) => {
      const count = "select count(*)::int n from initiative i where i.status = 'PUBLISHED'";
      const [{ n }] = municipalityId
        ? await rowsOf("count_of_municipality", `${count} and i.municipality_id = $1`, [municipalityId])
        : text
          ? await rowsOf("count_found", `${count} and ${found}`, [wordOf(text)])
          : await rowsOf("count", count, []);
      return n;
    }),
  },
  InitiativeFacets: {
    stages: each(({ text }) =>
      rowsOf(
        "stages",
        `select i.stage, count(*)::int as count from initiative i where i.status = 'PUBLISHED' and ${found} group by 1
         order by array_position('{IDEA,PILOT,RUNNING,ANCHORED,ENDED}'::text[], i.stage)`,
        [wordOf(text)],
      ),
    ),
    terms: each(async ({ text }, { vocabulary }) => {
      const rows = await rowsOf(
        "terms",
        `select t.key, t.name_da as name, c.n as count from (select it.term_id, count(*)::int n from initiative i join initiative_term it
           on it.initiative_id = i.id where i.status = 'PUBLISHED' and ${found} group by 1) c
         join term t on t.id = c.term_id and t.vocabulary = $2 order by c.n desc, t.position, t.id`,
        [wordOf(text), vocabulary],
      );
      return rows.map(({ count, ...term }) => ({ term, count }));
    }),
  },
  AdoptionConnection: {
    nodes: each(({ municipalityId, first }) =>
      rowsOf(
        "adoptions",
        `select id, status, started_at as "startedAt", initiative_id from adoption where municipality_id = $1 order by started_at desc, id desc limit $2`,
        [municipalityId, first],
      ),
    ),
    totalCount: each(
      async ({ municipalityId }) =>
        (await rowsOf("count_adoptions", "select count(*)::int n from adoption where municipality_id = $1", [municipalityId]))[0].n,
    ),
  },
  ContactConnection: {
    nodes: each(({ municipalityId, first }) =>
      rowsOf(
        "contacts_of_municipality",
        `select id, name, job_title as "jobTitle" from contact where municipality_id = $1 and visibility = 'PUBLIC' and hidden_at is null
         order by name_sort, id limit $2`,
        [municipalityId, first],
      ),
    ),
    totalCount: each(
      async ({ municipalityId }) =>
        (
          await rowsOf(
            "count_contacts",
            "select count(*)::int n from contact where municipality_id = $1 and visibility = 'PUBLIC' and hidden_at is null",
            [municipalityId],
          )
        )[0].n,
    ),
  },
};

const nodes = {
  Initiative: `${initiatives.replace("= 'PUBLISHED'", "<> 'DRAFT'")} and i.id = any($1::uuid[])`,
  Municipality: "select id, name, population from municipality where id = any($1::uuid[])",
  Contact: `select id, name, job_title as "jobTitle" from contact where id = any($1::uuid[]) and visibility = 'PUBLIC' and hidden_at is null`,
  Event: `select id, title, starts_at as "startsAt" from event where id = any($1::uuid[]) and status <> 'DRAFT'`,
};
const types = new Map(Object.keys(nodes).map((type) => [typeTag(type).toString(16).padStart(3, "0"), type]));
const typeOf = (id) => types.get(id.slice(15, 18));
const connectionOf = ({ id }, { first }) => ({ municipalityId: id, first });

async function publish(id) {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query({
      name: "published",
      text: `update initiative i set status = 'PUBLISHED', published_at = now(), updated_at = now(), version = version + 1
        where id = $1 and status = 'DRAFT' and summary ~ '\\S' returning ${initiativeColumns}, i.version`,
      values: [id],
    });
    const [{ version, title, summary, municipality_id }] = rows;
    await client.query({
      name: "revised",
      text: `insert into initiative_revision (id, initiative_id, version, changed_fields, title, summary, revised_at) values ($1, $2, $3, '{status}', $4, $5, now())`,
      values: [randomUUID(), id, version, title, summary],
    });
    await client.query({
      name: "announced",
      text: `insert into announcement (id, kind, occurred_at, subject_id, municipality_id) values ($1, 'INITIATIVE_PUBLISHED', now(), $2, $3)`,
      values: [randomUUID(), id, municipality_id],
    });
    await client.query({
      name: "audited",
      text: `insert into audit_entry (id, at, action, subject_id, changed_fields) values ($1, now(), 'publishInitiative', $2, '{}')`,
      values: [randomUUID(), id],
    });
    await client.query("commit");
    return { initiative: rows[0], userErrors: [] };
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

const resolvers = {
  DateTime,
  Node: { resolveType: ({ id }) => typeOf(id) },
  Initiative: { publishedAt: ({ published_at }) => published_at },
  Municipality: { initiatives: connectionOf, adoptions: connectionOf, contacts: connectionOf },
  Query: {
    municipalities: async (_root, { first }) => ({
      nodes: await rowsOf(
        "municipalities_by_name",
        "select id, code, name, population, website from municipality order by name_sort, id limit $1",
        [first],
      ),
    }),
    municipality: async (_root, { code }) =>
      (await rowsOf("municipality", "select id, code, name, population, website from municipality where code = $1", [code]))[0] ?? null,
    initiatives: (_root, { first, filter }) => ({ first, text: filter?.text, facets: { text: filter?.text } }),
    event: async (_root, { id }) => {
      const [event] = await rowsOf(
        "event",
        `select id, title, starts_at as "startsAt", ends_at as "endsAt", venue_name from event where id = $1 and status <> 'DRAFT'`,
        [id],
      );
      return event ? { ...event, venue: event.venue_name === null ? null : { name: event.venue_name } } : null;
    },
    nodes: async (_root, { ids }) => {
      const groups = Object.groupBy ? Object.groupBy(ids, typeOf) : ids.reduce((all, id) => ((all[typeOf(id)] ??= []).push(id), all), {});
      const lists = await Promise.all(Object.entries(groups).map(([type, some]) => rowsOf(`nodes_${type}`, nodes[type], [some])));
      const byId = new Map(lists.flat().map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    },
  },
  Mutation: { publishInitiative: (_root, { input }) => publish(input.id) },
};

const app = Fastify();
app.register(mercurius, { schema: typeDefs, resolvers, loaders, jit: 1, graphiql: false });
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
process.on("SIGTERM", () => process.exit(0));
