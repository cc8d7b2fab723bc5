import type { Tx } from "../ctx";

/** Names are the code's own, never a caller's. */
export interface LinkTable {
  /** A table with the columns `owner`, `other` and position. */
  readonly table: string;
  readonly owner: string;
  readonly other: string;
  /** The column with what is said of each link. */
  readonly text?: string;
  /** The owner's links to these alone: those others of the table `of` whose `column` is `is`. */
  readonly among?: { readonly of: string; readonly column: string; readonly is: string };
}

export interface Link {
  readonly id: string;
  readonly text?: string | null;
}

/** Makes these, in this order and each once, all that the owner is linked with. Answers whether that was another list before. */
export async function replaceLinks(tx: Tx, links: LinkTable, ownerId: string, given: readonly Link[]): Promise<boolean> {
  const { table, owner, other, text } = links;
  const once = given.filter(({ id }, index) => given.findIndex((one) => one.id === id) === index);
  const wanted = once.map((link): Linked => ({ id: link.id, text: text === undefined ? null : (link.text ?? null) }));
  const before = await linked(tx, links, ownerId);
  if (JSON.stringify(before) === JSON.stringify(wanted)) return false;
  const [own, values] = ownLinks(links, ownerId);
  if (before.length > 0) await tx.manager.query(`DELETE FROM ${table} WHERE ${own}`, values);
  await tx.manager.query(
    `INSERT INTO ${table} (${[owner, other, "position", ...(text ? [text] : [])].join(", ")})
     SELECT $1, linked.id, linked.n${text ? ", linked.said" : ""} FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY linked(id, said, n)`,
    [ownerId, wanted.map(({ id }) => id), wanted.map((link) => link.text)],
  );
  return true;
}

export async function linkedIds(tx: Tx, links: LinkTable, ownerId: string): Promise<string[]> {
  return (await linked(tx, links, ownerId)).map(({ id }) => id);
}

interface Linked {
  readonly id: string;
  readonly text: string | null;
}

function linked(tx: Tx, links: LinkTable, ownerId: string): Promise<Linked[]> {
  const [own, values] = ownLinks(links, ownerId);
  return tx.manager.query(
    `SELECT ${links.other} id, ${links.text ?? "null"} "text" FROM ${links.table} WHERE ${own} ORDER BY position`,
    values,
  );
}

const ownLinks = ({ owner, other, among }: LinkTable, ownerId: string): [condition: string, values: string[]] =>
  among
    ? [`${owner} = $1 AND ${other} IN (SELECT id FROM ${among.of} WHERE ${among.column} = $2)`, [ownerId, among.is]]
    : [`${owner} = $1`, [ownerId]];

/** Puts the second in the first one's place with every owner; where it is linked already, the first just goes. */
export async function moveLinks(tx: Tx, { table, owner, other }: LinkTable, fromId: string, toId: string): Promise<void> {
  await tx.manager.query(
    `DELETE FROM ${table} l WHERE l.${other} = $1 AND EXISTS (SELECT FROM ${table} known WHERE known.${owner} = l.${owner} AND known.${other} = $2)`,
    [fromId, toId],
  );
  await tx.manager.query(`UPDATE ${table} SET ${other} = $2 WHERE ${other} = $1`, [fromId, toId]);
}
