import type { Ctx } from "../ctx";
import { allOf, conditions, withDefaults } from "./list";
import type { Recipe } from "./piece";
import type { Shape } from "./shape";
import { Writer } from "./writer";

type Values = Readonly<Record<string, unknown>>;

/** Of these ids, those that the reader may see and the filter finds. */
export type Chooser = (ctx: Ctx, ids: readonly string[]) => Promise<ReadonlySet<string>>;

/** The same for many filters in one statement: what each of them finds, in their order. */
export function choosers(target: Shape, filters: readonly Values[]): (ctx: Ctx, ids: readonly string[]) => Promise<ReadonlySet<string>[]> {
  const { list } = target.definition;
  if (!list) throw new Error(`${target.type} has no list`);
  const w = new Writer();
  const ids = w.root("ids", "uuid[]");
  const each = filters.map((sent, n) => {
    const where = allOf([`x.id = any(${ids})`, ...conditions(list, "x", { sent, read: () => sent }, w), target.visible("x", w.who)]);
    return `select ${n} n, x.id from ${target.table} x where ${where}`;
  });
  const recipes: readonly Recipe[] = w.recipes;
  return async (ctx, asked) => {
    const run = { ctx, args: [], root: { ids: asked } };
    const values = recipes.map((recipe) => recipe(run));
    const found = filters.map(() => new Set<string>());
    for (const { n, id } of await ctx.db.read<{ n: number; id: string }>({ text: each.join(" union all "), values })) found[n]?.add(id);
    return found;
  };
}

/**
 * The list's own filter, for whoever follows: written once for a subscription, asked in one statement for each batch.
 * `defaults` also leaves out what a list leaves out unless it is asked for, such as archived ones.
 */
export function chooser(target: Shape, sent: Values, { defaults }: { readonly defaults: boolean }): Chooser {
  const { list } = target.definition;
  if (!list) throw new Error(`${target.type} has no list`);
  const w = new Writer();
  const filter = { sent, read: () => sent };
  const found = (defaults ? withDefaults : conditions)(list, "x", filter, w);
  const where = allOf([`x.id = any(${w.root("ids", "uuid[]")})`, ...found, target.visible("x", w.who)]);
  const text = w.whole(`select x.id from ${target.table} x where ${where}`);
  const recipes: readonly Recipe[] = w.recipes;
  return async (ctx, ids) => {
    const run = { ctx, args: [], root: { ids } };
    const rows = await ctx.db.read<{ id: string }>({ text, values: recipes.map((recipe) => recipe(run)) });
    return new Set(rows.map(({ id }) => id));
  };
}
