import type { Places } from "../events";

/** Somebody who wants a place. */
export interface Wanting {
  readonly mode: string;
  readonly municipality_id: string | null;
  readonly session_ids: readonly string[];
}

/** What is given already, as `taken` and `freeInSessions` read it. */
export interface Given {
  readonly taken: readonly { readonly municipality_id: string | null; readonly mode: string; readonly confirmed: number }[];
  readonly sessions: readonly { readonly id: string; readonly free: number }[];
}

/** SQL: how many have places in the event that the expression names, by municipality and way of taking part. */
export const taken = (eventId: string): string =>
  `coalesce((SELECT json_agg(json_build_object('municipality_id', municipality_id, 'mode', mode, 'confirmed', confirmed))
    FROM attendance_count WHERE event_id = ${eventId}), '[]')`;

/** SQL: how many places are left in the sessions for which the condition on `s` holds. */
export const freeInSessions = (which: string): string =>
  `coalesce((SELECT json_agg(json_build_object('id', s.id, 'free', s.capacity - (SELECT count(*) FROM registration_session rs
      JOIN registration r ON r.id = rs.registration_id WHERE rs.session_id = s.id AND r.status = 'CONFIRMED')))
    FROM session s WHERE ${which} AND s.capacity IS NOT NULL), '[]')`;

/** What is left of each limit: of a way to take part, a municipality, a session. What has no entry has no limit. */
export class FreePlaces {
  readonly #places = new Map<string, number>();

  constructor(
    private readonly event: Places,
    given: Given,
  ) {
    const used = (mode: string) => given.taken.reduce((sum, row) => sum + (row.mode === mode ? row.confirmed : 0), 0);
    this.#limit("IN_PERSON", event.capacity, used("IN_PERSON"));
    this.#limit("ONLINE", event.onlineCapacity, used("ONLINE"));
    for (const row of given.taken) {
      if (row.mode === "IN_PERSON" && row.municipality_id) this.#limit(row.municipality_id, event.placesPerMunicipality, row.confirmed);
    }
    for (const { id, free } of given.sessions) this.#places.set(id, free);
  }

  /** Takes places for all of them, or for none. */
  take(group: readonly Wanting[]): boolean {
    const wanted = new Map<string, number>();
    const want = (key: string) => wanted.set(key, (wanted.get(key) ?? 0) + 1);
    for (const { mode, municipality_id: municipalityId, session_ids: sessionIds } of group) {
      want(mode);
      if (mode === "IN_PERSON" && municipalityId) want(municipalityId);
      sessionIds.forEach(want);
    }
    // Of a municipality that nobody came from yet, all of its places are left.
    const quota = this.event.placesPerMunicipality ?? Infinity;
    const left = (key: string) => this.#places.get(key) ?? (group.some((one) => one.municipality_id === key) ? quota : Infinity);
    for (const [key, count] of wanted) if (left(key) < count) return false;
    for (const [key, count] of wanted) this.#places.set(key, left(key) - count);
    return true;
  }

  #limit(key: string, most: number | null, used: number): void {
    if (most !== null) this.#places.set(key, most - used);
  }
}
