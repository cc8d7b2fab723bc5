import type { Ctx } from "../kernel/ctx";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { Role } from "../kernel/viewer";
import { findMembership, refuseLastAdministrator } from "./find-membership";
import { givingRole } from "./membership.policy";
import { refuseNetworkRole } from "./refuse-network-role";

/** Gives somebody another role. Whoever does it must be allowed both: the role that is taken and the one that is given. */
export async function changeRole(ctx: Ctx, { membershipId, role }: { membershipId: string; role: Role }): Promise<string> {
  return transact(ctx, async (tx) => {
    const membership = await findMembership(tx, membershipId);
    authorise(tx.viewer, givingRole, membership);
    authorise(tx.viewer, givingRole, { ...membership, role });
    refuseNetworkRole(tx, membership.municipalityId, role);
    tx.faults.throwIfAny();
    if (role !== Role.ADMINISTRATOR) await refuseLastAdministrator(tx, membership);
    await tx.manager.query("UPDATE membership SET role = $2 WHERE id = $1", [membership.id, role]);
    return membership.id;
  });
}
