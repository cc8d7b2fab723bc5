import type { Tx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";
import type { ListWrite } from "../kernel/patch";
import { findAttentionPoints } from "../vocabularies";
import type { AttentionNoteInput, PartnerInput } from "./initiative.inputs";

/** Links that carry a text of their own: a partner's role, a note on an attention point. */
export async function writePartners(
  tx: Tx,
  id: string,
  partners: readonly PartnerInput[],
  found: readonly { id: string }[],
): Promise<boolean> {
  const rows = found.map(({ id: organisationId }) => ({
    other: organisationId,
    text: partners.find((partner) => partner.organisationId === organisationId)?.role ?? null,
  }));
  return replace(tx, { table: "initiative_partner", other: "organisation_id", text: "role" }, id, rows);
}

export async function findNotes(
  tx: Tx,
  id: string,
  notes: readonly AttentionNoteInput[],
  fieldOf: (index: number) => readonly string[],
): Promise<ListWrite> {
  notes.forEach(({ point }, index) => {
    if (notes.findIndex((note) => note.point === point) < index) {
      tx.faults.add(UserErrorCode.DUPLICATE, [...fieldOf(index), "point"], {
        da: `${point} er nævnt to gange.`,
        en: `${point} is named twice.`,
      });
    }
  });
  const found = await findAttentionPoints(
    tx,
    notes.map((note) => note.point),
    (index) => [...fieldOf(index), "point"],
  );
  const rows = found.map((point) => ({ other: point.id, text: notes.find((note) => note.point === point.key)?.text ?? null }));
  return {
    name: "attention",
    write: () => replace(tx, { table: "initiative_attention", other: "attention_point_id", text: "text" }, id, rows),
  };
}

interface Row {
  readonly other: string;
  readonly text: string | null;
}

async function replace(
  tx: Tx,
  { table, other, text }: { table: string; other: string; text: string },
  id: string,
  rows: readonly Row[],
): Promise<boolean> {
  const wanted = rows.filter((row, index) => rows.findIndex((one) => one.other === row.other) === index);
  const before: Row[] = await tx.manager.query(
    `SELECT ${other} other, ${text} "text" FROM ${table} WHERE initiative_id = $1 ORDER BY position`,
    [id],
  );
  if (JSON.stringify(before) === JSON.stringify(wanted)) return false;
  if (before.length > 0) await tx.manager.query(`DELETE FROM ${table} WHERE initiative_id = $1`, [id]);
  await tx.manager.query(
    `INSERT INTO ${table} (initiative_id, ${other}, ${text}, position)
     SELECT $1, w.other, w.words, w.n FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY w(other, words, n)`,
    [id, wanted.map((row) => row.other), wanted.map((row) => row.text)],
  );
  return true;
}
