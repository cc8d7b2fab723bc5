import type { Ctx } from "../kernel/ctx";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { findMembership, refuseLastAdministrator } from "./find-membership";
import { takingRole } from "./membership.policy";

/** Ends a membership; everybody may end their own. The account stays, as somebody who reads what the public reads. */
export async function removeMember(ctx: Ctx, { membershipId }: { membershipId: string }): Promise<string> {
  return transact(ctx, async (tx) => {
    const membership = await findMembership(tx, membershipId);
    authorise(tx.viewer, takingRole, membership);
    await refuseLastAdministrator(tx, membership);
    await tx.manager.query("DELETE FROM membership WHERE id = $1", [membership.id]);
    return membership.id;
  });
}
