import DataLoader from "dataloader";
import type { Ctx } from "../ctx";
import type { Database } from "../db/database";
import type { Recipe } from "./piece";
import { Shared } from "./shared";
import { Writer } from "./writer";

/** A filter as it is written: many filters have one text, and differ in what they are given. */
export interface Form {
  readonly table: string;
  /** Conditions on the row `x`; what they are given stands in `f.given`. */
  readonly where: string;
}

/** Followers whose filter, values and rights are the same: what one of them finds, all find. */
interface Group {
  readonly form: Form;
  /** JSON, as the statement takes it. */
  readonly given: string;
  readonly answers: Map<string, Promise<boolean>>;
}

interface Asked {
  readonly group: Group;
  readonly id: string;
}

/** Its parameters come from a row of the statement instead of from the statement's own, so that one statement holds many filters. */
export class RowWriter extends Writer {
  override param(cast: string, recipe: Recipe): string {
    const place = this.recipes.push(recipe) - 1;
    if (!cast.endsWith("[]")) return `(f.given ->> ${place})::${cast}`;
    return `array(select jsonb_array_elements_text(nullif(f.given -> ${place}, 'null')))::${cast}`;
  }

  /** Computed from a row of the statement, so it stands where it is looked at. */
  override common(select: string): string {
    return `(${select}) common`;
  }
}

/** Bounds how long the text of one statement becomes, and how much it asks. */
const mostForms = 40;
const mostAsked = 10_000;
/** An answer is good until the next announcement, and for no longer than twice this. */
const keptMs = 100;

/**
 * Which rows each of many filters finds. All that is asked in one turn goes in one statement, however many filters and
 * readers there are: their values and rights are rows of it. Equal ones are asked once.
 */
class Matching {
  readonly #groups = new Shared<Group>(keptMs);
  readonly #loader: DataLoader<Asked, boolean>;

  constructor(private readonly db: Database) {
    this.#loader = new DataLoader((asked) => this.#ask(asked), { cache: false, maxBatchSize: mostAsked });
  }

  async find(ctx: Ctx, form: Form, given: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const key = `${ctx.announcements.last}\n${form.table}\n${form.where}\n${given}`;
    const group = this.#groups.of(key, () => ({ form, given, answers: new Map() }));
    const answers = ids.map((id) => {
      const answer = group.answers.get(id) ?? this.#loader.load({ group, id });
      group.answers.set(id, answer);
      return answer;
    });
    try {
      const found = await Promise.all(answers);
      return new Set(ids.filter((_id, i) => found[i]));
    } catch (error) {
      this.#groups.forget(key);
      throw error;
    }
  }

  async #ask(asked: readonly Asked[]): Promise<boolean[]> {
    const forms = new Map<string, Map<Group, string[]>>();
    for (const { group, id } of asked) {
      const text = `${group.form.table} ${group.form.where}`;
      const groups = forms.get(text) ?? new Map<Group, string[]>();
      forms.set(text, groups);
      groups.set(group, [...(groups.get(group) ?? []), id]);
    }
    const found = new Map<Group, Set<string>>();
    const all = [...forms.values()];
    for (let i = 0; i < all.length; i += mostForms) await this.#askForms(all.slice(i, i + mostForms), found);
    return asked.map(({ group, id }) => found.get(group)?.has(id) ?? false);
  }

  async #askForms(forms: readonly Map<Group, string[]>[], found: Map<Group, Set<string>>): Promise<void> {
    const numbered: Group[] = [];
    const values: string[] = [];
    const texts = forms.map((groups) => {
      const rows = [...groups].map(
        ([group, ids]) => `{"n":${numbered.push(group) - 1},"given":${group.given},"ids":${JSON.stringify(ids)}}`,
      );
      values.push(`[${rows.join(",")}]`);
      const [form] = [...groups.keys()].map((group) => group.form);
      return form ? textOf(form, values.length) : "";
    });
    const rows = await this.db.read<{ n: number; id: string }>({ text: texts.join("\nunion all "), values });
    for (const { n, id } of rows) {
      const group = numbered[n];
      if (group) found.set(group, (found.get(group) ?? new Set()).add(id));
    }
  }
}

const textOf = ({ table, where }: Form, parameter: number): string => `select f.n, x.id from (
    select (value -> 'n')::int n, value -> 'given' given, array(select jsonb_array_elements_text(value -> 'ids'))::uuid[] ids
    from jsonb_array_elements($${parameter}::jsonb)) f
  join ${table} x on x.id = any(f.ids) where ${where}`;

const matchings = new WeakMap<Database, Matching>();

export function matchingOf(db: Database): Matching {
  const known = matchings.get(db) ?? new Matching(db);
  matchings.set(db, known);
  return known;
}
