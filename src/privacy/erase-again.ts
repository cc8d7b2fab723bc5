import { eraseFoundContact } from "../contacts";
import type { Ctx } from "../kernel/ctx";
import { tagOf, typeTag } from "../kernel/db/id";
import { eraseRow } from "../kernel/erasure";
import { eraseFoundRegistration } from "../registrations";
import { transact } from "../kernel/transact";

const erasable = [
  { type: "Contact", table: "contact" },
  { type: "Account", table: "account" },
  { type: "Registration", table: "registration" },
] as const;

/**
 * Erases once more whoever was erased after the backup was taken that has been restored. Ids that are not there are noted
 * all the same: an older backup may have them. Answers how many were there.
 */
export async function eraseAgain(ctx: Ctx, ids: readonly string[]): Promise<number> {
  let found = 0;
  for (const id of new Set(ids)) {
    const table = erasable.find(({ type }) => tagOf(id) === typeTag(type))?.table;
    if (table === undefined) throw new Error(`${id} is the id of nobody`);
    await transact(ctx, async (tx) => {
      const rows: unknown[] = await tx.manager.query(`SELECT FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
      found += rows.length;
      if (table === "contact" && rows.length > 0) await eraseFoundContact(tx, id);
      else if (table === "registration" && rows.length > 0) await eraseFoundRegistration(tx, id);
      else await eraseRow(tx, table, id);
    });
  }
  return found;
}
