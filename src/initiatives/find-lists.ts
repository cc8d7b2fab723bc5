import { findContacts, findOrganisations } from "../contacts";
import type { Tx } from "../kernel/ctx";
import { replaceLinks, type LinkTable } from "../kernel/db/links";
import { queueFor } from "../kernel/db/queue-for";
import { UserErrorCode } from "../kernel/errors";
import type { ListWrite } from "../kernel/patch";
import { findMunicipalities } from "../municipalities";
import { findTerms, Vocabulary } from "../vocabularies";
import { coMunicipalityLinks } from "./find-for-change";
import { findInitiatives } from "./find-initiatives";
import type { Initiative } from "./initiative.entity";
import type { InitiativePatch } from "./initiative.inputs";
import { findNotes, writePartners } from "./write-notes";

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
  const linked = (name: string, table: LinkTable, found: readonly { id: string }[]) => {
    const ids = found.map(({ id }) => id);
    writes.push({ name, write: () => replaceLinks(tx, table, initiative.id, ids) });
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
    const found = await findTerms(tx, vocabularies[name], keys ?? [], at(name));
    const wanted = [...new Set(found.map(({ id }) => id))];
    writes.push({ name, write: () => replaceTerms(tx, initiative.id, vocabularies[name], wanted) });
  }
  if (patch.partners !== undefined) {
    const partners = patch.partners ?? [];
    const ids = partners.map(({ organisationId }) => organisationId);
    const found = await findOrganisations(tx, ids, (index) => [...at("partners")(index), "organisationId"]);
    writes.push({ name: "partners", write: () => writePartners(tx, initiative.id, partners, found) });
  }
  if (patch.attention !== undefined) writes.push(await findNotes(tx, initiative.id, patch.attention ?? [], at("attention")));
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

/** All vocabularies stand in one table of links; those that the patch does not name are left alone. */
async function replaceTerms(tx: Tx, id: string, vocabulary: Vocabulary, wanted: readonly string[]): Promise<boolean> {
  const ofVocabulary = "initiative_id = $1 AND term_id IN (SELECT id FROM term WHERE vocabulary = $2)";
  const before: { term_id: string }[] = await tx.manager.query(
    `SELECT term_id FROM initiative_term WHERE ${ofVocabulary} ORDER BY position`,
    [id, vocabulary],
  );
  if (before.map((row) => row.term_id).join() === wanted.join()) return false;
  if (before.length > 0) await tx.manager.query(`DELETE FROM initiative_term WHERE ${ofVocabulary}`, [id, vocabulary]);
  await tx.manager.query(
    "INSERT INTO initiative_term (initiative_id, term_id, position) SELECT $1, w.id, w.n FROM unnest($2::uuid[]) WITH ORDINALITY w(id, n)",
    [id, wanted],
  );
  return true;
}
