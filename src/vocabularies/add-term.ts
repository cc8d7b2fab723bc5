import type { Ctx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { runningTheNetwork } from "../municipalities";
import { nextPosition } from "./next-position";
import { Term } from "./term.entity";
import type { AddTermInput } from "./vocabulary.inputs";

/** Adds a word at the end of its vocabulary. */
export async function addTerm(ctx: Ctx, input: AddTermInput): Promise<Term> {
  return transact(ctx, async (tx) => {
    authorise(tx.viewer, runningTheNetwork, null);
    tx.faults.throwIfAny();
    const { vocabulary, key, nameDa, nameEn, source = null } = input;
    const position = await nextPosition(tx, "term", vocabulary);
    const term = tx.manager.create(Term, { id: newId("Term", tx.now()), vocabulary, key, nameDa, nameEn, source, position });
    await tx.manager.insert(Term, term);
    return term;
  });
}
