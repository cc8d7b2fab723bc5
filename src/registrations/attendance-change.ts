import type { Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import type { AttendanceChangeKind } from "./registration.enums";

/** Notes for the door lists what happened. The event's row must be locked, so that its changes have one order. */
export async function noteChange(tx: Tx, eventId: string, kind: AttendanceChangeKind, registrationIds: readonly string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  const now = tx.now();
  const ids = registrationIds.map(() => newId("EventAttendanceChange", now));
  await tx.manager.query(
    `INSERT INTO attendance_change (id, event_id, registration_id, kind, at)
     SELECT c.id, $1, c.registration_id, $2, $3 FROM unnest($4::uuid[], $5::uuid[]) WITH ORDINALITY c(id, registration_id, n) ORDER BY c.n`,
    [eventId, kind, now, ids, registrationIds],
  );
}
