import { can } from "../kernel/policy";
import { connection } from "../kernel/read/connection";
import { columns, computed, embedded, expression, list, one } from "../kernel/read/fields";
import { hasFolded } from "../kernel/read/found-by-words";
import { isOneOf, orders } from "../kernel/read/list";
import { queryShape, shape } from "../kernel/read/shape";
import { contributing } from "./municipality.policy";

/** Whether a region is in force on that day. */
export const isInForce = (region: string, today: string) =>
  `(${region}.valid_from is null or ${region}.valid_from <= ${today}) and (${region}.valid_until is null or ${region}.valid_until >= ${today})`;

export const regionShape = shape("Region", {
  table: "region",
  list: { orders: orders({ NAME: { sql: (r) => `${r}.name_sort`, type: "text" } }), defaultOrder: { field: "NAME", direction: "ASC" } },
});

export const municipalityShape = shape("Municipality", {
  table: "municipality",
  list: {
    filters: {
      isParticipating: (m, value) => `(${m}.participates_since is not null) = ${value("boolean")}`,
      // Also of regions that are no longer in force: a link with the code of Region Sjælland goes on working.
      regionCodes: (m, value) =>
        `exists (select from municipality_region mr join region r on r.id = mr.region_id where mr.municipality_id = ${m}.id and r.code = any(${value("text[]")}))`,
      codes: isOneOf("code"),
      name: (m, value) => hasFolded(`${m}.name`, value("text")),
    },
    orders: orders({
      NAME: { sql: (m) => `${m}.name_sort`, type: "text" },
      CODE: { sql: (m) => `${m}.code`, type: "text" },
      POPULATION: { sql: (m) => `coalesce(${m}.population, 0)`, type: "integer" },
    }),
    defaultOrder: { field: "NAME", direction: "ASC" },
  },
}).add({
  ...columns("id", "code", "name", "population", "populationYear", "website", "participatesSince"),
  region: one(
    () => regionShape,
    (r, m, e) => `${r}.id in (select region_id from municipality_region where municipality_id = ${m}.id) and ${isInForce(r, e.who.today)}`,
  ),
  location: embedded(columns("latitude", "longitude"), (m) => `${m}.latitude is not null and ${m}.longitude is not null`),
  isParticipating: expression((m) => `${m}.participates_since is not null`),
  viewerCanContribute: computed<{ id: string }>(
    (m) => ({ id: `${m}.id` }),
    (municipality, { ctx }) => can(ctx.viewer, contributing, municipality),
  ),
});

regionShape.add({
  ...columns("id", "code", "name", "validFrom", "validUntil"),
  municipalities: connection(
    () => municipalityShape,
    (m, r) => `exists (select from municipality_region mr where mr.municipality_id = ${m}.id and mr.region_id = ${r}.id)`,
  ),
});

queryShape.add({
  municipality: one(
    () => municipalityShape,
    (m, _root, e, use) => `${m}.code = ${e.args(use).param("code", "text")}`,
  ),
  municipalities: connection(() => municipalityShape),
  regions: list(() => regionShape),
});
