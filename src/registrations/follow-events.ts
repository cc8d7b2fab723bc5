import { EventStatus, whenEventChanges, type ChangedPart, type NetworkEvent } from "../events";
import type { Tx } from "../kernel/ctx";
import { eventCancelledMail, eventChangedMail } from "./event-mails";
import { givePlaces } from "./give-places";

/**
 * More places than before, in the event or in a session, go to those who wait, in the same transaction; fewer take from
 * nobody. Whoever has a place or waits is told of what they go by. Of what is over, nobody is told anything.
 */
export const followEvents = (): void =>
  whenEventChanges(async (tx, event, parts) => {
    if (event.status === EventStatus.DRAFT || tx.now() >= event.endsAt) return;
    if (event.status === EventStatus.CANCELLED) return tx.queueMail(eventCancelledMail, await concerned(tx, event, ["CANCELLED"], []), {});
    const promoted = tx.now() < event.startsAt ? await givePlaces(tx, event) : [];
    if (parts.length === 0) return;
    if (parts.includes("TIME")) await remindAgain(tx, event);
    await tx.queueMail(eventChangedMail, await concerned(tx, event, parts, promoted), { parts });
  });

/** Those whom these parts are about. `told`: they hear all of it in another mail. */
async function concerned(tx: Tx, event: NetworkEvent, parts: readonly ChangedPart[], told: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query(
    `SELECT id FROM registration WHERE event_id = $1 AND status IN ('CONFIRMED', 'WAITING') AND id <> all($2::uuid[]) AND (
       $3::text[] && '{TIME,CANCELLED}' OR mode = 'IN_PERSON' AND 'VENUE' = any($3)
       OR status = 'CONFIRMED' AND ('ROOM' = any($3) OR mode = 'ONLINE' AND 'ONLINE_ADDRESS' = any($3))) ORDER BY arrival`,
    [event.id, told, parts],
  );
  return rows.map(({ id }) => id);
}

/** Whoever was reminded of another day is reminded of this one too, if it is far enough away. */
async function remindAgain(tx: Tx, event: NetworkEvent): Promise<void> {
  await tx.manager.query(
    `DELETE FROM registration_notice n USING registration r WHERE r.id = n.registration_id AND r.event_id = $1
       AND (n.kind = 'WEEK_BEFORE' AND $2 > $3::timestamptz + interval '7 days' OR n.kind = 'DAY_BEFORE' AND $2 > $3::timestamptz + interval '1 day')`,
    [event.id, event.startsAt, tx.now()],
  );
}
