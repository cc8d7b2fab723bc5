import type { Ctx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { applyPatch } from "../kernel/patch";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { runningTheNetwork } from "../municipalities";
import { AttentionPoint } from "./attention-point.entity";
import type { ReviseAttentionPointInput } from "./vocabulary.inputs";

const required = ["titleDa", "titleEn", "descriptionDa", "descriptionEn"] as const;

/** Says an attention point in other words; its key stays. */
export async function reviseAttentionPoint(ctx: Ctx, input: ReviseAttentionPointInput): Promise<AttentionPoint> {
  return transact(ctx, async (tx) => {
    authorise(tx.viewer, runningTheNetwork, null);
    const id = idOf("AttentionPoint", input.id);
    const point = id && (await tx.manager.findOne(AttentionPoint, { where: { id }, lock: { mode: "pessimistic_write" } }));
    if (!point) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
    applyPatch(point, input, { required, optional: ["source"] }, tx.faults, []);
    tx.faults.throwIfAny();
    return tx.manager.save(point);
  });
}
