import { findInitiatives } from "../initiatives";
import type { Tx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";
import { applyPatch } from "../kernel/patch";
import type { Adoption } from "./adoption.entity";
import type { AdoptionPatch } from "./adoption.inputs";

const required = ["status"] as const;
const optional = ["kind", "adaptation", "experience", "heardThrough", "ownInitiativeId"] as const;

const notItsOwn = {
  da: "Skal være et andet initiativ, og et af kommunens egne.",
  en: "Must be another initiative, and one of the municipality's own.",
};

/** Writes a patch onto the object. Answers whether anything came out otherwise. */
export async function patchAdoption(tx: Tx, adoption: Adoption, patch: AdoptionPatch, path: readonly string[]): Promise<boolean> {
  if (typeof patch.ownInitiativeId === "string") await checkOwn(tx, adoption, patch.ownInitiativeId, [...path, "ownInitiativeId"]);
  return applyPatch(adoption, patch, { required, optional }, tx.faults, path).length > 0;
}

async function checkOwn(tx: Tx, { initiativeId, municipalityId }: Adoption, id: string, field: readonly string[]): Promise<void> {
  const [found] = await findInitiatives(tx, [id], () => field);
  if (!found) return tx.faults.throwIfAny();
  const own: unknown[] = await tx.manager.query(
    `SELECT FROM initiative i WHERE i.id = $1 AND i.id <> $2 AND (i.municipality_id = $3 OR EXISTS (
       SELECT FROM initiative_co_municipality co WHERE co.initiative_id = i.id AND co.municipality_id = $3))`,
    [found.id, initiativeId, municipalityId],
  );
  if (own.length === 0) tx.faults.add(UserErrorCode.INVALID, field, notItsOwn);
}
