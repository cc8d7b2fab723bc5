import type { Tx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";
import { isHigher, Role } from "../kernel/viewer";

/** Events, the network and its people are run for the whole network, so the roles for that are given there. */
export function refuseNetworkRole(tx: Tx, municipalityId: string | null, role: Role): void {
  if (municipalityId === null || !isHigher(role, Role.EDITOR)) return;
  tx.faults.add(UserErrorCode.INVALID, ["role"], {
    da: "I en kommune kan man være MEMBER eller EDITOR. ORGANISER og ADMINISTRATOR gives i hele netværket, uden kommune.",
    en: "In a municipality one is MEMBER or EDITOR. ORGANISER and ADMINISTRATOR are given in the whole network, without a municipality.",
  });
}
