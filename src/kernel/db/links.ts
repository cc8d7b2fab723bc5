import type { Tx } from "../ctx";

export interface LinkTable {
  /** A table with the columns `owner`, `other` and position. Names are the code's own, never a caller's. */
  readonly table: string;
  readonly owner: string;
  readonly other: string;
}

/** Makes these, in this order, all that the owner is linked with. Answers whether that was another list before. */
export async function replaceLinks(tx: Tx, { table, owner, other }: LinkTable, ownerId: string, ids: readonly string[]): Promise<boolean> {
  const before = await linkedIds(tx, { table, owner, other }, ownerId);
  const wanted = [...new Set(ids)];
  if (before.join() === wanted.join()) return false;
  if (before.length > 0) await tx.manager.query(`DELETE FROM ${table} WHERE ${owner} = $1`, [ownerId]);
  await tx.manager.query(
    `INSERT INTO ${table} (${owner}, ${other}, position) SELECT $1, linked.id, linked.n FROM unnest($2::uuid[]) WITH ORDINALITY linked(id, n)`,
    [ownerId, wanted],
  );
  return true;
}

export async function linkedIds(tx: Tx, { table, owner, other }: LinkTable, ownerId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query(`SELECT ${other} id FROM ${table} WHERE ${owner} = $1 ORDER BY position`, [
    ownerId,
  ]);
  return rows.map(({ id }) => id);
}

/** Puts the second in the first one's place with every owner; where it is linked already, the first just goes. */
export async function moveLinks(tx: Tx, { table, owner, other }: LinkTable, fromId: string, toId: string): Promise<void> {
  await tx.manager.query(
    `DELETE FROM ${table} l WHERE l.${other} = $1 AND EXISTS (SELECT FROM ${table} known WHERE known.${owner} = l.${owner} AND known.${other} = $2)`,
    [fromId, toId],
  );
  await tx.manager.query(`UPDATE ${table} SET ${other} = $2 WHERE ${other} = $1`, [fromId, toId]);
}
