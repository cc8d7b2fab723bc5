import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { findForChange } from "./find-for-change";
import type { Initiative } from "./initiative.entity";
import { InitiativeStatus } from "./initiative.enums";
import { publishing } from "./initiative.policy";
import { saveRevised } from "./record-revision";

/** Back from the archive into the lists. Restoring twice announces once. */
export async function restoreInitiative(ctx: Ctx, { id }: { id: string }): Promise<Initiative> {
  return transact(ctx, async (tx) => {
    const initiative = await findForChange(tx, id, publishing);
    if (initiative.status === InitiativeStatus.PUBLISHED) return initiative;
    if (initiative.status === InitiativeStatus.DRAFT) {
      throw UserFault.of(UserErrorCode.WRONG_STATE, ["id"], {
        da: "Et udkast er ikke arkiveret. Udgiv det med publishInitiative.",
        en: "A draft is not archived. Publish it with publishInitiative.",
      });
    }

    initiative.restore();
    await saveRevised(tx, initiative, ["status"]);
    await tx.announce({ kind: AnnouncementKind.INITIATIVE_RESTORED, subjectId: initiative.id, municipalityId: initiative.municipalityId });
    return initiative;
  });
}
