import { In } from "typeorm";
import type { Contact } from "../contacts";
import type { Tx } from "../kernel/ctx";
import { moveLinks } from "../kernel/db/links";
import { NetworkEvent } from "./event.entity";
import { saveChangedEvent } from "./save-changed-event";

/**
 * Names the second contact as whom to ask about an event wherever the first was named, and as the speaker of sessions that are
 * still to come. Who spoke at a session that has begun stays as it was.
 */
export async function handOverEvents(tx: Tx, fromId: string, to: Contact): Promise<void> {
  const rows: { id: string }[] = await tx.manager.query(
    `SELECT event_id id FROM event_contact WHERE contact_id = $1 UNION
     SELECT s.event_id FROM session s JOIN session_speaker sp ON sp.session_id = s.id WHERE sp.contact_id = $1 AND s.starts_at > $2`,
    [fromId, tx.now()],
  );
  const events = await tx.manager.find(NetworkEvent, {
    where: { id: In(rows.map(({ id }) => id)) },
    order: { id: "ASC" },
    lock: { mode: "pessimistic_write" },
  });
  await moveLinks(tx, { table: "event_contact", owner: "event_id", other: "contact_id" }, fromId, to.id);
  await tx.manager.query(
    `UPDATE session_speaker sp SET contact_id = $2, name = $3, title = $4, municipality_id = $5, organisation_id = $6 FROM session s
     WHERE s.id = sp.session_id AND sp.contact_id = $1 AND s.starts_at > $7`,
    [fromId, to.id, to.name, to.jobTitle, to.municipalityId, to.organisationId, tx.now()],
  );
  for (const event of events) await saveChangedEvent(tx, event);
}
