import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { EventStatus } from "./event.enums";
import { findEventForChange } from "./find-event-for-change";

/** Deletes a draft that was never published, with its programme. Answers the id that it had. */
export async function discardEvent(ctx: Ctx, { id }: { id: string }): Promise<string> {
  return transact(ctx, async (tx) => {
    const event = await findEventForChange(tx, id, ["id"]);
    if (event.status !== EventStatus.DRAFT) {
      throw UserFault.of(UserErrorCode.WRONG_STATE, ["id"], {
        da: "Det har været udgivet og slettes derfor ikke. Aflys det med cancelEvent.",
        en: "It has been published and is therefore not deleted. Cancel it with cancelEvent.",
      });
    }
    await tx.manager.remove(event);
    return id;
  });
}
