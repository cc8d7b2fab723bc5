import type { Ctx } from "../ctx";
import { allOf, conditions, withDefaults } from "./list";
import { matchingOf, RowWriter } from "./matching";
import type { Shape } from "./shape";

type Values = Readonly<Record<string, unknown>>;

/** Of these ids, those that the reader may see and the filter finds. */
export type Chooser = (ctx: Ctx, ids: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * The list's own filter, for whoever follows: written once for a subscription. Whatever is asked in the same turn, by
 * whomever, is asked in one statement; see Matching.
 * `defaults` also leaves out what a list leaves out unless it is asked for, such as archived ones.
 */
export function chooser(target: Shape, sent: Values, { defaults }: { readonly defaults: boolean }): Chooser {
  const { list } = target.definition;
  if (!list) throw new Error(`${target.type} has no list`);
  const w = new RowWriter();
  const filter = { sent, read: () => sent };
  const found = (defaults ? withDefaults : conditions)(list, "x", filter, w);
  const form = { table: String(target.table), where: allOf([...found, target.visible("x", w.who)]) };
  return async (ctx, ids) => {
    const run = { ctx, args: [], root: {}, pending: [] };
    const given = JSON.stringify(w.recipes.map((recipe) => recipe(run) ?? null));
    return matchingOf(ctx.db).find(ctx, form, given, ids);
  };
}

/** The same for many filters: what each of them finds, in their order, by one statement. */
export function choosers(target: Shape, filters: readonly Values[]): (ctx: Ctx, ids: readonly string[]) => Promise<ReadonlySet<string>[]> {
  const each = filters.map((sent) => chooser(target, sent, { defaults: false }));
  return (ctx, ids) => Promise.all(each.map((choose) => choose(ctx, ids)));
}
