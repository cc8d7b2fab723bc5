import type { Places } from "../events";
import type { Tx } from "../kernel/ctx";
import { noteChange } from "./attendance-change";
import { FreePlaces, freeInSessions, taken, type Given, type Wanting } from "./free-places";
import { AttendanceChangeKind } from "./registration.enums";
import { promotedMail } from "./registration-mails";

interface Waiting extends Wanting {
  readonly id: string;
  readonly group_id: string;
}

/** All that decides, in one statement, read under the lock on the event's row. */
const text = `SELECT ${taken("$1")} taken, ${freeInSessions("s.event_id = $1")} sessions,
  coalesce((SELECT json_agg(json_build_object('id', r.id, 'group_id', r.group_id, 'mode', r.mode, 'municipality_id', r.municipality_id,
      'session_ids', ARRAY(SELECT session_id FROM registration_session rs WHERE rs.registration_id = r.id)) ORDER BY r.arrival)
    FROM registration r WHERE r.event_id = $1 AND r.status = 'WAITING'), '[]') waiting`;

/**
 * Gives what has become free to whoever has waited longest and fits: capacity, places of a municipality, places of chosen
 * sessions; a group fits as a whole or goes on waiting. Before each change nobody who waits fits, so a newcomer needs no
 * look at them. Whoever gets one is told by mail. The event's row must be locked. Answers whose place it is now.
 */
export async function givePlaces(tx: Tx, event: Places): Promise<string[]> {
  const [found] = await tx.run<Given & { readonly waiting: readonly Waiting[] }>({ name: "waiting", text, values: [event.id] });
  if (!found || found.waiting.length === 0) return [];
  const free = new FreePlaces(event, found);
  const groups = new Map<string, Waiting[]>();
  for (const one of found.waiting) groups.set(one.group_id, [...(groups.get(one.group_id) ?? []), one]);
  const given: string[] = [];
  for (const group of groups.values()) if (free.take(group)) given.push(...group.map(({ id }) => id));
  if (given.length === 0) return [];
  await tx.manager.query("UPDATE registration SET status = 'CONFIRMED', confirmed_at = $2 WHERE id = any($1::uuid[])", [given, tx.now()]);
  await noteChange(tx, event.id, AttendanceChangeKind.PROMOTED, given);
  await tx.queueMail(promotedMail, given, {});
  return given;
}
