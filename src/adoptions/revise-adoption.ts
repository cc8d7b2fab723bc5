import type { Ctx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { contributing } from "../municipalities";
import { Adoption } from "./adoption.entity";
import type { ReviseAdoptionInput } from "./adoption.inputs";
import { patchAdoption } from "./write-adoption";

/** How far it has come, and how it went. Where nothing comes out otherwise, nothing is written. */
export async function reviseAdoption(ctx: Ctx, { id, patch }: ReviseAdoptionInput): Promise<Adoption> {
  return transact(ctx, async (tx) => {
    const known = idOf("Adoption", id);
    const adoption = known && (await tx.manager.findOne(Adoption, { where: { id: known }, lock: { mode: "pessimistic_write" } }));
    if (!adoption) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
    authorise(tx.viewer, contributing, { id: adoption.municipalityId });
    const isChanged = await patchAdoption(tx, adoption, patch, ["patch"]);
    tx.faults.throwIfAny();
    if (!isChanged) return adoption;
    adoption.updatedAt = tx.now();
    return tx.manager.save(adoption);
  });
}
