import { AnnouncementKind } from "../kernel/announcements/kind";
import { danishDay } from "../kernel/clock";
import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { findMunicipality } from "./find-municipality";
import type { Municipality } from "./municipality.entity";
import { runningTheNetwork } from "./municipality.policy";

/** Takes a municipality into the network. Admitting twice announces once; another day is then written over. */
export async function admitMunicipality(ctx: Ctx, input: { code: string; since?: string | null }): Promise<Municipality | null> {
  return transact(ctx, async (tx) => {
    authorise(tx.viewer, runningTheNetwork, null);
    const municipality = await findMunicipality(tx, input.code, ["code"]);
    if (!municipality) return null;

    const today = danishDay(tx.now());
    if (input.since && input.since > today) {
      throw UserFault.of(UserErrorCode.INVALID, ["since"], {
        da: "Kan ikke ligge i fremtiden: kommunen deltager, så snart den er optaget.",
        en: "Cannot be in the future: the municipality takes part as soon as it is admitted.",
      });
    }
    const isNew = municipality.participatesSince === null;
    municipality.admit(input.since ?? municipality.participatesSince ?? today);
    await tx.manager.save(municipality);
    if (isNew)
      await tx.announce({ kind: AnnouncementKind.MUNICIPALITY_ADMITTED, subjectId: municipality.id, municipalityId: municipality.id });
    return municipality;
  });
}
