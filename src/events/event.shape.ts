import { contactShape, organisationShape } from "../contacts";
import { initiativeShape } from "../initiatives";
import { idOf } from "../kernel/db/id";
import { links, richText } from "../kernel/graphql/rich-text";
import { can } from "../kernel/policy";
import { connection } from "../kernel/read/connection";
import { column, columns, computed, embedded, instants, many, one } from "../kernel/read/fields";
import { foundByWords } from "../kernel/read/found-by-words";
import { isOneOf, orders } from "../kernel/read/list";
import { queryShape, shape, type Shape } from "../kernel/read/shape";
import { municipalityShape } from "../municipalities";
import { termShape } from "../vocabularies";
import { icsUrl } from "./event-calendar";
import { managingEvents, visibleTo } from "./event.policy";

const joined = (target: () => Shape, key: string) => one(target, (other, row) => `${other}.id = ${row}.${key}`);

const speakerShape = shape("Speaker", { table: "session_speaker" }).add({
  ...columns("name", "title"),
  municipality: joined(() => municipalityShape, "municipality_id"),
  organisation: joined(() => organisationShape, "organisation_id"),
  contact: joined(() => contactShape, "contact_id"),
});

export const sessionShape = shape("Session", {
  table: "session",
  visible: (s, who) => `exists (select from event se where se.id = ${s}.event_id and (${visibleTo("se", who)}))`,
});

export const eventShape = shape("Event", {
  table: "event",
  visible: visibleTo,
  list: {
    filters: {
      kinds: isOneOf("kind"),
      status: isOneOf("status"),
      startsAfter: (event, value) => `${event}.starts_at > ${value("timestamptz")}`,
      startsBefore: (event, value) => `${event}.starts_at < ${value("timestamptz")}`,
      hostMunicipalityCodes: (event, value) =>
        `${event}.host_municipality_id in (select id from municipality where code = any(${value("text[]")}))`,
      themes: (event, value) =>
        `exists (select from event_term et join term t on t.id = et.term_id where et.event_id = ${event}.id and t.key = any(${value("text[]")}))`,
      text: foundByWords((event) => `${event}.search_words`),
    },
    orders: orders({
      STARTS_AT: { sql: (event) => `${event}.starts_at`, type: "timestamptz" },
      PUBLISHED_AT: { sql: (event) => `coalesce(${event}.published_at, ${event}.created_at)`, type: "timestamptz" },
    }),
    defaultOrder: { field: "STARTS_AT", direction: "DESC" },
    unless: (event, filtered) => (filtered("status") ? undefined : `${event}.status = 'PUBLISHED'`),
  },
}).add({
  ...columns("id", "slug", "externalReference", "kind", "status", "language", "title", "summary", "timeZone", "capacity", "onlineCapacity"),
  ...columns("placesPerMunicipality", "version", "cancellationReason"),
  ...instants("startsAt", "endsAt", "registrationOpensAt", "registrationClosesAt", "createdAt", "updatedAt", "publishedAt", "cancelledAt"),
  description: richText("description"),
  links: links("links"),
  attendanceModes: (event) => ({ sql: `to_json(${event}.attendance_modes)` }),
  venue: embedded(
    {
      name: column("venue_name"),
      address: column("venue_address"),
      accessibility: column("venue_accessibility"),
      municipality: joined(() => municipalityShape, "venue_municipality_id"),
      location: embedded(
        { latitude: column("venue_latitude"), longitude: column("venue_longitude") },
        (event) => `${event}.venue_latitude is not null`,
      ),
    },
    (event) => `${event}.venue_name is not null`,
  ),
  hostMunicipality: joined(() => municipalityShape, "host_municipality_id"),
  contacts: many(() => contactShape, {
    through: "event_contact",
    on: (c, event, link) => `${link}.event_id = ${event}.id and ${c}.id = ${link}.contact_id`,
    order: (_c, link) => `${link}.position`,
  }),
  themes: many(() => termShape, {
    through: "event_term",
    on: (term, event, link) => `${link}.event_id = ${event}.id and ${term}.id = ${link}.term_id`,
    order: (_term, link) => `${link}.position`,
  }),
  programme: many(() => sessionShape, { on: (s, event) => `${s}.event_id = ${event}.id`, order: (s) => `${s}.starts_at, ${s}.id` }),
  icsUrl: computed<{ slug: string }>(
    (event) => ({ slug: `${event}.slug` }),
    ({ slug }, { ctx }) => icsUrl(ctx.publicUrl, slug),
  ),
  viewerCanManage: computed<Record<string, never>>(
    () => ({}),
    (_needs, { ctx }) => can(ctx.viewer, managingEvents, null),
  ),
});

sessionShape.add({
  ...columns("id", "kind", "title", "room", "capacity"),
  ...instants("startsAt", "endsAt"),
  description: richText("description"),
  materials: links("materials"),
  event: joined(() => eventShape, "event_id"),
  speakers: many(() => speakerShape, { on: (speaker, s) => `${speaker}.session_id = ${s}.id`, order: (speaker) => `${speaker}.position` }),
  initiatives: many(() => initiativeShape, {
    through: "session_initiative",
    on: (i, s, link) => `${link}.session_id = ${s}.id and ${i}.id = ${link}.initiative_id`,
    order: (_i, link) => `${link}.position`,
  }),
});

queryShape.add({
  event: one(
    () => eventShape,
    (event, _root, e, use) => {
      const args = e.args(use);
      return `${event}.id = ${e.param("uuid", (run) => idOf("Event", String(args.read(run)["id"])))}`;
    },
  ),
  eventBySlug: one(
    () => eventShape,
    (event, _root, e, use) => `${event}.slug = ${e.args(use).param("slug", "text")}`,
  ),
  events: connection(() => eventShape),
});
