import type { Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode } from "../kernel/errors";
import { isVisible, type InitiativeFacts } from "./initiative.policy";

type Found = Pick<InitiativeFacts, "status"> & { readonly id: string };

/** Those of the ids that the viewer may see, in their order; a fault for each of the others. */
export async function findInitiatives(tx: Tx, ids: readonly string[], fieldOf: (index: number) => readonly string[]): Promise<Found[]> {
  const known = ids.map((id) => idOf("Initiative", id));
  const rows = await visibleInitiatives(
    tx,
    known.filter((id) => id !== null),
  );
  return known.flatMap((id, index) => {
    const found = rows.find((row) => row.id === id);
    if (!found) tx.faults.add(UserErrorCode.NOT_FOUND, fieldOf(index));
    return found ? [found] : [];
  });
}

/** Those of the ids that the viewer may see, in no order. */
export async function visibleInitiatives(tx: Tx, ids: readonly string[]): Promise<Found[]> {
  const rows: (InitiativeFacts & { id: string })[] = await tx.manager.query(
    `SELECT i.id, i.status, i.municipality_id "municipalityId",
       ARRAY(SELECT co.municipality_id FROM initiative_co_municipality co WHERE co.initiative_id = i.id) "coMunicipalityIds"
     FROM initiative i WHERE i.id = any($1::uuid[])`,
    [ids],
  );
  return rows.filter((row) => isVisible(tx.viewer, row));
}
