import type { Places } from "../events";
import type { Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { freeInSessions, taken, type Given } from "./free-places";
import type { ParticipantInput } from "./registration.inputs";

export interface ChosenSession {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly capacity: number | null;
}

/** All that decides about some calls: read in one statement, under the lock on the event's row. */
export interface Found extends Given {
  /** Ids of municipalities by their code. */
  readonly municipalities: Readonly<Record<string, string>>;
  /** Of the addresses given, those that are registered already; to be added to. */
  readonly registered: Set<string>;
  /** Of the sessions named, those of this event. */
  readonly chosen: readonly ChosenSession[];
  readonly lastArrival: number;
}

const text = `SELECT ${taken("$1")} taken, ${freeInSessions("s.event_id = $1 AND s.id = any($4::uuid[])")} sessions,
  coalesce((SELECT json_object_agg(code, id) FROM municipality WHERE code = any($2::text[])), '{}') municipalities,
  ARRAY(SELECT lower(email) FROM registration WHERE event_id = $1 AND status <> 'CANCELLED' AND lower(email) = any($3::text[])) registered,
  coalesce((SELECT json_agg(json_build_object('id', id, 'title', title, 'startsAt', starts_at, 'endsAt', ends_at, 'capacity', capacity))
    FROM session WHERE event_id = $1 AND id = any($4::uuid[])), '[]') chosen,
  (SELECT coalesce(max(arrival), 0) FROM registration WHERE event_id = $1) "lastArrival"`;

type Row = Omit<Found, "chosen" | "registered"> & {
  readonly registered: readonly string[];
  readonly chosen: readonly (Omit<ChosenSession, "startsAt" | "endsAt"> & { readonly startsAt: string; readonly endsAt: string })[];
};

export async function lookAtPlaces(tx: Tx, event: Places, given: readonly ParticipantInput[]): Promise<Found> {
  const codes = given.flatMap(({ municipalityCode }) => municipalityCode ?? []);
  const sessionIds = given.flatMap(({ sessionIds: ids }) => ids ?? []).filter((id) => idOf("Session", id) !== null);
  const values = [event.id, codes, given.map(({ email }) => email.toLowerCase()), sessionIds];
  const [row] = await tx.run<Row>({ name: "look_at_places", text, values });
  if (!row) throw new Error("nothing was found out about an event's places");
  const chosen = row.chosen.map((one) => ({ ...one, startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) }));
  return { ...row, registered: new Set(row.registered), chosen };
}
