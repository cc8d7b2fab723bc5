import { eventShape, sessionShape } from "../events";
import { can } from "../kernel/policy";
import { connection } from "../kernel/read/connection";
import { columns, computed, embedded, expression, instants, many, nullUnless, one } from "../kernel/read/fields";
import { containing, isOneOf, orders } from "../kernel/read/list";
import { shape, type Emit } from "../kernel/read/shape";
import type { Who } from "../kernel/read/writer";
import { Role } from "../kernel/viewer";
import { municipalityShape } from "../municipalities";
import { RegistrationState } from "./registration.enums";
import { signList } from "./participant-list";
import { isOwn, registering, visibleTo } from "./registration.policy";

const toOrganisers = (_row: string, who: Who): string => who.ofPeople.isAtLeastInNetwork(Role.ORGANISER);

export const registrationShape = shape("Registration", {
  table: "registration",
  visible: visibleTo,
  list: {
    filters: {
      status: isOneOf("status"),
      municipalityCodes: (r, value) => `${r}.municipality_id in (select id from municipality where code = any(${value("text[]")}))`,
      isCheckedIn: (r, value) => `(${r}.checked_in_at is not null) = ${value("boolean")}`,
      text: (r, value) => {
        const pattern = `danish_sort_key(${value("text", containing)})`;
        return `danish_sort_key(${r}.name) like ${pattern} or danish_sort_key(${r}.email) like ${pattern}`;
      },
    },
    orders: orders({ ARRIVAL: { sql: (r) => `${r}.arrival`, type: "integer" } }),
    defaultOrder: { field: "ARRIVAL", direction: "ASC" },
  },
}).add({
  ...columns("id", "status", "mode", "name", "email", "jobTitle", "organisation", "needs"),
  ...instants("checkedInAt", "registeredAt", "cancelledAt"),
  checkInCode: expression((r) => `${r}.code`),
  ticketUrl: computed<{ slug: string; code: string }>(
    (r) => ({ slug: `(select e.slug from event e where e.id = ${r}.event_id)`, code: `${r}.code` }),
    ({ slug, code }, { ctx }) => `${ctx.publicUrl}/events/${slug}/tickets/${code}`,
  ),
  event: one(
    () => eventShape,
    (event, r) => `${event}.id = ${r}.event_id`,
  ),
  municipality: one(
    () => municipalityShape,
    (m, r) => `${m}.id = ${r}.municipality_id`,
  ),
  sessions: many(() => sessionShape, {
    through: "registration_session",
    on: (s, r, link) => `${link}.registration_id = ${r}.id and ${s}.id = ${link}.session_id`,
    order: (s) => `${s}.starts_at, ${s}.id`,
  }),
  waitingPosition: expression(
    (r) => `case when ${r}.status = 'WAITING' then (select count(*)::int from registration w
      where w.event_id = ${r}.event_id and w.mode = ${r}.mode and w.status = 'WAITING' and w.arrival <= ${r}.arrival) end`,
  ),
});

/** Over event x: how many more have a place than there are. */
const beyond = (column: string, mode: string): string =>
  `greatest(coalesce((select sum(c.confirmed)::int from attendance_count c where c.event_id = x.id and c.mode = '${mode}'), 0) - coalesce(x.${column}, 2147483647), 0)`;

/** Counted over the event that the SQL expression names. */
const attendanceOf = (eventId: (row: string) => string): Emit => {
  const sum = (column: string) =>
    expression((row) => `(select coalesce(sum(c.${column}), 0)::int from attendance_count c where c.event_id = ${eventId(row)})`);
  return embedded({
    confirmedCount: sum("confirmed"),
    waitingCount: sum("waiting"),
    cancelledCount: sum("cancelled"),
    checkedInCount: sum("checked_in"),
    overCapacityCount: expression(
      (row) =>
        `(select ${beyond("capacity", "IN_PERSON")} + ${beyond("online_capacity", "ONLINE")} from event x where x.id = ${eventId(row)})`,
    ),
    municipalityCount: expression(
      (row) =>
        `(select count(distinct c.municipality_id)::int from attendance_count c where c.event_id = ${eventId(row)} and c.confirmed > 0)`,
    ),
    byMunicipality: many(() => municipalityAttendanceShape, {
      on: (a, row) => `${a}.event_id = ${eventId(row)}`,
      order: (a) => `(select danish_sort_key(m.name) from municipality m where m.id = ${a}.municipality_id)`,
    }),
  });
};

const municipalityAttendanceShape = shape("MunicipalityAttendance", {
  table: `(select event_id, municipality_id, sum(confirmed)::int confirmed_count, sum(waiting)::int waiting_count, sum(checked_in)::int checked_in_count
    from attendance_count where municipality_id is not null group by event_id, municipality_id)`,
}).add({
  ...columns("confirmedCount", "waitingCount", "checkedInCount"),
  municipality: one(
    () => municipalityShape,
    (m, a) => `${m}.id = ${a}.municipality_id`,
  ),
});

/** Told by a subscription that is for organisers. */
shape("EventAttendanceChange", { table: "attendance_change" }).add({
  ...columns("kind"),
  event: one(
    () => eventShape,
    (event, change) => `${event}.id = ${change}.event_id`,
  ),
  registration: one(
    () => registrationShape,
    (r, change) => `${r}.id = ${change}.registration_id`,
  ),
  attendance: attendanceOf((change) => `${change}.event_id`),
});

const confirmed = (event: string, mode: string) =>
  `(select coalesce(sum(c.confirmed), 0)::int from attendance_count c where c.event_id = ${event}.id and c.mode = '${mode}')`;
/** More may be taken than there are, where there were more once. Null stays null. */
const atLeastNone = (sql: string) => `(select case when x.n < 0 then 0 else x.n end from (select ${sql} n) x)`;
const left = (event: string, column: string, mode: string) => atLeastNone(`${event}.${column} - ${confirmed(event, mode)}`);
const isFull = (event: string, column: string, mode: string) =>
  `('${mode}' <> all(${event}.attendance_modes) or coalesce(${event}.${column} <= ${confirmed(event, mode)}, false))`;

const state = (event: string, who: Who): string =>
  `case when ${event}.status = 'CANCELLED' then 'CLOSED'
     when ${event}.status = 'DRAFT' or ${who.now} < ${event}.registration_opens_at then 'NOT_YET_OPEN'
     when ${who.now} >= coalesce(${event}.registration_closes_at, ${event}.starts_at) then 'CLOSED'
     when ${isFull(event, "capacity", "IN_PERSON")} and ${isFull(event, "online_capacity", "ONLINE")} then 'WAITING_LIST' else 'OPEN' end`;

/** Whoever has a place, or has registered somebody who has. */
const hasPlace = (event: string, who: Who): string =>
  `exists (select from registration r where r.event_id = ${event}.id and r.status = 'CONFIRMED' and (r.account_id = ${who.accountId}
     or lower(r.email) = (select lower(a.email) from account a where a.id = ${who.accountId})))`;

const linked = computed<{ id: string; slug: string }>;
const idAndSlug = (event: string) => ({ id: `${event}.id`, slug: `${event}.slug` });

eventShape.add({
  onlineUrl: expression(
    (event, { who }) =>
      `case when ${who.isAtLeastInNetwork(Role.ORGANISER)} or ${who.tokenId} is null and ${hasPlace(event, who)} then ${event}.online_url end`,
  ),
  registrationState: expression((event, { who }) => state(event, who)),
  placesLeft: expression((event) => left(event, "capacity", "IN_PERSON")),
  onlinePlacesLeft: expression((event) => left(event, "online_capacity", "ONLINE")),
  registrations: nullUnless(
    toOrganisers,
    connection(
      () => registrationShape,
      (r, event) => `${r}.event_id = ${event}.id`,
    ),
  ),
  attendance: nullUnless(
    toOrganisers,
    attendanceOf((event) => `${event}.id`),
  ),
  registrationsCsvUrl: nullUnless(
    toOrganisers,
    linked(idAndSlug, ({ id, slug }, { ctx }) => `${ctx.publicUrl}/events/${slug}/registrations/${signList(ctx, "registrationsCsv", id)}`),
  ),
  badgesUrl: nullUnless(
    toOrganisers,
    linked(idAndSlug, ({ id, slug }, { ctx }) => `${ctx.publicUrl}/events/${slug}/badges.html?token=${signList(ctx, "badges", id)}`),
  ),
  viewerRegistrations: many(() => registrationShape, {
    on: (r, event, _link, { who }) => `${r}.event_id = ${event}.id and ${isOwn(r, who)}`,
    order: (r) => `${r}.arrival`,
  }),
  feedback: nullUnless(
    toOrganisers,
    embedded({
      count: expression((event) => `(select count(*)::int from event_feedback f where f.event_id = ${event}.id)`),
      averageRating: expression((event) => `(select round(avg(f.rating), 2)::float8 from event_feedback f where f.event_id = ${event}.id)`),
      comments: expression(
        (
          event,
        ) => `(select case when count(*) >= 5 then coalesce(json_agg(f.comment order by f.id) filter (where f.comment is not null), '[]'::json)
          else '[]'::json end from event_feedback f where f.event_id = ${event}.id)`,
      ),
    }),
  ),
  viewerCanRegister: computed<{ state: RegistrationState }>(
    (event, { who }) => ({ state: state(event, who) }),
    (needs, { ctx: { viewer } }) =>
      [RegistrationState.OPEN, RegistrationState.WAITING_LIST].includes(needs.state) &&
      [null, ...viewer.memberOf].some((municipalityId) => can(viewer, registering, { municipalityId })),
  ),
});

sessionShape.add({
  placesLeft: expression((s) =>
    atLeastNone(`${s}.capacity - (select count(*)::int from registration_session rs join registration r on r.id = rs.registration_id
      where rs.session_id = ${s}.id and r.status = 'CONFIRMED')`),
  ),
});
