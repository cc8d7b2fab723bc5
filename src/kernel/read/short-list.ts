import type { Emitter } from "./emitter";
import { sizeWithin } from "./keyset";
import type { Run } from "./piece";
import type { FieldUse } from "./shape";

export const usualShortList = 5;
export const longestShortList = 20;

/** SQL of how long a list of the most alike is to be, by its argument `first`: 0 to 20. */
export function shortListSize(e: Emitter, use: FieldUse): string {
  const args = e.args(use);
  const wanted = (run: Run) => Number(args.read(run)["first"] ?? usualShortList);
  return e.param("int", (run) => sizeWithin(longestShortList, wanted(run), use.definition.name, "first"));
}
