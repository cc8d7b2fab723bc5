import type { Tx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";
import { applyPatch } from "../kernel/patch";
import type { Initiative } from "./initiative.entity";
import type { InitiativePatch } from "./initiative.inputs";

const required = ["title", "stage", "language", "evidenceLevel"] as const;
const optional = [
  "externalReference",
  "summary",
  "origin",
  "challenge",
  "approach",
  "outcomes",
  "lessons",
  "transferability",
  "startedOn",
  "endedOn",
] as const;

/** The columns of a patch, written onto the object. Answers the names of the fields that changed. */
export function patchColumns(tx: Tx, initiative: Initiative, patch: InitiativePatch, path: readonly string[]): string[] {
  const changed: string[] = applyPatch(initiative, patch, { required, optional }, tx.faults, path);
  if (patch.links !== undefined) {
    const links = (patch.links ?? []).map(({ title, url }) => ({ title, url }));
    changed.push(...applyPatch(initiative, { links }, { required: ["links"], optional: [] }, tx.faults, path));
  }
  if (patch.resources !== undefined && patchResources(tx, initiative, patch, path)) changed.push("resources");
  if (initiative.startedOn !== null && initiative.endedOn !== null && initiative.endedOn < initiative.startedOn) {
    tx.faults.add(UserErrorCode.INVALID, [...path, "endedOn"], {
      da: "Kan ikke ligge før startdatoen.",
      en: "Cannot be before the day on which it started.",
    });
  }
  return changed;
}

function patchResources(tx: Tx, initiative: Initiative, { resources }: InitiativePatch, path: readonly string[]): boolean {
  const given = {
    staffHoursPerWeek: resources?.staffHoursPerWeek ?? null,
    volunteers: resources?.volunteers ?? null,
    yearlyCostDkk: resources?.yearlyCostDkk ?? null,
    funding: resources?.funding ?? null,
    resourcesDescription: resources?.description ?? null,
  };
  const names = Object.keys(given) as (keyof typeof given)[];
  return applyPatch(initiative, given, { required: [], optional: names }, tx.faults, path).length > 0;
}
