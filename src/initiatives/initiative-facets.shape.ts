import { objectOf, objectTypeOf } from "../kernel/read/fields";
import type { Counts } from "../kernel/read/counts";
import type { More } from "../kernel/read/list";
import { finishList, type Piece } from "../kernel/read/piece";
import type { Emit, Shape } from "../kernel/read/shape";
import { isInForce, regionShape } from "../municipalities";
import { termShape } from "../vocabularies";
import { InitiativeStage } from "./initiative.enums";

/** One object for each group, whose rows are counted in `n`. */
const counted = (
  own: Readonly<Record<string, { readonly shape?: Shape; readonly row: string; readonly sql?: string }>>,
  from: string,
  order: string,
): Emit => {
  return (row, use, e): Piece => {
    const { sql, finish } = e.object(objectTypeOf(use), use.nodes, row, (name) => (_row, node) => {
      const part = own[name];
      if (!part) return { sql: "c.n" };
      return part.shape ? objectOf(part.shape, node, part.row, e) : { sql: part.sql ?? "null" };
    });
    const each = finishList(finish);
    return { sql: `coalesce((select json_agg(${sql} order by ${order}) from ${from}), '[]'::json)`, ...(each && { finish: each }) };
  };
};

const stages = `array[${Object.values(InitiativeStage)
  .map((stage) => `'${stage}'`)
  .join(", ")}]`;

const parts = (counts: Counts): Readonly<Record<string, Emit>> => ({
  terms: (row, use, e) =>
    counted(
      { term: { shape: termShape, row: "ft" } },
      `(select it.term_id, sum(s.n)::int n from ${counts.by("term_ids")} s cross join unnest(s.term_ids) it(term_id) group by 1) c
        join term ft on ft.id = c.term_id and ft.vocabulary = ${e.args(use).param("vocabulary", "text")}`,
      "c.n desc, ft.position, ft.id",
    )(row, use, e),
  stages: counted({ stage: { row: "c", sql: "c.stage" } }, `${counts.by("stage")} c`, `array_position(${stages}, c.stage)`),
  regions: (row, use, e) =>
    counted(
      { region: { shape: regionShape, row: "fr" } },
      `(select mr.region_id, sum(o.n)::int n from ${counts.by("municipality_id")} o
        join municipality_region mr on mr.municipality_id = o.municipality_id group by 1) c
        join region fr on fr.id = c.region_id and ${isInForce("fr", e.who.today)}`,
      "c.n desc, fr.name_sort, fr.id",
    )(row, use, e),
});

export const facets: More["fields"][string] = (counts, use, e) =>
  e.object(objectTypeOf(use), use.nodes, "", (name) => {
    const part = parts(counts)[name];
    if (!part) throw new Error(`nothing says how InitiativeFacets.${name} is read`);
    return part;
  });
