import { requestError } from "../errors";
import type { Emitter } from "./emitter";
import type { FieldUse } from "./shape";

export const usualShortList = 5;
export const longestShortList = 20;

/** SQL of how long a list of the most alike is to be, by its argument `first`: 0 to 20. */
export function shortListSize(e: Emitter, use: FieldUse): string {
  const args = e.args(use);
  return e.param("int", (run) => {
    const size = Number(args.read(run)["first"] ?? usualShortList);
    if (size < 0 || size > longestShortList)
      throw requestError("BAD_USER_INPUT", `${use.definition.name}: \`first\` is 0 to ${longestShortList}, not ${size}.`);
    return size;
  });
}
