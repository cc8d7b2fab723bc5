import type { Tx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { contributing, findMunicipality, type Municipality } from "../municipalities";

/** The municipality that asks or answers, for one who writes for it. Only those that take part do. */
export async function findParticipant(tx: Tx, code: string): Promise<Municipality> {
  const municipality = await findMunicipality(tx, code, ["municipalityCode"]);
  if (!municipality) throw tx.faults.refusal();
  authorise(tx.viewer, contributing, municipality);
  if (municipality.participatesSince !== null) return municipality;
  throw UserFault.of(UserErrorCode.WRONG_STATE, ["municipalityCode"], {
    da: "Kun kommuner, der deltager i netværket, spørger og svarer.",
    en: "Only municipalities that take part in the network ask and answer.",
  });
}
