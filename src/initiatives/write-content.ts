import { findContacts, findOrganisations } from "../contacts";
import type { Tx } from "../kernel/ctx";
import { replaceLinks } from "../kernel/db/links";
import { UserErrorCode } from "../kernel/errors";
import { applyPatch } from "../kernel/patch";
import { findMunicipalities } from "../municipalities";
import { findTerms, Vocabulary } from "../vocabularies";
import { coMunicipalityLinks } from "./find-for-change";
import { findInitiatives } from "./find-initiatives";
import type { Initiative } from "./initiative.entity";
import type { InitiativePatch } from "./initiative.inputs";
import { writeAttention, writePartners } from "./write-notes";

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

const itself = { da: "Et initiativ kan ikke være inspireret af sig selv.", en: "An initiative cannot be inspired by itself." };

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

/** The lists of a patch, each written over as a whole; the initiative's row is there. Answers the names that changed. */
export async function writeLists(tx: Tx, initiative: Initiative, patch: InitiativePatch, path: readonly string[]): Promise<string[]> {
  const at = (name: string) => (index: number) => [...path, name, String(index)];
  const changed: string[] = [];
  const replace = async (name: string, link: Parameters<typeof replaceLinks>[1], found: readonly { id: string }[]) => {
    const ids = found.map(({ id }) => id);
    if (await replaceLinks(tx, link, initiative.id, ids)) changed.push(name);
  };
  const owner = "initiative_id";

  if (patch.coMunicipalityCodes !== undefined) {
    const found = await findMunicipalities(tx, patch.coMunicipalityCodes ?? [], at("coMunicipalityCodes"));
    await replace(
      "coMunicipalityCodes",
      coMunicipalityLinks,
      found.filter(({ id }) => id !== initiative.municipalityId),
    );
  }
  if (patch.inspiredByIds !== undefined) {
    const found = await findInitiatives(tx, patch.inspiredByIds ?? [], at("inspiredByIds"));
    found.forEach(({ id }, index) => {
      if (id === initiative.id) tx.faults.add(UserErrorCode.INVALID, at("inspiredByIds")(index), itself);
    });
    tx.faults.throwIfAny();
    await replace("inspiredByIds", { table: "initiative_inspiration", owner, other: "inspired_by_id" }, found);
  }
  if (patch.contactIds !== undefined) {
    const found = await findContacts(tx, patch.contactIds ?? [], at("contactIds"));
    await replace("contactIds", { table: "initiative_contact", owner, other: "contact_id" }, found);
  }
  changed.push(...(await writeTerms(tx, initiative.id, patch, path)));
  if (patch.partners !== undefined) {
    const found = await findOrganisations(
      tx,
      (patch.partners ?? []).map((partner) => partner.organisationId),
      (i) => [...at("partners")(i), "organisationId"],
    );
    if (await writePartners(tx, initiative.id, patch.partners ?? [], found)) changed.push("partners");
  }
  if (patch.attention !== undefined && (await writeAttention(tx, initiative.id, patch.attention ?? [], at("attention"))))
    changed.push("attention");
  return changed;
}

const vocabularies = {
  themes: Vocabulary.THEME,
  targetGroups: Vocabulary.TARGET_GROUP,
  arenas: Vocabulary.ARENA,
  cooperationForms: Vocabulary.COOPERATION_FORM,
} as const;

/** All vocabularies stand in one table of links; those that the patch does not name are left alone. */
async function writeTerms(tx: Tx, id: string, patch: InitiativePatch, path: readonly string[]): Promise<string[]> {
  const names = Object.keys(vocabularies) as (keyof typeof vocabularies)[];
  const changed: string[] = [];
  for (const name of names) {
    const keys = patch[name];
    if (keys === undefined) continue;
    const found = await findTerms(tx, vocabularies[name], keys ?? [], (i) => [...path, name, String(i)]);
    if (await replaceTerms(tx, id, vocabularies[name], [...new Set(found.map((term) => term.id))])) changed.push(name);
  }
  return changed;
}

async function replaceTerms(tx: Tx, id: string, vocabulary: Vocabulary, wanted: readonly string[]): Promise<boolean> {
  const ofVocabulary = "initiative_id = $1 AND term_id IN (SELECT id FROM term WHERE vocabulary = $2)";
  const before: { term_id: string }[] = await tx.manager.query(
    `SELECT term_id FROM initiative_term WHERE ${ofVocabulary} ORDER BY position`,
    [id, vocabulary],
  );
  if (before.map((row) => row.term_id).join() === wanted.join()) return false;
  await tx.manager.query(`DELETE FROM initiative_term WHERE ${ofVocabulary}`, [id, vocabulary]);
  await tx.manager.query(
    "INSERT INTO initiative_term (initiative_id, term_id, position) SELECT $1, w.id, w.n FROM unnest($2::uuid[]) WITH ORDINALITY w(id, n)",
    [id, wanted],
  );
  return true;
}
