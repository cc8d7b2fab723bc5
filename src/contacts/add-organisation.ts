import type { Ctx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { findMunicipality } from "../municipalities";
import { revisingOrganisation } from "./contact.policy";
import { Organisation } from "./organisation.entity";
import type { AddOrganisationInput } from "./organisation.inputs";
import { refuseTakenCvr } from "./refuse-taken-cvr";

export async function addOrganisation(
  ctx: Ctx,
  { name, kind, cvrNumber = null, website = null, municipalityCode }: AddOrganisationInput,
): Promise<Organisation> {
  return transact(ctx, async (tx) => {
    const home = typeof municipalityCode === "string" ? await findMunicipality(tx, municipalityCode, ["municipalityCode"]) : null;
    if (typeof municipalityCode === "string" && !home) throw tx.faults.refusal();
    const municipalityId = home?.id ?? null;
    authorise(tx.viewer, revisingOrganisation, { municipalityId });
    await refuseTakenCvr(tx, cvrNumber, null, ["cvrNumber"]);
    tx.faults.throwIfAny();
    const now = tx.now();
    const id = newId("Organisation", now);
    const organisation = tx.manager.create(Organisation, {
      id,
      name,
      kind,
      cvrNumber,
      website,
      municipalityId,
      createdAt: now,
      updatedAt: now,
    });
    await tx.manager.insert(Organisation, organisation);
    return organisation;
  });
}
