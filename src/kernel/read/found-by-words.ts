import { tokensJson } from "../text/tokens";
import type { FilterEmit } from "./list";
import type { Writer } from "./writer";

/** The row with the plan of what somebody typed (see `search_plan` in the migration), made once for the whole statement. */
export const planFrom = (tokens: string, w: Writer): string => w.common(`select p plan, p.* from search_plan(${tokens}) p`);

/** A part of the plan, such as `every`: the query that all of the words make. */
export const partOf = (plan: string, part: string): string => `(select ${part} from ${plan})`;

/** Ranking costs some 25 µs each. Of the 20,000 that a common word finds, these are enough to page through. */
export const mostOfTier = 200;

/** How well a vector of words answers the plan, whose words weigh so much. */
export const rankOf = (words: string, plan: string, weights: string): string =>
  `search_rank(${words}, ${partOf(plan, "plan")}, ${weights})`;

/** Finds rows by their own vector of words. */
export const foundByWords =
  (words: (row: string) => string): FilterEmit =>
  (row, value, w) =>
    `${words(row)} @@ ${partOf(planFrom(value("jsonb", tokensJson), w), "every")}`;

/** Whether a text has in it what was sent, with letters folded as search folds them. What holds no letter or digit is in nothing. */
export const hasFolded = (text: string, sent: string): string =>
  `search_fold(${text}) like (select '%' || nullif(trim(search_fold(${sent})), '') || '%')`;
