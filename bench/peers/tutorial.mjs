// What a tutorial shows: Apollo Server over TypeORM, whose resolvers ask the repositories, each row for itself.
import { randomUUID } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { DataSource, EntitySchema } from "typeorm";
import { typeTag } from "../../dist/src/kernel/db/id.js";
import { wordOf } from "../typed.mjs";
import { DateTime, typeDefs } from "./graph.mjs";

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columns = (type, ...names) => Object.fromEntries(names.map((name) => [name, { type, name: snake(name), nullable: true }]));
const id = { id: { type: "uuid", primary: true } };
const to = (target, joinColumn) => ({ type: "many-to-one", target, joinColumn: { name: joinColumn } });
const of = (target, inverseSide) => ({ type: "one-to-many", target, inverseSide });

const entities = Object.entries({
  municipality: [{ ...id, ...columns("text", "code", "name", "nameSort", "website"), ...columns("integer", "population") }],
  initiative: [
    {
      ...id,
      ...columns("text", "title", "summary", "status", "stage"),
      ...columns("integer", "version"),
      ...columns("timestamptz", "createdAt", "publishedAt", "updatedAt"),
    },
    {
      municipality: to("municipality", "municipality_id"),
      terms: of("initiative_term", "initiative"),
      links: of("initiative_contact", "initiative"),
    },
  ],
  term: [{ ...id, ...columns("text", "vocabulary", "key", "nameDa"), ...columns("integer", "position") }],
  initiative_term: [
    {
      initiativeId: { type: "uuid", name: "initiative_id", primary: true },
      termId: { type: "uuid", name: "term_id", primary: true },
      ...columns("integer", "position"),
    },
    { initiative: to("initiative", "initiative_id"), term: to("term", "term_id") },
  ],
  contact: [
    { ...id, ...columns("text", "name", "nameSort", "jobTitle", "visibility"), ...columns("timestamptz", "hiddenAt") },
    { municipality: to("municipality", "municipality_id") },
  ],
  initiative_contact: [
    {
      initiativeId: { type: "uuid", name: "initiative_id", primary: true },
      contactId: { type: "uuid", name: "contact_id", primary: true },
      ...columns("integer", "position"),
    },
    { initiative: to("initiative", "initiative_id"), contact: to("contact", "contact_id") },
  ],
  adoption: [
    { ...id, ...columns("text", "status"), ...columns("timestamptz", "startedAt") },
    { municipality: to("municipality", "municipality_id"), initiative: to("initiative", "initiative_id") },
  ],
  event: [
    { ...id, ...columns("text", "title", "status", "venueName"), ...columns("timestamptz", "startsAt", "endsAt") },
    { sessions: of("session", "event") },
  ],
  session: [
    { ...id, ...columns("text", "kind", "title", "room"), ...columns("timestamptz", "startsAt", "endsAt") },
    { event: to("event", "event_id"), speakers: of("session_speaker", "session"), links: of("session_initiative", "session") },
  ],
  session_speaker: [
    {
      sessionId: { type: "uuid", name: "session_id", primary: true },
      position: { type: "integer", primary: true },
      ...columns("text", "name", "title"),
    },
    { session: to("session", "session_id"), municipality: to("municipality", "municipality_id") },
  ],
  session_initiative: [
    {
      sessionId: { type: "uuid", name: "session_id", primary: true },
      initiativeId: { type: "uuid", name: "initiative_id", primary: true },
      ...columns("integer", "position"),
    },
    { session: to("session", "session_id"), initiative: to("initiative", "initiative_id") },
  ],
}).map(([name, [all, relations = {}]]) => new EntitySchema({ name, columns: all, relations }));

const db = new DataSource({ type: "postgres", url: process.env.DATABASE_URL, entities, poolSize: 10, logging: false });
await db.initialize();
const all = (entity) => db.getRepository(entity);

/** The relation of one row, asked when its field is. */
const relation = (entity, name) => async (row) => (await all(entity).findOne({ where: { id: row.id }, relations: { [name]: true } }))[name];

const initiatives = ({ municipalityId, text }) => {
  const query = all("initiative").createQueryBuilder("i").where("i.status = 'PUBLISHED'");
  if (municipalityId) query.andWhere("i.municipality_id = :municipalityId", { municipalityId });
  if (text)
    query.andWhere("i.id in (select d.initiative_id from initiative_document d where d.words @@ (select every from search_plan(:words)))", {
      words: wordOf(text),
    });
  return query;
};
const newest = (query) => query.orderBy("coalesce(i.published_at, i.created_at)", "DESC").addOrderBy("i.id", "DESC");

const types = new Map(
  ["Initiative", "Municipality", "Contact", "Event"].map((type) => [typeTag(type).toString(16).padStart(3, "0"), type]),
);
const typeOf = ({ id: of }) => types.get(of.slice(15, 18));

const publish = (initiativeId) =>
  db.transaction(async (manager) => {
    const initiative = await manager.findOne("initiative", {
      where: { id: initiativeId, status: "DRAFT" },
      lock: { mode: "pessimistic_write" },
    });
    Object.assign(initiative, { status: "PUBLISHED", publishedAt: new Date(), updatedAt: new Date(), version: initiative.version + 1 });
    await manager.save("initiative", initiative);
    const { municipality_id } = (await manager.query("select municipality_id from initiative where id = $1", [initiativeId]))[0];
    await manager.query(
      `insert into initiative_revision (id, initiative_id, version, changed_fields, title, summary, revised_at) values ($1, $2, $3, '{status}', $4, $5, now())`,
      [randomUUID(), initiativeId, initiative.version, initiative.title, initiative.summary],
    );
    await manager.query(
      `insert into announcement (id, kind, occurred_at, subject_id, municipality_id) values ($1, 'INITIATIVE_PUBLISHED', now(), $2, $3)`,
      [randomUUID(), initiativeId, municipality_id],
    );
    await manager.query(
      `insert into audit_entry (id, at, action, subject_id, changed_fields) values ($1, now(), 'publishInitiative', $2, '{}')`,
      [randomUUID(), initiativeId],
    );
    return { initiative, userErrors: [] };
  });

const resolvers = {
  DateTime,
  Node: { __resolveType: typeOf },
  Query: {
    municipalities: async (_root, { first }) => ({
      nodes: await all("municipality").find({ order: { nameSort: "ASC", id: "ASC" }, take: first }),
    }),
    municipality: (_root, { code }) => all("municipality").findOneBy({ code }),
    initiatives: (_root, { first, filter }) => ({ first, text: filter?.text, facets: { text: filter?.text } }),
    event: (_root, args) => all("event").findOneBy({ id: args.id, status: "PUBLISHED" }),
    nodes: (_root, { ids }) => Promise.all(ids.map((one) => all(typeOf({ id: one }).toLowerCase()).findOneBy({ id: one }))),
  },
  Mutation: { publishInitiative: (_root, { input }) => publish(input.id) },
  Municipality: Object.fromEntries(
    ["initiatives", "adoptions", "contacts"].map((name) => [name, (row, { first }) => ({ municipalityId: row.id, first })]),
  ),
  Initiative: {
    municipality: relation("initiative", "municipality"),
    themes: async (row) =>
      (
        await all("initiative_term").find({
          where: { initiativeId: row.id, term: { vocabulary: "THEME" } },
          relations: { term: true },
          order: { position: "ASC" },
        })
      ).map(({ term }) => term),
    contacts: async (row) =>
      (
        await all("initiative_contact").find({
          where: { initiativeId: row.id, contact: { visibility: "PUBLIC" } },
          relations: { contact: true },
          order: { position: "ASC" },
        })
      ).map(({ contact }) => contact),
  },
  Term: { name: ({ nameDa }) => nameDa },
  Adoption: { initiative: relation("adoption", "initiative") },
  Event: {
    venue: ({ venueName }) => (venueName === null ? null : { name: venueName }),
    programme: (row) => all("session").find({ where: { event: { id: row.id } }, order: { startsAt: "ASC", id: "ASC" } }),
  },
  Session: {
    speakers: (row) => all("session_speaker").find({ where: { sessionId: row.id }, order: { position: "ASC" } }),
    initiatives: async (row) =>
      (
        await all("session_initiative").find({ where: { sessionId: row.id }, relations: { initiative: true }, order: { position: "ASC" } })
      ).map(({ initiative }) => initiative),
  },
  Speaker: {
    municipality: async ({ sessionId, position }) =>
      (await all("session_speaker").findOne({ where: { sessionId, position }, relations: { municipality: true } })).municipality,
  },
  InitiativeConnection: {
    totalCount: (connection) => initiatives(connection).getCount(),
    nodes: (connection) => newest(initiatives(connection)).limit(connection.first).getMany(),
  },
  InitiativeFacets: {
    stages: async (facets) => {
      const order = ["IDEA", "PILOT", "RUNNING", "ANCHORED", "ENDED"];
      const rows = await initiatives(facets).select("i.stage", "stage").addSelect("count(*)::int", "count").groupBy("i.stage").getRawMany();
      return rows.sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage));
    },
    terms: async (facets, { vocabulary }) => {
      const rows = await initiatives(facets)
        .innerJoin("i.terms", "it")
        .innerJoin("it.term", "t", "t.vocabulary = :vocabulary", { vocabulary })
        .select("t.key", "key")
        .addSelect("t.name_da", "nameDa")
        .addSelect("count(*)::int", "count")
        .groupBy("t.id")
        .orderBy("count(*)", "DESC")
        .addOrderBy("t.position")
        .addOrderBy("t.id")
        .getRawMany();
      return rows.map(({ count, ...term }) => ({ term, count }));
    },
  },
  AdoptionConnection: {
    totalCount: ({ municipalityId }) => all("adoption").countBy({ municipality: { id: municipalityId } }),
    nodes: ({ municipalityId, first }) =>
      all("adoption").find({ where: { municipality: { id: municipalityId } }, order: { startedAt: "DESC", id: "DESC" }, take: first }),
  },
  ContactConnection: {
    totalCount: ({ municipalityId }) => all("contact").countBy({ municipality: { id: municipalityId }, visibility: "PUBLIC" }),
    nodes: ({ municipalityId, first }) =>
      all("contact").find({
        where: { municipality: { id: municipalityId }, visibility: "PUBLIC" },
        order: { nameSort: "ASC", id: "ASC" },
        take: first,
      }),
  },
};

const server = new ApolloServer({ typeDefs, resolvers });
await startStandaloneServer(server, { listen: { port: Number(process.env.PORT), host: "127.0.0.1" } });
process.on("SIGTERM", () => process.exit(0));
