import { findContacts, findOrganisations } from "../contacts";
import type { Tx } from "../kernel/ctx";
import { replaceLinks, type Link, type LinkTable } from "../kernel/db/links";
import { queueFor } from "../kernel/db/queue-for";
import { UserErrorCode } from "../kernel/errors";
import type { ListWrite } from "../kernel/patch";
import { findMunicipalities } from "../municipalities";
import { findTerms, Vocabulary } from "../vocabularies";
import { coMunicipalityLinks } from "./find-for-change";
import { findInitiatives } from "./find-initiatives";
import type { Initiative } from "./initiative.entity";
import type { InitiativePatch } from "./initiative.inputs";
import { findNotes } from "./find-notes";

const itself = { da: "Et initiativ kan ikke være inspireret af sig selv.", en: "An initiative cannot be inspired by itself." };

const owner = "initiative_id";

const vocabularies = {
  themes: Vocabulary.THEME,
  targetGroups: Vocabulary.TARGET_GROUP,
  arenas: Vocabulary.ARENA,
  cooperationForms: Vocabulary.COOPERATION_FORM,
} as const;

/**
 * Finds what the lists of a patch name, with a fault for each that is not there; a list is then written over as a whole. They are
 * found before anything is written, so that their faults are told together with those of the columns.
 */
export async function findLists(tx: Tx, initiative: Initiative, patch: InitiativePatch, path: readonly string[]): Promise<ListWrite[]> {
  const at = (name: string) => (index: number) => [...path, name, String(index)];
  const writes: ListWrite[] = [];
  const linked = (name: string, table: LinkTable, found: readonly Link[]) => {
    writes.push({ name, write: () => replaceLinks(tx, table, initiative.id, found) });
  };

  await refuseTakenReference(tx, initiative, patch, [...path, "externalReference"]);
  if (patch.coMunicipalityCodes !== undefined) {
    const found = await findMunicipalities(tx, patch.coMunicipalityCodes ?? [], at("coMunicipalityCodes"));
    const others = found.filter(({ id }) => id !== initiative.municipalityId);
    linked("coMunicipalityCodes", coMunicipalityLinks, others);
  }
  if (patch.inspiredByIds !== undefined) {
    const found = await findInitiatives(tx, patch.inspiredByIds ?? [], at("inspiredByIds"));
    const own = (patch.inspiredByIds ?? []).indexOf(initiative.id);
    if (own >= 0) tx.faults.add(UserErrorCode.INVALID, at("inspiredByIds")(own), itself);
    linked("inspiredByIds", { table: "initiative_inspiration", owner, other: "inspired_by_id" }, found);
  }
  if (patch.contactIds !== undefined) {
    const found = await findContacts(tx, patch.contactIds ?? [], at("contactIds"));
    linked("contactIds", { table: "initiative_contact", owner, other: "contact_id" }, found);
  }
  for (const name of Object.keys(vocabularies) as (keyof typeof vocabularies)[]) {
    const keys = patch[name];
    if (keys === undefined) continue;
    // All vocabularies stand in one table; those that the patch does not name are left alone.
    const among = { of: "term", column: "vocabulary", is: vocabularies[name] };
    const terms = { table: "initiative_term", owner, other: "term_id", among };
    linked(name, terms, await findTerms(tx, vocabularies[name], keys ?? [], at(name)));
  }
  if (patch.partners !== undefined) {
    const partners = patch.partners ?? [];
    const ids = partners.map(({ organisationId }) => organisationId);
    const found = await findOrganisations(tx, ids, (index) => [...at("partners")(index), "organisationId"]);
    const roleOf = (id: string) => partners.find(({ organisationId }) => organisationId === id)?.role ?? null;
    const withRoles = found.map(({ id }) => ({ id, text: roleOf(id) }));
    linked("partners", { table: "initiative_partner", owner, other: "organisation_id", text: "role" }, withRoles);
  }
  if (patch.attention !== undefined) {
    const table = { table: "initiative_attention", owner, other: "attention_point_id", text: "text" };
    linked("attention", table, await findNotes(tx, patch.attention ?? [], at("attention")));
  }
  return writes;
}

/** Looked for before it is written, so that the fault is on the caller's own field; the UNIQUE constraint stands behind it. */
async function refuseTakenReference(
  tx: Tx,
  { id, municipalityId }: Initiative,
  { externalReference }: InitiativePatch,
  field: readonly string[],
) {
  if (typeof externalReference !== "string") return;
  await queueFor(tx, `initiative of ${municipalityId}`, externalReference);
  const sql = "SELECT FROM initiative WHERE municipality_id = $1 AND external_reference = $2 AND id <> $3";
  const taken: unknown[] = await tx.manager.query(sql, [municipalityId, externalReference, id]);
  if (taken.length > 0) tx.faults.add(UserErrorCode.TAKEN, field, referenceTaken);
}

export const referenceTaken = {
  da: "Et andet af kommunens initiativer har denne reference.",
  en: "Another of the municipality's initiatives has this reference.",
};
