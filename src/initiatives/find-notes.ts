import type { Tx } from "../kernel/ctx";
import type { Link } from "../kernel/db/links";
import { UserErrorCode } from "../kernel/errors";
import { findAttentionPoints } from "../vocabularies";
import type { AttentionNoteInput } from "./initiative.inputs";

/** The attention points that notes are on, with their texts; a fault for each that is not there, or is named twice. */
export async function findNotes(
  tx: Tx,
  notes: readonly AttentionNoteInput[],
  fieldOf: (index: number) => readonly string[],
): Promise<Link[]> {
  notes.forEach(({ point }, index) => {
    if (notes.findIndex((note) => note.point === point) < index) {
      tx.faults.add(UserErrorCode.DUPLICATE, [...fieldOf(index), "point"], {
        da: `${point} er nævnt to gange.`,
        en: `${point} is named twice.`,
      });
    }
  });
  const keys = notes.map((note) => note.point);
  const points = await findAttentionPoints(tx, keys, (index) => [...fieldOf(index), "point"]);
  return points.map(({ id, key }) => ({ id, text: notes.find((note) => note.point === key)?.text ?? null }));
}
