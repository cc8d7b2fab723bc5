import type { Ctx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { applyPatch } from "../kernel/patch";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { findMunicipality } from "../municipalities";
import { rehomingOrganisation, revisingOrganisation } from "./contact.policy";
import { Organisation } from "./organisation.entity";
import type { ReviseOrganisationInput } from "./organisation.inputs";
import { refuseTakenCvr } from "./refuse-taken-cvr";

/** Whoever moves it to another municipality must be an editor of both. */
export async function reviseOrganisation(ctx: Ctx, { id, patch }: ReviseOrganisationInput): Promise<Organisation> {
  return transact(ctx, async (tx) => {
    const known = idOf("Organisation", id);
    const organisation = known && (await tx.manager.findOne(Organisation, { where: { id: known }, lock: { mode: "pessimistic_write" } }));
    if (!organisation) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
    authorise(tx.viewer, revisingOrganisation, organisation);
    applyPatch(organisation, patch, { required: ["name", "kind"], optional: ["cvrNumber", "website"] }, tx.faults, ["patch"]);
    await refuseTakenCvr(tx, patch.cvrNumber, organisation.id, ["patch", "cvrNumber"]);
    if (patch.municipalityCode !== undefined) {
      const home =
        patch.municipalityCode === null ? null : await findMunicipality(tx, patch.municipalityCode, ["patch", "municipalityCode"]);
      tx.faults.throwIfAny();
      if (home) authorise(tx.viewer, rehomingOrganisation, organisation);
      organisation.municipalityId = home?.id ?? null;
      authorise(tx.viewer, revisingOrganisation, organisation);
    }
    tx.faults.throwIfAny();
    organisation.updatedAt = tx.now();
    return tx.manager.save(organisation);
  });
}
