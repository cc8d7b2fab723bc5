import { many } from "../kernel/read/fields";
import { shortListSize } from "../kernel/read/short-list";
import { isInForce, municipalityShape } from "../municipalities";

/** As far apart as one that is 1.4 times as large. */
const otherRegion = 0.5;

/**
 * How far apart two municipalities are, the region left out: 1 for each doubling of inhabitants, and up to 1 for themes, as the
 * part of all themes of both that only one of them has published something about. docs/find.md says it in words.
 */
const distances = `(with known as materialized (
    select m.id, m.population, m.participates_since, array(select distinct it.term_id from initiative i
      join initiative_term it on it.initiative_id = i.id join term t on t.id = it.term_id
      where i.municipality_id = m.id and i.status = 'PUBLISHED' and t.vocabulary = 'THEME') themes
    from municipality m)
  select a.id of_id, b.id other_id, coalesce(abs(ln(nullif(a.population, 0)::float8 / nullif(b.population, 0))) / ln(2::float8), 1)
    + 1 - coalesce((select count(*) filter (where x.id = any(b.themes))::float8 / (cardinality(b.themes) + count(*) filter (where x.id <> all(b.themes)))
      from unnest(a.themes) x(id) having cardinality(b.themes) + count(*) > 0), 0) distance
  from known a, known b where b.id <> a.id and b.participates_since is not null)`;

const sharesRegion = (one: string, other: string, today: string): string =>
  `exists (select from municipality_region x join municipality_region y on y.region_id = x.region_id join region r on r.id = x.region_id
    where x.municipality_id = ${one} and y.municipality_id = ${other} and ${isInForce("r", today)})`;

export const comparableMunicipalities = many(() => municipalityShape, {
  through: distances,
  on: (m, row, link) => `${link}.of_id = ${row}.id and ${m}.id = ${link}.other_id`,
  order: (m, link, e) =>
    `${link}.distance + case when ${sharesRegion(`${link}.of_id`, `${m}.id`, e.who.today)} then 0 else ${otherRegion} end, ${m}.id`,
  limit: shortListSize,
});
