import type { Tx } from "./ctx";

/**
 * Erases a person's row and, by the foreign keys of later features, all that hangs on it; mails that wait for them go too.
 * An entry by id alone stays, so that whoever restores an older backup can erase again. The log says the id, nothing else.
 */
export async function eraseRow(tx: Tx, table: "contact" | "account" | "registration", id: string): Promise<void> {
  await tx.manager.query(`DELETE FROM ${table} WHERE id = $1`, [id]);
  await tx.manager.query("DELETE FROM mail WHERE recipient_id = $1", [id]);
  await tx.manager.query("INSERT INTO erasure (subject_id, erased_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", [id, tx.now()]);
  tx.log.info({ erased: id }, "Erased");
}
