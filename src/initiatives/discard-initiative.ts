import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { findForChange } from "./find-for-change";
import { InitiativeStatus } from "./initiative.enums";
import { publishing } from "./initiative.policy";

/** Deletes a draft that was never published. Answers the id that it had. */
export async function discardInitiative(ctx: Ctx, { id }: { id: string }): Promise<string> {
  return transact(ctx, async (tx) => {
    const initiative = await findForChange(tx, id, publishing);
    if (initiative.status !== InitiativeStatus.DRAFT) {
      throw UserFault.of(UserErrorCode.WRONG_STATE, ["id"], {
        da: "Det har været udgivet og slettes derfor ikke. Arkivér det med archiveInitiative.",
        en: "It has been published and is therefore not deleted. Archive it with archiveInitiative.",
      });
    }
    await tx.manager.remove(initiative);
    return id;
  });
}
