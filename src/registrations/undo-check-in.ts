import { managingEvents } from "../events";
import type { Ctx } from "../kernel/ctx";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { noteChange } from "./attendance-change";
import { feedOf } from "./attendance-feed";
import { findRegistration } from "./find-registration";
import { AttendanceChangeKind } from "./registration.enums";

/** Takes a check-in back; of somebody who is not checked in there is nothing to take back. */
export async function undoCheckIn(ctx: Ctx, { registrationId }: { registrationId: string }): Promise<string> {
  const id = await transact(ctx, async (tx) => {
    authorise(tx.viewer, managingEvents, null);
    const { registration, event } = await findRegistration(tx, registrationId, ["registrationId"]);
    if (registration.checkedInAt !== null) {
      await tx.manager.query("UPDATE registration SET checked_in_at = NULL WHERE id = $1", [registration.id]);
      await noteChange(tx, event.id, AttendanceChangeKind.CHECK_IN_UNDONE, [registration.id]);
    }
    return registration.id;
  });
  feedOf(ctx.db).wake();
  return id;
}
