import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { findForChange } from "./find-for-change";
import type { Initiative } from "./initiative.entity";
import { InitiativeStatus } from "./initiative.enums";
import { publishing } from "./initiative.policy";
import { saveRevised } from "./record-revision";

/** Takes it out of the lists; its address goes on working and says so. Archiving twice announces once. */
export async function archiveInitiative(ctx: Ctx, { id, reason }: { id: string; reason?: string | null }): Promise<Initiative> {
  return transact(ctx, async (tx) => {
    const initiative = await findForChange(tx, id, publishing);
    if (initiative.status === InitiativeStatus.ARCHIVED) return initiative;
    if (initiative.status === InitiativeStatus.DRAFT) {
      throw UserFault.of(UserErrorCode.WRONG_STATE, ["id"], {
        da: "Et udkast arkiveres ikke. Slet det med discardInitiative.",
        en: "A draft is not archived. Delete it with discardInitiative.",
      });
    }

    initiative.archive(tx.now(), reason ?? null);
    await saveRevised(tx, initiative, ["status"]);
    await tx.announce({ kind: AnnouncementKind.INITIATIVE_ARCHIVED, subjectId: initiative.id, municipalityId: initiative.municipalityId });
    return initiative;
  });
}
