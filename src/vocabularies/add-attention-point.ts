import type { Ctx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { runningTheNetwork } from "../municipalities";
import { AttentionPoint } from "./attention-point.entity";
import { nextPosition } from "./next-position";
import type { AddAttentionPointInput } from "./vocabulary.inputs";

/** Adds something that the network has found to matter, at the end of the list. */
export async function addAttentionPoint(ctx: Ctx, input: AddAttentionPointInput): Promise<AttentionPoint> {
  return transact(ctx, async (tx) => {
    authorise(tx.viewer, runningTheNetwork, null);
    tx.faults.throwIfAny();
    const { key, titleDa, titleEn, descriptionDa, descriptionEn, source = null } = input;
    const position = await nextPosition(tx, "attention_point");
    const id = newId("AttentionPoint", tx.now());
    const point = tx.manager.create(AttentionPoint, { id, key, titleDa, titleEn, descriptionDa, descriptionEn, source, position });
    await tx.manager.insert(AttentionPoint, point);
    return point;
  });
}
