import type { Tx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import type { Municipality } from "./municipality.entity";
import { contributing } from "./municipality.policy";

/** What a municipality does as one of the network, for one who writes for it: only those that take part ask, answer and take up. */
export function authoriseParticipant(tx: Tx, municipality: Municipality): void {
  authorise(tx.viewer, contributing, municipality);
  if (municipality.participatesSince !== null) return;
  throw UserFault.of(UserErrorCode.WRONG_STATE, ["municipalityCode"], {
    da: "Det kan kun kommuner, der deltager i netværket.",
    en: "Only municipalities that take part in the network can do this.",
  });
}
