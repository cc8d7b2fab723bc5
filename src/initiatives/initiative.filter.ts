import { idOf } from "../kernel/db/id";
import { foundByWords } from "../kernel/read/found-by-words";
import { isOneOf, orders, type FilterEmit, type ListDefinition } from "../kernel/read/list";
import type { Vocabulary } from "../vocabularies";
import { byRelevance, countedRows, hasWords } from "./initiative-words";
import { facets } from "./initiative-facets.shape";
import { isFragile } from "./continuity";

const hasTerm =
  (vocabulary: `${Vocabulary}`): FilterEmit =>
  (i, value) =>
    `exists (select from initiative_term it join term t on t.id = it.term_id
      where it.initiative_id = ${i}.id and t.vocabulary = '${vocabulary}' and t.key = any(${value("text[]")}))`;

const ofMunicipality =
  (condition: (value: Parameters<FilterEmit>[1]) => string): FilterEmit =>
  (i, value) =>
    `${i}.municipality_id in (select m.id from municipality m where ${condition(value)})`;

/**
 * Whether a condition holds, or does not, as the reader asks. Not `condition = wanted`: of that the planner thinks that it finds one row
 * in two hundred, and it sorts all that there are instead of walking along the list's index.
 */
const holds = (condition: string, wanted: string): string => `case when ${wanted} then ${condition} else not (${condition}) end`;

/** What is the same of a practice and of its document. */
const ofBoth = {
  status: isOneOf("status"),
  stage: isOneOf("stage"),
  municipalityCodes: ofMunicipality((value) => `m.code = any(${value("text[]")})`),
  regionCodes: ofMunicipality(
    (value) => `exists (select from municipality_region mr join region r on r.id = mr.region_id
      where mr.municipality_id = m.id and r.code = any(${value("text[]")}))`,
  ),
  themes: hasTerm("THEME"),
  targetGroups: hasTerm("TARGET_GROUP"),
  arenas: hasTerm("ARENA"),
  cooperationForms: hasTerm("COOPERATION_FORM"),
  minPopulation: ofMunicipality((value) => `m.population >= ${value("integer")}`),
  maxPopulation: ofMunicipality((value) => `m.population <= ${value("integer")}`),
} satisfies Readonly<Record<string, FilterEmit>>;

/** Which initiatives a filter finds: the one implementation, for lists and for whoever follows. */
export const initiativeList: ListDefinition = {
  filters: {
    ...ofBoth,
    text: hasWords,
    attentionPoints: (i, value) =>
      `exists (select from initiative_attention ia join attention_point p on p.id = ia.attention_point_id
        where ia.initiative_id = ${i}.id and p.key = any(${value("text[]")}))`,
    evidenceLevel: isOneOf("evidence_level"),
    partnerId: (i, value) =>
      `exists (select from initiative_partner ip where ip.initiative_id = ${i}.id
        and ip.organisation_id = ${value("uuid", (sent) => idOf("Organisation", String(sent)))})`,
    publishedAfter: (i, value) => `${i}.published_at > ${value("timestamptz")}`,
    publishedBefore: (i, value) => `${i}.published_at < ${value("timestamptz")}`,
    hasBeenAdopted: (i, value) => holds(`${i}.adoption_count > 0`, value("boolean")),
    isFragile: (i, value, w) => holds(isFragile(i, w.who.now), value("boolean")),
    externalReferences: isOneOf("external_reference"),
  },
  orders: orders({
    PUBLISHED_AT: { sql: (i) => `coalesce(${i}.published_at, ${i}.created_at)`, type: "timestamptz" },
    UPDATED_AT: { sql: (i) => `${i}.updated_at`, type: "timestamptz" },
    TITLE: { sql: (i) => `${i}.title_sort`, type: "text" },
    RELEVANCE: byRelevance,
    ADOPTION_COUNT: { sql: (i) => `${i}.adoption_count`, type: "integer" },
  }),
  defaultOrder: { field: "PUBLISHED_AT", direction: "DESC" },
  more: { narrow: countedRows, filters: { ...ofBoth, text: foundByWords((i) => `${i}.words`) }, fields: { facets } },
  unless: (i, filtered) => (filtered("status") ? undefined : `${i}.status = 'PUBLISHED'`),
};
