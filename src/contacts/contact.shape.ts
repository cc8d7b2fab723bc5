import { idOf } from "../kernel/db/id";
import { can } from "../kernel/policy";
import { connection } from "../kernel/read/connection";
import { columns, computed, expression, instants, instantText, many, nullUnless, one } from "../kernel/read/fields";
import { hasFolded } from "../kernel/read/found-by-words";
import { isOneOf, orders, type FilterEmit } from "../kernel/read/list";
import { auditedReads, queryShape, shape, type Emit } from "../kernel/read/shape";
import { municipalityShape } from "../municipalities";
import { termShape } from "../vocabularies";
import { canReviseContact, homeOf, isShown, revisingContact, revisingOrganisation, visibleTo, type ContactFacts } from "./contact.policy";

const ofMunicipality: FilterEmit = (row, value) =>
  `${row}.municipality_id in (select id from municipality where code = any(${value("text[]")}))`;

const byName = {
  orders: orders({ NAME: { sql: (row) => `${row}.name_sort`, type: "text" } }),
  defaultOrder: { field: "NAME", direction: "ASC" },
} as const;

export const organisationShape = shape("Organisation", {
  table: "organisation",
  list: {
    ...byName,
    filters: {
      text: (o, value) => hasFolded(`${o}.name`, value("text")),
      kinds: isOneOf("kind"),
      municipalityCodes: ofMunicipality,
    },
  },
});

export const contactShape = shape("Contact", {
  table: "contact",
  visible: visibleTo,
  list: {
    ...byName,
    filters: {
      text: (c, value) => {
        const has = (text: string) => hasFolded(text, value("text"));
        return `${has(`${c}.name`)} or ${has(`${c}.job_title`)}
          or exists (select from organisation o where o.id = ${c}.organisation_id and ${has("o.name")})`;
      },
      municipalityCodes: ofMunicipality,
      organisationId: (c, value) => `${c}.organisation_id = ${value("uuid", (sent) => idOf("Organisation", String(sent)))}`,
      themes: (c, value) =>
        `exists (select from contact_term ct join term t on t.id = ct.term_id where ct.contact_id = ${c}.id and t.key = any(${value("text[]")}))`,
    },
  },
});

/** Null to all but those who may revise the contact. */
const toKeepers = (sql: (c: string) => string): Emit => nullUnless(canReviseContact, expression(sql));

const shownBy = (detail: "email" | "phone"): Emit =>
  nullUnless(
    (c, who) => isShown(detail, c, who),
    expression((c) => `${c}.${detail}`),
  );

contactShape.add({
  ...columns("id", "name", "jobTitle"),
  municipality: one(
    () => municipalityShape,
    (m, c) => `${m}.id = ${c}.municipality_id`,
  ),
  organisation: one(
    () => organisationShape,
    (o, c) => `${o}.id = ${c}.organisation_id`,
  ),
  email: shownBy("email"),
  phone: shownBy("phone"),
  visibility: toKeepers((c) => `${c}.visibility`),
  emailVisibility: toKeepers((c) => `${c}.email_visibility`),
  phoneVisibility: toKeepers((c) => `${c}.phone_visibility`),
  source: toKeepers((c) => `${c}.source`),
  sourceUrl: toKeepers((c) => `${c}.source_url`),
  // While it is set, nobody else sees the contact at all.
  ...instants("hiddenAt"),
  informedAt: toKeepers((c) => instantText(`${c}.informed_at`)),
  confirmedAt: expression((c) => instantText(`${c}.confirmed_at`)),
  themes: many(() => termShape, {
    through: "contact_term",
    on: (term, c, link) => `${link}.contact_id = ${c}.id and ${term}.id = ${link}.term_id`,
    order: (_term, link) => `${link}.position`,
  }),
  viewerCanRevise: computed<ContactFacts & Record<string, unknown>>(
    (c) => ({ visibility: `${c}.visibility`, isHidden: `${c}.hidden_at is not null`, homeId: homeOf(c) }),
    (contact, { ctx }) => can(ctx.viewer, revisingContact, contact),
  ),
});

organisationShape.add({
  ...columns("id", "name", "kind", "cvrNumber", "website"),
  municipality: one(
    () => municipalityShape,
    (m, o) => `${m}.id = ${o}.municipality_id`,
  ),
  contacts: connection(
    () => contactShape,
    (c, o) => `${c}.organisation_id = ${o}.id`,
  ),
  viewerCanRevise: computed<{ municipalityId: string | null }>(
    (o) => ({ municipalityId: `${o}.municipality_id` }),
    (organisation, { ctx }) => can(ctx.viewer, revisingOrganisation, organisation),
  ),
});

municipalityShape.add({
  contacts: connection(
    () => contactShape,
    (c, m) => `${c}.municipality_id = ${m}.id`,
  ),
});

const byId = (type: "Contact" | "Organisation") =>
  one(
    () => (type === "Contact" ? contactShape : organisationShape),
    (row, _root, e, use) => {
      const args = e.args(use);
      return `${row}.id = ${e.param("uuid", (run) => idOf(type, String(args.read(run)["id"])))}`;
    },
  );

/** The whole directory, not a part of it that somebody looked for. */
auditedReads.set("contacts", ({ filter }) => Object.values(filter ?? {}).every((value) => value === null || value === undefined));

queryShape.add({
  contact: byId("Contact"),
  contacts: connection(() => contactShape),
  organisation: byId("Organisation"),
  organisations: connection(() => organisationShape),
});
