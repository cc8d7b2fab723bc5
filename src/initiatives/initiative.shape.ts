import { accountShape } from "../accounts";
import { contactShape, organisationShape } from "../contacts";
import { links, richText } from "../kernel/graphql/rich-text";
import { can } from "../kernel/policy";
import { connection } from "../kernel/read/connection";
import { column, columns, computed, embedded, instants, many, one } from "../kernel/read/fields";
import { orders } from "../kernel/read/list";
import { shape, type Emit } from "../kernel/read/shape";
import { municipalityShape } from "../municipalities";
import { attentionPointShape, termShape, type Vocabulary } from "../vocabularies";
import { completenessOf, type Told } from "./completeness";
import { continuity } from "./continuity";
import { initiativeList } from "./initiative.filter";
import { alike, describedBy } from "./initiative-likeness";
import { publishing, revising, visibleTo, writtenWith, type InitiativeFacts } from "./initiative.policy";

const terms = (vocabulary: `${Vocabulary}`): Emit =>
  many(() => termShape, {
    through: "initiative_term",
    on: (term, i, link) => `${link}.initiative_id = ${i}.id and ${term}.id = ${link}.term_id and ${term}.vocabulary = '${vocabulary}'`,
    order: (_term, link) => `${link}.position`,
  });

const facts = (i: string): Record<keyof InitiativeFacts, string> => ({
  status: `${i}.status`,
  municipalityId: `${i}.municipality_id`,
  coMunicipalityIds: `(select coalesce(json_agg(co.municipality_id), '[]'::json) from initiative_co_municipality co where co.initiative_id = ${i}.id)`,
});

const allowed = (rule: typeof revising): Emit =>
  computed<InitiativeFacts & Record<string, unknown>>(facts, (initiative, { ctx }) => can(ctx.viewer, rule, initiative));

const has = (i: string, table: string, more = "") => `exists (select from ${table} x where x.initiative_id = ${i}.id${more})`;
const hasTerm = (i: string, vocabulary: `${Vocabulary}`) =>
  has(i, "initiative_term", ` and exists (select from term where id = x.term_id and vocabulary = '${vocabulary}')`);
const hasResources = (i: string) =>
  `num_nonnulls(${i}.staff_hours_per_week, ${i}.volunteers, ${i}.yearly_cost_dkk, ${i}.funding, ${i}.resources_description) > 0`;

/** Blank is not told. */
const isTold = (i: string, column: string) => `coalesce(${i}.${column} ~ '\\S', false)`;

const told = (i: string): Record<keyof Told, string> => ({
  summary: isTold(i, "summary"),
  approach: isTold(i, "approach"),
  outcomes: isTold(i, "outcomes"),
  contactIds: has(i, "initiative_contact"),
  lessons: isTold(i, "lessons"),
  challenge: isTold(i, "challenge"),
  themes: hasTerm(i, "THEME"),
  targetGroups: hasTerm(i, "TARGET_GROUP"),
  resources: hasResources(i),
  partners: has(i, "initiative_partner"),
  transferability: isTold(i, "transferability"),
  attention: has(i, "initiative_attention"),
});

const partnerShape = shape("Partner", { table: "initiative_partner" }).add({
  ...columns("role"),
  organisation: one(
    () => organisationShape,
    (o, p) => `${o}.id = ${p}.organisation_id`,
  ),
});

const attentionNoteShape = shape("AttentionNote", { table: "initiative_attention" }).add({
  text: richText("text"),
  point: one(
    () => attentionPointShape,
    (p, note) => `${p}.id = ${note}.attention_point_id`,
  ),
});

export const revisionShape = shape("InitiativeRevision", {
  table: "initiative_revision",
  // What was written before it was published is for those who write it.
  visible: (r, who) =>
    `exists (select from initiative ri where ri.id = ${r}.initiative_id and (ri.published_at <= ${r}.revised_at or ${writtenWith("ri", who)}))`,
  list: {
    orders: orders({ VERSION: { sql: (r) => `${r}.version`, type: "integer" } }),
    defaultOrder: { field: "VERSION", direction: "DESC" },
  },
}).add({
  ...columns("id", "version", "title", "summary"),
  ...instants("revisedAt"),
  changedFields: (r) => ({ sql: `to_json(${r}.changed_fields)` }),
  revisedBy: one(
    () => accountShape,
    (a, r) => `${a}.id = ${r}.revised_by_id`,
  ),
});

export const initiativeShape = shape("Initiative", { table: "initiative", visible: visibleTo, list: initiativeList });

initiativeShape.add({
  ...columns("id", "slug", "externalReference", "status", "stage", "language", "title", "summary", "origin", "evidenceLevel"),
  ...columns("startedOn", "endedOn", "version", "adoptionCount"),
  ...instants("createdAt", "updatedAt", "publishedAt", "confirmedAt"),
  challenge: richText("challenge"),
  approach: richText("approach"),
  outcomes: richText("outcomes"),
  lessons: richText("lessons"),
  transferability: richText("transferability"),
  links: links("links"),
  themes: terms("THEME"),
  targetGroups: terms("TARGET_GROUP"),
  arenas: terms("ARENA"),
  cooperationForms: terms("COOPERATION_FORM"),
  resources: embedded(
    {
      ...columns("staffHoursPerWeek", "volunteers", "funding"),
      yearlyCostDkk: column("yearly_cost_dkk"),
      description: richText("resources_description"),
    },
    hasResources,
  ),
  municipality: one(
    () => municipalityShape,
    (m, i) => `${m}.id = ${i}.municipality_id`,
  ),
  coMunicipalities: many(() => municipalityShape, {
    through: "initiative_co_municipality",
    on: (m, i, link) => `${link}.initiative_id = ${i}.id and ${m}.id = ${link}.municipality_id`,
    order: (_m, link) => `${link}.position`,
  }),
  partners: many(() => partnerShape, { on: (p, i) => `${p}.initiative_id = ${i}.id`, order: (p) => `${p}.position` }),
  attention: many(() => attentionNoteShape, { on: (note, i) => `${note}.initiative_id = ${i}.id`, order: (note) => `${note}.position` }),
  inspiredBy: many(() => initiativeShape, {
    through: "initiative_inspiration",
    on: (other, i, link) => `${link}.initiative_id = ${i}.id and ${other}.id = ${link}.inspired_by_id`,
    order: (_other, link) => `${link}.position`,
  }),
  contacts: many(() => contactShape, {
    through: "initiative_contact",
    on: (c, i, link) => `${link}.initiative_id = ${i}.id and ${c}.id = ${link}.contact_id`,
    order: (_c, link) => `${link}.position`,
  }),
  revisions: connection(
    () => revisionShape,
    (r, i) => `${r}.initiative_id = ${i}.id`,
  ),
  similar: alike(() => initiativeShape, describedBy),
  continuity,
  completeness: embedded({
    percent: computed<Told & Record<string, unknown>>(told, (all) => completenessOf(all).percent),
    missing: computed<Told & Record<string, unknown>>(told, (all) => completenessOf(all).missing),
  }),
  viewerCanRevise: allowed(revising),
  viewerCanPublish: allowed(publishing),
  viewerCanArchive: allowed(publishing),
});
