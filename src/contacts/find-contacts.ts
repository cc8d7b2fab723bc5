import type { Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { Contact } from "./contact.entity";
import { homeOf, isFor, type ContactFacts } from "./contact.policy";
import { Organisation } from "./organisation.entity";

type FieldOf = (index: number) => readonly string[];
type Found = { readonly id: string };

/** Those of the ids that the viewer may see, in their order; a fault for each of the others. */
export async function findContacts(tx: Tx, ids: readonly string[], fieldOf: FieldOf): Promise<Found[]> {
  const known = ids.map((id) => idOf("Contact", id));
  const rows: (Found & ContactFacts)[] = await tx.manager.query(
    `SELECT c.id, c.visibility, c.hidden_at IS NOT NULL "isHidden", ${homeOf("c")} "homeId" FROM contact c WHERE c.id = any($1::uuid[])`,
    [known.filter((id) => id !== null)],
  );
  return chosen(
    tx,
    known,
    rows.filter((row) => isFor(tx.viewer, row)),
    fieldOf,
  );
}

/** Organisations are for all to see. */
export async function findOrganisations(tx: Tx, ids: readonly string[], fieldOf: FieldOf): Promise<Found[]> {
  const known = ids.map((id) => idOf("Organisation", id));
  const rows: Found[] = await tx.manager.query("SELECT id FROM organisation WHERE id = any($1::uuid[])", [
    known.filter((id) => id !== null),
  ]);
  return chosen(tx, known, rows, fieldOf);
}

function chosen(tx: Tx, ids: readonly (string | null)[], rows: readonly Found[], fieldOf: FieldOf): Found[] {
  return ids.flatMap((id, index) => {
    const found = rows.find((row) => row.id === id);
    if (!found) tx.faults.add(UserErrorCode.NOT_FOUND, fieldOf(index));
    return found ? [found] : [];
  });
}

/** The contact, locked until the transaction ends, and what decisions about it look at. */
export async function findContactForChange(
  tx: Tx,
  id: string,
  field: readonly string[] = ["id"],
): Promise<{ contact: Contact; facts: ContactFacts }> {
  const known = idOf("Contact", id);
  const contact = known && (await tx.manager.findOne(Contact, { where: { id: known }, lock: { mode: "pessimistic_write" } }));
  if (!contact) throw UserFault.of(UserErrorCode.NOT_FOUND, field);
  const homeId = contact.municipalityId ?? (await homeOfOrganisation(tx, contact.organisationId));
  const facts: ContactFacts = { visibility: contact.visibility, isHidden: contact.hiddenAt !== null, homeId };
  if (!isFor(tx.viewer, facts)) throw UserFault.of(UserErrorCode.NOT_FOUND, field);
  return { contact, facts };
}

export async function homeOfOrganisation(tx: Tx, id: string | null): Promise<string | null> {
  const found = id === null ? null : await tx.manager.findOne(Organisation, { where: { id } });
  return found?.municipalityId ?? null;
}
