import { AnnouncementKind } from "../kernel/announcements/kind";
import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { writeAll } from "../kernel/patch";
import { transact } from "../kernel/transact";
import { findForChange } from "./find-for-change";
import { findLists } from "./find-lists";
import type { Initiative } from "./initiative.entity";
import { InitiativeStatus } from "./initiative.enums";
import type { ReviseInitiativeInput } from "./initiative.inputs";
import { revising } from "./initiative.policy";
import { saveRevised } from "./record-revision";
import { patchColumns } from "./patch-columns";

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
    const lists = await findLists(tx, initiative, patch, ["patch"]);
    tx.faults.throwIfAny();
    changed.push(...(await writeAll(lists)));
    if (changed.length === 0) return initiative;

    await saveRevised(tx, initiative, changed);
    if (initiative.status === InitiativeStatus.PUBLISHED) {
      await tx.announce({ kind: AnnouncementKind.INITIATIVE_REVISED, subjectId: id, municipalityId: initiative.municipalityId });
    }
    return initiative;
  });
}
