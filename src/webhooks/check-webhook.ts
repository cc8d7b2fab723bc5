import type { Ctx } from "../kernel/ctx";
import { jsonText } from "../kernel/db/json";
import { UserErrorCode } from "../kernel/errors";

const longestFilter = 10_000;

/** What can be seen to be wrong with an address before it is tried. */
export function checkUrl({ outgoing, faults }: Ctx, url: string, field: readonly string[]): void {
  const refusal = outgoing.refusalOf(url);
  if (refusal) faults.add(UserErrorCode.INVALID, field, refusal);
}

/** The filter as it is kept: its given keys as JSON; null where it asks for nothing. */
export function keptFilter({ faults }: Ctx, filter: object | null | undefined, field: readonly string[]): string | null {
  const given = Object.entries(filter ?? {}).filter(([, value]) => value !== null && value !== undefined);
  if (given.length === 0) return null;
  const kept = jsonText(Object.fromEntries(given));
  if (kept.length > longestFilter) faults.add(UserErrorCode.TOO_LONG, field);
  return kept;
}
