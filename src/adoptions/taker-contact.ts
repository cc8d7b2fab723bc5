import { whoOf } from "../accounts";
import { contactShape, isShown } from "../contacts";
import type { Database } from "../kernel/db/database";

interface Found {
  readonly name: string;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

const reader = whoOf("me.id");
const shown = (detail: "email" | "phone"): string => `CASE WHEN ${isShown(detail, "c", reader)} THEN c.${detail} END`;

/** By what they stand for: their own description of it, then the practice's themes; then by whether they can be reached. */
const nearest = `SELECT f.name, f."jobTitle", f.email, f.phone FROM (
    SELECT c.id, c.name, c.name_sort, c.job_title "jobTitle", ${shown("email")} email, ${shown("phone")} phone,
      EXISTS (SELECT FROM initiative_contact ic JOIN initiative own ON own.id = ic.initiative_id
        WHERE own.id = a.own_initiative_id AND own.status <> 'DRAFT' AND ic.contact_id = c.id) "isOfOwn",
      EXISTS (SELECT FROM contact_term ct JOIN initiative_term it ON it.term_id = ct.term_id
        WHERE ct.contact_id = c.id AND it.initiative_id = a.initiative_id) "isOfThemes"
    FROM adoption a JOIN contact c ON c.municipality_id = a.municipality_id LEFT JOIN account me ON lower(me.email) = lower($2)
    WHERE a.id = $1 AND c.hidden_at IS NULL AND (${contactShape.visible("c", reader)})
  ) f ORDER BY f."isOfOwn" DESC, f."isOfThemes" DESC, coalesce(f.email, f.phone) IS NULL, f.name_sort, f.id LIMIT 1`;

/**
 * Whom to write to in the municipality that takes something up: "Bo Bæk, konsulent (bo@example.org)"; null where it has nobody
 * whom the reader may see. A contact who reads has the rights of the account with their address; without one, those of anybody.
 */
export async function takerContact(db: Database, adoptionId: string, readerAddress: string): Promise<string | null> {
  const [found] = await db.change<Found>({ text: nearest, values: [adoptionId, readerAddress] });
  if (!found) return null;
  const ways = [found.email, found.phone].filter((way) => way !== null).join(", ");
  const who = found.jobTitle ? `${found.name}, ${found.jobTitle}` : found.name;
  return ways === "" ? who : `${who} (${ways})`;
}
