import type { Tx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";
import { Municipality } from "./municipality.entity";

/** The municipality of an official code, or a fault on the field that named it. */
export async function findMunicipality(tx: Tx, code: string, field: readonly string[]): Promise<Municipality | null> {
  const [found = null] = await findMunicipalities(tx, [code], () => field);
  return found;
}

/** Those of the codes, in their order; a fault for each code that is none. */
export async function findMunicipalities(
  tx: Tx,
  codes: readonly string[],
  fieldOf: (index: number) => readonly string[],
): Promise<Municipality[]> {
  if (codes.length === 0) return [];
  const rows = await tx.manager.getRepository(Municipality).createQueryBuilder("m").where("m.code = any(:codes)", { codes }).getMany();
  return codes.flatMap((code, index) => {
    const found = rows.find((row) => row.code === code);
    if (!found) refuseUnknown(tx, code, fieldOf(index));
    return found ? [found] : [];
  });
}

/** For those who have looked a code up themselves. */
export const refuseUnknown = (tx: Tx, code: string, field: readonly string[]): void =>
  tx.faults.add(UserErrorCode.NOT_FOUND, field, {
    da: `Ingen kommune har koden ${code}.`,
    en: `No municipality has the code ${code}.`,
  });
