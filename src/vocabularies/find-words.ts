import type { Tx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";
import { AttentionPoint } from "./attention-point.entity";
import { Term, type Vocabulary } from "./term.entity";

type FieldOf = (index: number) => readonly string[];

/** The terms of these keys, in their order; a fault for each key that the vocabulary does not have. */
export async function findTerms(tx: Tx, vocabulary: Vocabulary, keys: readonly string[], fieldOf: FieldOf): Promise<Term[]> {
  if (keys.length === 0) return [];
  const rows = await tx.manager
    .getRepository(Term)
    .createQueryBuilder("t")
    .where("t.vocabulary = :vocabulary and t.key = any(:keys)", { vocabulary, keys })
    .getMany();
  return chosen(tx, rows, keys, fieldOf);
}

export async function findAttentionPoints(tx: Tx, keys: readonly string[], fieldOf: FieldOf): Promise<AttentionPoint[]> {
  if (keys.length === 0) return [];
  const rows = await tx.manager.getRepository(AttentionPoint).createQueryBuilder("p").where("p.key = any(:keys)", { keys }).getMany();
  return chosen(tx, rows, keys, fieldOf);
}

function chosen<T extends { readonly key: string }>(tx: Tx, rows: readonly T[], keys: readonly string[], fieldOf: FieldOf): T[] {
  return keys.flatMap((key, index) => {
    const found = rows.find((row) => row.key === key);
    if (!found) tx.faults.add(UserErrorCode.NOT_FOUND, fieldOf(index), { da: `Nøglen ${key} findes ikke.`, en: `There is no key ${key}.` });
    return found ? [found] : [];
  });
}
