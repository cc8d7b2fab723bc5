import type { Tx } from "../ctx";
import { allOf, type Filter, type ListDefinition } from "./list";
import { Writer } from "./writer";

type Values = Readonly<Record<string, unknown>>;

/** That the filter at this index finds this id. */
export interface Match {
  readonly index: number;
  readonly id: string;
}

/**
 * Which of these ids each of many filters finds: one statement, however many filters there are. The reader's rights are
 * not looked at: who may see what is for the statement that goes on from here.
 */
export type Matcher = (tx: Tx, filters: readonly Values[], ids: readonly string[]) => Promise<readonly Match[]>;

interface Slot {
  readonly key: string;
  readonly name: string;
  readonly encode: (sent: unknown) => unknown;
}

/**
 * The list's own conditions, written over a JSON value that holds the filters, where `chooser` writes them over the
 * parameters of one. Each key counts only for the filters that have it. Costs filters × ids looks, so both must be few
 * hundreds; see who calls it.
 */
export function matcher(list: ListDefinition, table: string): Matcher {
  const w = new Writer();
  const filters = w.root("filters", "jsonb");
  const ids = w.root("ids", "uuid[]");
  const slots: Slot[] = [];
  const conditions = Object.entries(list.filters ?? {}).map(([key, emit]) => {
    const value = (cast: string, encode: Slot["encode"] = (sent) => sent): string => {
      const name = `${key} ${slots.length}`;
      slots.push({ key, name, encode });
      return cast.endsWith("[]")
        ? `(array(select jsonb_array_elements_text(f.filter -> '${name}')))::${cast}`
        : `(f.filter ->> '${name}')::${cast}`;
    };
    return `not f.filter ? '${key}' or ${emit("x", value, w, noneWithin)}`;
  });
  const asked: string[] = [];
  // What a list leaves out holds unless the filter has one of the keys that it asks after.
  const unless = list.unless?.("x", (key) => {
    asked.push(key);
    return false;
  });
  if (unless !== undefined) conditions.push([...asked.map((key) => `f.filter ? '${key}'`), unless].join(" or "));
  const text = `select (f.n - 1)::int "index", x.id from jsonb_array_elements(${filters}) with ordinality f(filter, n)
    join ${table} x on x.id = any(${ids}) where ${allOf(conditions)}`;
  return async (tx, all, wanted) => {
    if (all.length === 0 || wanted.length === 0) return [];
    const root = { ids: wanted, filters: JSON.stringify(all.map((filter) => encoded(filter, slots))) };
    const run = { ctx: tx, args: [], root };
    const found: Match[] = await tx.manager.query(
      text,
      w.recipes.map((recipe) => recipe(run)),
    );
    return found;
  };
}

/** The filter's keys, to see which it has, and beside them the values that the conditions compare with. */
function encoded(filter: Values, slots: readonly Slot[]): Values {
  const isSent = (key: string): boolean => filter[key] !== null && filter[key] !== undefined;
  return Object.fromEntries([
    ...Object.keys(filter).flatMap((key) => (isSent(key) ? [[key, true]] : [])),
    ...slots.flatMap(({ key, name, encode }) => (isSent(key) ? [[name, encode(filter[key])]] : [])),
  ]) as Values;
}

const noneWithin: Filter = {
  get sent(): never {
    throw new Error("a filter within a filter is not matched together with others");
  },
  read: () => ({}),
};
