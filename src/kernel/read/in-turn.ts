import type { Writer } from "./writer";

/**
 * A select of the ids that several selects find: at most so many from each, and none from a later one where those before it have found
 * as many. Each select is given its limit.
 */
export function inTurn(selects: readonly ((limit: string) => string)[], atMost: number, w: Writer): string {
  const names = selects.map(() => w.alias());
  const all = (those: readonly string[]) => those.map((name) => `select id from ${name}`).join(" union ");
  const rows = selects.map((select, index) => {
    const before = all(names.slice(0, index));
    const limit = before === "" ? `${atMost}` : `(select case when count(*) < ${atMost} then ${atMost} else 0 end from (${before}) found)`;
    return `${names[index] ?? ""} as materialized (${select(limit)})`;
  });
  return `with ${rows.join(", ")} ${all(names)}`;
}
