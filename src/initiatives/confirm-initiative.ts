import type { Ctx } from "../kernel/ctx";
import { transact } from "../kernel/transact";
import { findForChange } from "./find-for-change";
import type { Initiative } from "./initiative.entity";
import { revising } from "./initiative.policy";

/** Says that what it tells is still true. Nothing in it changes, so it keeps its version and nothing is announced. */
export async function confirmInitiative(ctx: Ctx, { id }: { id: string }): Promise<Initiative> {
  return transact(ctx, async (tx) => {
    const initiative = await findForChange(tx, id, revising);
    initiative.confirmedAt = tx.now();
    return tx.manager.save(initiative);
  });
}
