import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { findForChange } from "./find-for-change";
import type { Initiative } from "./initiative.entity";
import { InitiativeStatus } from "./initiative.enums";
import type { ReviseInitiativeInput } from "./initiative.inputs";
import { revising } from "./initiative.policy";
import { saveRevised } from "./record-revision";
import { patchColumns, writeLists } from "./write-content";

/** Changes what is told. Where nothing comes out otherwise, nothing is written and nothing announced. */
export async function reviseInitiative(ctx: Ctx, { id, expectedVersion, patch }: ReviseInitiativeInput): Promise<Initiative> {
  return transact(ctx, async (tx) => {
    const initiative = await findForChange(tx, id, revising);
    if (typeof expectedVersion === "number" && expectedVersion !== initiative.version) {
      throw UserFault.of(UserErrorCode.STALE, ["expectedVersion"]);
    }
    const changed = patchColumns(tx, initiative, patch, ["patch"]);
    if (initiative.status !== InitiativeStatus.DRAFT && !initiative.summary?.trim()) {
      tx.faults.add(UserErrorCode.BLANK, ["patch", "summary"]);
    }
    changed.push(...(await writeLists(tx, initiative, patch, ["patch"])));
    tx.faults.throwIfAny();
    if (changed.length === 0) return initiative;

    await saveRevised(tx, initiative, changed);
    if (initiative.status === InitiativeStatus.PUBLISHED) {
      await tx.announce({ kind: AnnouncementKind.INITIATIVE_REVISED, subjectId: id, municipalityId: initiative.municipalityId });
    }
    return initiative;
  });
}
