import type { Tx } from "../kernel/ctx";
import { queueFor } from "../kernel/db/queue-for";
import { UserErrorCode } from "../kernel/errors";

/** Looked for before it is written, so that the fault is on the caller's own field; the UNIQUE constraint stands behind it. */
export async function refuseTakenCvr(
  tx: Tx,
  cvrNumber: string | null | undefined,
  ownId: string | null,
  field: readonly string[],
): Promise<void> {
  if (typeof cvrNumber !== "string") return;
  await queueFor(tx, "organisation", cvrNumber);
  const taken: unknown[] = await tx.manager.query("SELECT FROM organisation WHERE cvr_number = $1 AND id IS DISTINCT FROM $2::uuid", [
    cvrNumber,
    ownId,
  ]);
  if (taken.length > 0) tx.faults.add(UserErrorCode.TAKEN, field, cvrTaken);
}

export const cvrTaken = { da: "En anden organisation har dette CVR-nummer.", en: "Another organisation has this CVR number." };
