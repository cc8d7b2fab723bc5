import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { findForChange } from "./find-for-change";
import type { Initiative } from "./initiative.entity";
import { InitiativeStatus } from "./initiative.enums";
import { publishing } from "./initiative.policy";
import { saveRevised } from "./record-revision";

/** Shows a draft to all and announces it. Publishing twice announces once. */
export async function publishInitiative(ctx: Ctx, { id }: { id: string }): Promise<Initiative> {
  return transact(ctx, async (tx) => {
    const initiative = await findForChange(tx, id, publishing);
    if (initiative.status === InitiativeStatus.PUBLISHED) return initiative;
    if (initiative.status === InitiativeStatus.ARCHIVED) {
      throw UserFault.of(UserErrorCode.WRONG_STATE, ["id"], {
        da: "Initiativet er arkiveret. Tag det frem igen med restoreInitiative.",
        en: "The initiative is archived. Bring it back with restoreInitiative.",
      });
    }
    if (!initiative.summary?.trim()) {
      throw UserFault.of(UserErrorCode.BLANK, ["summary"], {
        da: "Skriv et resumé med reviseInitiative, før initiativet udgives.",
        en: "Write a summary with reviseInitiative before it is published.",
      });
    }

    initiative.publish(tx.now());
    await saveRevised(tx, initiative, ["status"]);
    await tx.announce({ kind: AnnouncementKind.INITIATIVE_PUBLISHED, subjectId: initiative.id, municipalityId: initiative.municipalityId });
    return initiative;
  });
}
