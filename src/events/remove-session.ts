import type { Ctx } from "../kernel/ctx";
import { transact } from "../kernel/transact";
import type { NetworkEvent } from "./event.entity";
import { findSessionForChange } from "./revise-session";
import { saveChangedEvent } from "./save-changed-event";

/** Takes a session out of the programme. Answers the id that it had, and its event. */
export async function removeSession(ctx: Ctx, { id }: { id: string }): Promise<{ id: string; event: NetworkEvent }> {
  return transact(ctx, async (tx) => {
    const { session, event } = await findSessionForChange(tx, id);
    await tx.manager.remove(session);
    await saveChangedEvent(tx, event);
    return { id, event };
  });
}
