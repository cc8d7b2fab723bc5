import { isInputObjectType, type GraphQLSchema } from "graphql";
import { at, type Json } from "../support/json";
import type { Person } from "../support/person";
import type { NamedRule } from "../support/rules";
import { settledHead } from "../support/hub";
import { inherited, nodeTypes, seenOf, tried } from "./cells";
import { actorNames, codes, type Actor, type Whose, type World } from "./world";

const both: readonly Whose[] = ["own", "another"];

/** A refusal that somebody met, for the test that removes the rule behind it. */
export interface Refusal {
  readonly mutation: string;
  readonly whose: Whose;
  readonly actor: Actor;
  readonly message: string;
  /** Which rules were asked for it. */
  readonly rules: ReadonlySet<NamedRule["rule"]>;
}

export interface Matrix {
  readonly text: string;
  readonly refusals: readonly Refusal[];
}

const head = `# Who sees and may do what, as the running graph answers: made by npm run rights:emit, compared by test/rights.
#
# Columns, in this order: ${actorNames.join(", ")}.
# Keys named by a scope are an administrator's; the municipality's key has every scope. own and another: a thing of the
# actors' own municipality and of another one, as hidden as it can be.
# Fields:    . the thing is not there for them   0 null or empty   v something
# Mutations: + done   F FORBIDDEN   N NOT_FOUND   U UNAUTHENTICATED
`;

/** Asks the running graph everything that somebody could ask. */
export async function matrixOf(world: World, schema: GraphQLSchema): Promise<Matrix> {
  const refusals: Refusal[] = [];
  const sections = [
    ["Fields of things", await fields(world, schema)],
    ["The root", await roots(world, schema)],
    ["Filters: whether they find the hidden thing", await filters(world, schema)],
    ["Subscriptions", await subscriptions(world, schema)],
    ["Mutations", await mutations(world, schema, refusals)],
    ["Rights that come from elsewhere", inherited(schema)],
  ] as const;
  return { text: [head, ...sections.map(([title, rows]) => `\n# ${title}\n${rows.join("\n")}\n`)].join(""), refusals };
}

const row = (name: string, cells: Readonly<Partial<Record<Whose, readonly string[]>>>): string =>
  `${name.padEnd(38)} ${both.map((whose) => (cells[whose] ? `${whose} ${cells[whose].join("")}` : "")).join("   ")}`.trimEnd();

async function fields(world: World, schema: GraphQLSchema): Promise<string[]> {
  const rows: string[] = [];
  const more = Object.keys(world.things.own ?? {}).filter((name) => name.includes(" "));
  const looks = nodeTypes(schema).flatMap((type) => [
    [type.name, type] as const,
    ...more.filter((name) => name.startsWith(`${type.name} `)).map((name) => [name, type] as const),
  ]);
  for (const [look, type] of looks) {
    if (look !== type.name) rows.push(`# ${look}:`);
    const seen: Partial<Record<Whose, Readonly<Record<string, string>>[]>> = {};
    for (const whose of both) {
      const id = world.things[whose]?.[look];
      if (id === undefined || id === "") throw new Error(`say in test/rights/world.ts which ${type.name} is looked at`);
      seen[whose] = await Promise.all(world.actors.map((actor) => seenOf(type, id, actor)));
    }
    for (const name of Object.keys(type.getFields())) {
      const cells = Object.fromEntries(both.map((whose) => [whose, (seen[whose] ?? []).map((one) => one[name] ?? "?")]));
      rows.push(row(`${type.name}.${name}`, cells));
    }
  }
  return rows;
}

/** Each root field with what names the hidden thing, and where to look in its answer. */
const rootQueries: Readonly<Record<string, (things: Readonly<Record<string, string>>) => string>> = {
  announcementHead: () => "announcementHead",
  announcements: () => "announcements(first: 1) { nodes { id } }",
  attentionPoints: () => "attentionPoints { id }",
  auditEntries: () => "auditEntries(first: 1) { nodes { id } }",
  catalogue: () => "catalogue(filter: { status: [DRAFT] }) { initiativeCount }",
  contact: ({ Contact }) => `contact(id: "${Contact}") { id }`,
  contacts: () => "contacts(first: 1) { nodes { id } }",
  experienceRequests: () => "experienceRequests(first: 1) { nodes { id } }",
  event: ({ Event }) => `event(id: "${Event}") { id }`,
  eventBySlug: ({ eventSlug }) => `eventBySlug(slug: "${eventSlug}") { id }`,
  events: () => "events(filter: { status: [DRAFT] }, first: 1) { nodes { id } }",
  initiative: ({ Initiative }) => `initiative(id: "${Initiative}") { id }`,
  initiativeBySlug: ({ initiativeSlug }) => `initiativeBySlug(slug: "${initiativeSlug}") { id }`,
  initiatives: () => "initiatives(filter: { status: [DRAFT] }, first: 1) { nodes { id } }",
  municipalities: () => "municipalities(first: 1) { nodes { id } }",
  municipality: () => `municipality(code: "${codes.own}") { id }`,
  network: () => "network { name }",
  node: ({ Contact }) => `node(id: "${Contact}") { id }`,
  nodes: ({ Contact }) => `nodes(ids: ["${Contact}"]) { id }`,
  organisation: ({ Organisation }) => `organisation(id: "${Organisation}") { id }`,
  organisations: () => "organisations(first: 1) { nodes { id } }",
  rateLimit: () => "rateLimit { cost }",
  regions: () => "regions { id }",
  search: () => 'search(query: "a", types: [EXPERIENCE_REQUEST], first: 1) { nodes { __typename } }',
  terms: () => "terms { id }",
  viewer: () => "viewer { account { id } }",
  webhookSample: () => "webhookSample(kind: EVENT_PUBLISHED)",
};

async function roots(world: World, schema: GraphQLSchema): Promise<string[]> {
  const rows: string[] = [];
  for (const name of Object.keys(schema.getQueryType()?.getFields() ?? {})) {
    const query = rootQueries[name];
    if (!query) throw new Error(`say in test/rights/matrix.ts how Query.${name} is looked at`);
    const cells: Partial<Record<Whose, string[]>> = {};
    for (const whose of both) {
      const things = { ...world.things[whose], ...(await slugs(world, whose)) };
      cells[whose] = await Promise.all(world.actors.map(async ({ person }) => mark(at(await person.data(`{ ${query(things)} }`), name))));
    }
    rows.push(row(`Query.${name}`, cells));
  }
  return rows;
}

async function slugs(world: World, whose: Whose): Promise<Record<string, string>> {
  const data = await world.administrator.data("query ($i: ID!, $e: ID!) { initiative(id: $i) { slug } event(id: $e) { slug } }", {
    i: world.things[whose]?.["Initiative"],
    e: world.things[whose]?.["Event"],
  });
  return { initiativeSlug: String(at(data, "initiative.slug")), eventSlug: String(at(data, "event.slug")) };
}

function mark(value: Json): string {
  if (value === null) return "0";
  if (Array.isArray(value)) return value.every((item) => item === null) ? "0" : "v";
  if (typeof value === "object" && value !== null && "nodes" in value) return (value.nodes as unknown[]).length === 0 ? "0" : "v";
  return "v";
}

/** Which list takes a filter, what else it needs to show hidden things, and what each of its keys is tried with. */
const lists: Readonly<
  Record<string, { list: string; type: string; also?: string; keys: Readonly<Record<string, (thing: Record<string, Json>) => string>> }>
> = {
  InitiativeFilter: {
    list: "initiatives",
    type: "Initiative",
    also: "status: [DRAFT]",
    keys: {
      arenas: () => '["home"]',
      attentionPoints: () => '["equal-partner"]',
      cooperationForms: () => "[]",
      evidenceLevel: () => "[EXPERIENCE]",
      externalReferences: ({ externalReference }) => JSON.stringify([externalReference]),
      hasBeenAdopted: () => "false",
      isFragile: () => "true",
      maxPopulation: () => "10000000",
      minPopulation: () => "0",
      municipalityCodes: () => `["${codes.own}", "${codes.another}"]`,
      partnerId: ({ partners }) => JSON.stringify(at(partners ?? null, "0.organisation.id")),
      publishedAfter: () => '"2000-01-01T00:00:00Z"',
      publishedBefore: () => '"2100-01-01T00:00:00Z"',
      regionCodes: () => '["1081", "1082", "1083", "1084", "1085"]',
      stage: () => "[IDEA, PILOT, RUNNING, ANCHORED, ENDED]",
      status: () => "[DRAFT]",
      targetGroups: () => "[]",
      text: ({ title }) => JSON.stringify(title),
      themes: () => '["loneliness"]',
    },
  },
  ContactFilter: {
    list: "contacts",
    type: "Contact",
    keys: {
      municipalityCodes: () => `["${codes.own}", "${codes.another}"]`,
      organisationId: ({ organisation }) => JSON.stringify(at(organisation ?? null, "id") ?? "x"),
      text: ({ name }) => JSON.stringify(name),
      themes: () => '["loneliness"]',
    },
  },
  EventFilter: {
    list: "events",
    type: "Event",
    also: "status: [DRAFT]",
    keys: {
      hostMunicipalityCodes: () => `["${codes.own}", "${codes.another}"]`,
      kinds: () => "[NETWORK_DAY]",
      startsAfter: () => '"2000-01-01T00:00:00Z"',
      startsBefore: () => '"2100-01-01T00:00:00Z"',
      status: () => "[DRAFT]",
      text: ({ title }) => JSON.stringify(title),
      themes: () => '["loneliness"]',
    },
  },
  OrganisationFilter: {
    list: "organisations",
    type: "Organisation",
    keys: {
      kinds: () => "[ASSOCIATION]",
      municipalityCodes: () => `["${codes.own}", "${codes.another}"]`,
      text: ({ name }) => JSON.stringify(name),
    },
  },
  MunicipalityFilter: {
    list: "municipalities",
    type: "Municipality",
    keys: {
      codes: () => `["${codes.own}", "${codes.another}"]`,
      isParticipating: () => "true",
      name: ({ name }) => JSON.stringify(name),
      regionCodes: () => '["1081", "1082", "1083", "1084", "1085"]',
    },
  },
  ExperienceRequestFilter: {
    list: "experienceRequests",
    type: "ExperienceRequest",
    keys: {
      municipalityCodes: () => `["${codes.own}", "${codes.another}"]`,
      status: () => "[ANSWERED]",
      themes: () => '["loneliness"]',
    },
  },
  AuditFilter: {
    list: "auditEntries",
    type: "AuditEntry",
    keys: {
      actions: () => '["draftInitiative"]',
      actorId: ({ actor }) => JSON.stringify(at(actor ?? null, "id")),
      after: () => '"2000-01-01T00:00:00Z"',
      before: () => '"2100-01-01T00:00:00Z"',
      subjectId: ({ subjectId }) => JSON.stringify(subjectId),
    },
  },
};
const whatFiltersAskFor: Readonly<Record<string, string>> = {
  Initiative: "title externalReference partners { organisation { id } }",
  Contact: "name organisation { id }",
  Event: "title",
  Organisation: "name",
  Municipality: "name",
  AuditEntry: "actor { id } subjectId",
};

async function filters(world: World, schema: GraphQLSchema): Promise<string[]> {
  const rows: string[] = [];
  const types = Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .filter(({ name }) => name.endsWith("Filter"));
  for (const type of types.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    // The log is public: what is hidden in it is its subject.
    if (type.name === "AnnouncementFilter") {
      for (const key of Object.keys(type.getFields()))
        rows.push(`${type.name}.${key}: finds among announcements, which name nobody; see Announcement.subject`);
      continue;
    }
    if (type.name === "RegistrationFilter") {
      for (const key of Object.keys(type.getFields())) rows.push(`${type.name}.${key}: finds among Event.registrations; see there`);
      continue;
    }
    const known = lists[type.name];
    for (const key of Object.keys(type.getFields())) {
      const probe = known?.keys[key];
      if (!known || !probe) throw new Error(`say in test/rights/matrix.ts what ${type.name}.${key} is tried with`);
      const cells: Partial<Record<Whose, string[]>> = {};
      for (const whose of both) {
        const id = world.things[whose]?.[known.type];
        const asked = `query ($id: ID!) { node(id: $id) { ... on ${known.type} { ${whatFiltersAskFor[known.type] ?? "id"} } } }`;
        const thing = at(await world.administrator.data(asked, { id }), "node") as Record<string, Json>;
        const given = [...(known.also !== undefined && key !== "status" ? [known.also] : []), `${key}: ${probe(thing)}`].join(", ");
        cells[whose] = await Promise.all(world.actors.map(({ person }) => found(person, known.list, given, id ?? "")));
      }
      rows.push(row(`${type.name}.${key}`, cells));
    }
  }
  return rows;
}

/** v where the thing is on some page of the list, 0 where it is not. */
async function found(person: Person, list: string, filter: string, id: string): Promise<string> {
  let after: Json = null;
  do {
    const query = `query ($after: String) { ${list}(first: 100, after: $after, filter: { ${filter} }) { nodes { id } pageInfo { endCursor hasNextPage } } }`;
    const page: Json = at(await person.data(query, { after }), list);
    if (page === null) return "0";
    if ((at(page, "nodes") as Json[]).some((node) => at(node, "id") === id)) return "v";
    after = at(page, "pageInfo.hasNextPage") === true ? at(page, "pageInfo.endCursor") : null;
  } while (after !== null);
  return "0";
}

async function subscriptions(world: World, schema: GraphQLSchema): Promise<string[]> {
  const rows: string[] = [];
  const after = await settledHead(world.hub);
  await world.published(codes.own);
  await settledHead(world.hub);
  const asked: Readonly<Record<string, string>> = {
    announcements: "announcements(after: $after) { ... on Announcement { subject { __typename } } }",
    initiativePublished: "initiativePublished(after: $after) { initiative { id } }",
    eventAttendanceChanged: "eventAttendanceChanged(eventId: $eventId) { registration { id } }",
  };
  const eventId = await world.open();
  for (const name of Object.keys(schema.getSubscriptionType()?.getFields() ?? {})) {
    const query = asked[name];
    if (query === undefined) throw new Error(`say in test/rights/matrix.ts how Subscription.${name} is followed`);
    const cells = await Promise.all(
      world.actors.map(async ({ person }) => {
        const isOfEvent = query.includes("$eventId");
        const following = isOfEvent
          ? person.follow(`subscription ($eventId: ID!) { ${query} }`, { eventId })
          : person.follow(`subscription ($after: String) { ${query} }`, { after });
        try {
          const next = following.next();
          // It tells what happens from now on, so something has to.
          if (isOfEvent) await untilDone(next, () => world.registration(eventId, codes.own));
          const event = at(await next, name) as Record<string, Json>;
          return Object.values(event).every((value) => value === null) ? "0" : "v";
        } catch {
          return "F";
        } finally {
          await following.stop().catch(() => undefined);
        }
      }),
    );
    rows.push(row(`Subscription.${name}`, { own: cells }));
  }
  return rows;
}

async function untilDone(work: Promise<unknown>, again: () => Promise<unknown>): Promise<void> {
  let isDone = false;
  const noted = () => void (isDone = true);
  work.then(noted, noted);
  while (!isDone) await again();
}

async function mutations(world: World, schema: GraphQLSchema, refusals: Refusal[]): Promise<string[]> {
  const rows: string[] = [];
  // Whoever takes an invitation up is a member of another municipality too: the last of all.
  const last = "acceptInvitation";
  const names = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => name !== last);
  for (const name of [...names, ...world.moreTries, last]) {
    const cells: Partial<Record<Whose, string[]>> = {};
    for (const whose of both) {
      const marks: string[] = [];
      for (const actor of world.actors) {
        const { mark: made, message, rules } = await tried(world, name, whose, actor);
        marks.push(made);
        if (made === "F" || made === "N") refusals.push({ mutation: name, whose, actor, message, rules });
      }
      cells[whose] = marks;
    }
    rows.push(row(`Mutation.${name}`, cells));
  }
  return rows;
}
