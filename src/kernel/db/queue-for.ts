import type { Tx } from "../ctx";

/**
 * Two that want the same value queue until the first has committed: the second then sees that it is taken, and is told so on
 * its own field. A broken UNIQUE constraint alone does not know which field of which input it was.
 */
export async function queueFor(tx: Tx, what: string, value: string): Promise<void> {
  await tx.manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 3))", [`${what} ${value}`]);
}
