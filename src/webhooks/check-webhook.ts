import { keepFilter, type InitiativeFilter } from "../initiatives";
import type { Ctx, Tx } from "../kernel/ctx";
import { jsonText } from "../kernel/db/json";
import { UserErrorCode } from "../kernel/errors";

/** What can be seen to be wrong with an address before it is tried. */
export function checkUrl({ outgoing, faults }: Ctx, url: string, field: readonly string[]): void {
  const refusal = outgoing.refusalOf(url);
  if (refusal) faults.add(UserErrorCode.INVALID, field, refusal);
}

/** The filter as JSON, kept as those of follows are; null where it asks for nothing. */
export async function keptFilter(tx: Tx, filter: InitiativeFilter | null | undefined, field: readonly string[]): Promise<string | null> {
  const kept = await keepFilter(tx, filter ?? {}, field);
  return Object.keys(kept).length === 0 ? null : jsonText(kept);
}
