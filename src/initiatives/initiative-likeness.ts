import { objectOf } from "../kernel/read/fields";
import { finishList } from "../kernel/read/piece";
import { shortListSize } from "../kernel/read/short-list";
import type { Emit, Shape } from "../kernel/read/shape";

/** What practices are compared with, as SQL over a row; what is not there is `null`. */
export interface Described {
  readonly text: string;
  /** uuid[] of terms, of any vocabulary. */
  readonly terms: string;
  /** uuid[] of organisations. */
  readonly partners: string;
  /** Inhabitants. */
  readonly population: string;
  /** The practice itself. */
  readonly except: string;
  /** A municipality whose own practices are left out. */
  readonly notOf: string;
}

/**
 * Published practices that resemble what the row tells of, most alike first, as many as `first` says. The function weighs words, terms,
 * partners and size (see `initiatives_like` in the migration, and docs/find.md); equals are told apart by their ids, so it is stable.
 */
export const alike =
  (target: () => Shape, of: (row: string) => Described): Emit =>
  (row, use, e) => {
    const initiatives = target();
    const [i, like] = [e.alias(), e.alias()];
    const { sql, finish } = objectOf(initiatives, use, i, e);
    const { text, terms, partners, population, except, notOf } = of(row);
    const each = finishList(finish);
    return {
      sql: `coalesce((select json_agg(x.j order by x.score desc, x.id desc) from (select ${sql} j, ${like}.score, ${like}.id
        from initiatives_like(${text}, ${terms}, ${partners}, ${population}, ${except}, ${notOf}) ${like}
        join initiative ${i} on ${i}.id = ${like}.id where ${initiatives.visible(i, e.who)}
        order by ${like}.score desc, ${like}.id desc limit ${shortListSize(e, use)}) x), '[]'::json)`,
      ...(each && { finish: each }),
    };
  };

const linked = (i: string, table: string, column: string) => `array(select l.${column} from ${table} l where l.initiative_id = ${i}.id)`;

/** What a practice is compared with others by. */
export const describedBy = (i: string): Described => ({
  text: `concat_ws(' ', ${i}.title, ${i}.summary)`,
  terms: linked(i, "initiative_term", "term_id"),
  partners: linked(i, "initiative_partner", "organisation_id"),
  population: `(select m.population from municipality m where m.id = ${i}.municipality_id)`,
  except: `${i}.id`,
  notOf: "null",
});
