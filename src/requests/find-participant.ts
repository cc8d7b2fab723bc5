import type { Tx } from "../kernel/ctx";
import { authoriseParticipant, findMunicipality, type Municipality } from "../municipalities";

/** The municipality that asks or answers, for one who writes for it. */
export async function findParticipant(tx: Tx, code: string): Promise<Municipality> {
  const municipality = await findMunicipality(tx, code, ["municipalityCode"]);
  if (!municipality) throw tx.faults.refusal();
  authoriseParticipant(tx, municipality);
  return municipality;
}
