import type { Tx } from "../kernel/ctx";
import type { Vocabulary } from "./term.entity";

/** The place after the last one. Two who add at once queue for it until the first has committed. */
export async function nextPosition(tx: Tx, table: "term" | "attention_point", vocabulary?: Vocabulary): Promise<number> {
  await tx.manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 2))", [`${table} ${vocabulary ?? ""}`]);
  const of = vocabulary === undefined ? "" : " WHERE vocabulary = $1";
  const rows: { next: number }[] = await tx.manager.query(
    `SELECT coalesce(max(position), 0) + 1 AS next FROM ${table}${of}`,
    vocabulary === undefined ? [] : [vocabulary],
  );
  return rows[0]?.next ?? 1;
}
