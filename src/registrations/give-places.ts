import type { NetworkEvent } from "../events";
import type { Tx } from "../kernel/ctx";
import { noteChange } from "./attendance-change";
import { AttendanceChangeKind } from "./registration.enums";
import { promotedMail } from "./registration-mails";

interface Waiting {
  readonly id: string;
  readonly group_id: string;
  readonly mode: "IN_PERSON" | "ONLINE";
  readonly municipality_id: string | null;
  readonly session_ids: readonly string[];
}

/**
 * The one way to a place. Gives what is free to whoever has waited longest and fits: capacity, places of a municipality,
 * places of chosen sessions; a group fits as a whole or goes on waiting. Before each change nobody who waits fits, so a
 * newcomer is only to be looked at alone (`groupId`). Whoever waited before is told of the place by mail. The event's row must be locked. Answers whose place it is now.
 */
export async function givePlaces(tx: Tx, event: NetworkEvent, groupId: string | null = null): Promise<string[]> {
  const [found]: Found[] = await tx.manager.query(lookedAt, [event.id, groupId]);
  if (!found) return [];
  const free = freePlaces(event, found);
  const groups = new Map<string, Waiting[]>();
  for (const one of found.waiting) groups.set(one.group_id, [...(groups.get(one.group_id) ?? []), one]);
  const given: string[] = [];
  for (const group of groups.values()) if (free.take(group)) given.push(...group.map(({ id }) => id));
  if (given.length === 0) return [];
  await tx.manager.query("UPDATE registration SET status = 'CONFIRMED', confirmed_at = $2 WHERE id = any($1::uuid[])", [given, tx.now()]);
  if (groupId === null) {
    await noteChange(tx, event.id, AttendanceChangeKind.PROMOTED, given);
    await tx.queueMail(promotedMail, given, {});
  }
  return given;
}

interface Found {
  readonly taken: readonly { readonly municipality_id: string | null; readonly mode: string; readonly confirmed: number }[];
  readonly sessions: readonly { readonly id: string; readonly free: number }[];
  readonly waiting: readonly Waiting[];
}

/** All that decides, in one statement: this is what registering for one event queues on. */
const lookedAt = `SELECT
  coalesce((SELECT json_agg(json_build_object('municipality_id', municipality_id, 'mode', mode, 'confirmed', confirmed))
    FROM attendance_count WHERE event_id = $1), '[]') taken,
  coalesce((SELECT json_agg(json_build_object('id', s.id, 'free', s.capacity - (SELECT count(*) FROM registration_session rs
      JOIN registration r ON r.id = rs.registration_id WHERE rs.session_id = s.id AND r.status = 'CONFIRMED')))
    FROM session s WHERE s.event_id = $1 AND s.capacity IS NOT NULL), '[]') sessions,
  coalesce((SELECT json_agg(json_build_object('id', r.id, 'group_id', r.group_id, 'mode', r.mode, 'municipality_id', r.municipality_id,
      'session_ids', ARRAY(SELECT session_id FROM registration_session rs WHERE rs.registration_id = r.id)) ORDER BY r.arrival)
    FROM registration r WHERE r.event_id = $1 AND r.status = 'WAITING' AND ($2::uuid IS NULL OR r.group_id = $2)), '[]') waiting`;

function freePlaces(event: NetworkEvent, { taken, sessions }: Found): FreePlaces {
  const places = new Map<string, number>();
  const limit = (key: string, most: number | null, used: number) => {
    if (most !== null) places.set(key, most - used);
  };
  const used = (mode: string) => taken.reduce((sum, row) => sum + (row.mode === mode ? row.confirmed : 0), 0);
  limit("IN_PERSON", event.capacity, used("IN_PERSON"));
  limit("ONLINE", event.onlineCapacity, used("ONLINE"));
  for (const row of taken) {
    if (row.mode === "IN_PERSON" && row.municipality_id) limit(row.municipality_id, event.placesPerMunicipality, row.confirmed);
  }
  for (const { id, free } of sessions) places.set(id, free);
  return new FreePlaces(places, event);
}

/** What is left of each limit: of a way to take part, a municipality, a session. What has no entry has no limit. */
class FreePlaces {
  constructor(
    private readonly places: Map<string, number>,
    private readonly event: NetworkEvent,
  ) {}

  /** Takes places for all of them, or for none. */
  take(group: readonly Waiting[]): boolean {
    const wanted = new Map<string, number>();
    const want = (key: string) => wanted.set(key, (wanted.get(key) ?? 0) + 1);
    for (const { mode, municipality_id: municipalityId, session_ids: sessionIds } of group) {
      want(mode);
      if (mode === "IN_PERSON" && municipalityId) want(municipalityId);
      sessionIds.forEach(want);
    }
    const quota = this.event.placesPerMunicipality ?? Infinity;
    const left = (key: string) => this.places.get(key) ?? (group.some((one) => one.municipality_id === key) ? quota : Infinity);
    for (const [key, count] of wanted) if (left(key) < count) return false;
    for (const [key, count] of wanted) this.places.set(key, left(key) - count);
    return true;
  }
}
