import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx } from "../kernel/ctx";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { findMunicipality } from "./find-municipality";
import type { Municipality } from "./municipality.entity";
import { runningTheNetwork } from "./municipality.policy";

/** Takes a municipality out of the network; what it has written stays. Dismissing twice announces once. */
export async function dismissMunicipality(ctx: Ctx, { code }: { code: string }): Promise<Municipality | null> {
  return transact(ctx, async (tx) => {
    authorise(tx.viewer, runningTheNetwork, null);
    const municipality = await findMunicipality(tx, code, ["code"]);
    if (!municipality || municipality.participatesSince === null) return municipality;

    municipality.dismiss();
    await tx.manager.save(municipality);
    await tx.announce({ kind: AnnouncementKind.MUNICIPALITY_DISMISSED, subjectId: municipality.id, municipalityId: municipality.id });
    return municipality;
  });
}
