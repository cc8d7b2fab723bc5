import type { Tx } from "../kernel/ctx";
import type { Adoption } from "./adoption.entity";
import { adoptionMail } from "./adoption-mail";

/**
 * Mails those who carry the practice: its contacts in the municipalities whose it is; where none of them can be reached, the
 * editors of the first one. Whoever shared something is to know that it lives on elsewhere.
 */
export async function tellTheGivers(tx: Tx, { id, initiativeId }: Adoption): Promise<void> {
  const contacts = await idsOf(
    tx,
    `SELECT c.id FROM initiative_contact ic JOIN contact c ON c.id = ic.contact_id JOIN initiative i ON i.id = ic.initiative_id
     WHERE i.id = $1 AND c.email IS NOT NULL AND c.hidden_at IS NULL AND (c.municipality_id = i.municipality_id OR EXISTS (
       SELECT FROM initiative_co_municipality co WHERE co.initiative_id = i.id AND co.municipality_id = c.municipality_id))
     ORDER BY ic.position`,
    initiativeId,
  );
  const editors = `SELECT a.id FROM account a JOIN membership m ON m.account_id = a.id JOIN initiative i ON i.municipality_id = m.municipality_id
     WHERE i.id = $1 AND m.role = 'EDITOR' AND a.email IS NOT NULL ORDER BY a.id`;
  const told = contacts.length > 0 ? contacts : await idsOf(tx, editors, initiativeId);
  for (const recipientId of told) await tx.queueMail(adoptionMail, recipientId, { adoptionId: id });
}

async function idsOf(tx: Tx, sql: string, id: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query(sql, [id]);
  return rows.map((row) => row.id);
}
