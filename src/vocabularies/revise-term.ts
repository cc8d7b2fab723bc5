import type { Ctx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { applyPatch } from "../kernel/patch";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { runningTheNetwork } from "../municipalities";
import { Term } from "./term.entity";
import type { ReviseTermInput } from "./vocabulary.inputs";

/** Gives a word other names; its key stays, for others keep it. */
export async function reviseTerm(ctx: Ctx, input: ReviseTermInput): Promise<Term> {
  return transact(ctx, async (tx) => {
    authorise(tx.viewer, runningTheNetwork, null);
    const id = idOf("Term", input.id);
    const term = id && (await tx.manager.findOne(Term, { where: { id }, lock: { mode: "pessimistic_write" } }));
    if (!term) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
    applyPatch(term, input, { required: ["nameDa", "nameEn"], optional: ["source"] }, tx.faults, []);
    tx.faults.throwIfAny();
    return tx.manager.save(term);
  });
}
