import type { Tx } from "../kernel/ctx";
import { UserErrorCode } from "../kernel/errors";
import type { NetworkEvent } from "./event.entity";
import type { Session } from "./session.entity";
import type { SessionPatch } from "./session.inputs";
import { faultyHour } from "./write-event";

/** Another session meanwhile; once for each speaker that both have. */
interface Taken {
  readonly title: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly same_room: boolean;
  /** Place among the session's speakers of one who is in the other too; null: none is. */
  readonly speaker: number | null;
  readonly speaker_name: string | null;
}

/** A session ends after it starts, and lies within its event's hours. Needs nothing written, so that it is told with all else. */
export function checkHours(tx: Tx, event: NetworkEvent, session: Session, path: readonly string[], patch?: SessionPatch): void {
  const hours = `${told(event.startsAt, event)}–${told(event.endsAt, event)}`;
  const within = { da: `Skal ligge inden for arrangementet: ${hours}.`, en: `Must lie within the event: ${hours}.` };
  if (session.startsAt < event.startsAt || session.startsAt >= event.endsAt) {
    tx.faults.add(UserErrorCode.INVALID, [...path, "startsAt"], within);
  }
  const { name, text } = faultyHour(patch);
  if (session.endsAt <= session.startsAt) tx.faults.add(UserErrorCode.INVALID, [...path, name], text);
  else if (session.endsAt > event.endsAt) tx.faults.add(UserErrorCode.INVALID, [...path, "endsAt"], within);
}

/**
 * Neither the session's room nor any of its speakers is in another session meanwhile. It has been written, with its speakers,
 * in this transaction. A speaker is known by the contact, or without one by the name.
 */
export async function checkProgramme(tx: Tx, event: NetworkEvent, session: Session, path: readonly string[]): Promise<void> {
  const invalid = (field: readonly string[], da: string, en: string) => tx.faults.add(UserErrorCode.INVALID, field, { da, en });
  for (const other of await meanwhile(tx, session)) {
    const hours = `${told(other.starts_at, event)}–${told(other.ends_at, event)}`;
    const [da, en] = [`»${other.title}« ${hours}`, `“${other.title}” ${hours}`];
    if (other.same_room) invalid([...path, "room"], `Lokalet er optaget af ${da}.`, `The room is taken by ${en}.`);
    if (other.speaker !== null) {
      const field = [...path, "speakers", String(other.speaker - 1)];
      invalid(field, `${other.speaker_name} er samtidig med i ${da}.`, `${other.speaker_name} is in ${en} at the same time.`);
    }
  }
}

async function meanwhile(tx: Tx, session: Session): Promise<Taken[]> {
  return tx.manager.query(
    `SELECT o.title, o.starts_at, o.ends_at,
       coalesce(lower(trim(o.room)) = lower(trim(s.room)) AND trim(s.room) <> '', false) same_room, shared.position speaker, shared.name speaker_name
     FROM session s JOIN session o ON o.event_id = s.event_id AND o.id <> s.id AND o.starts_at < s.ends_at AND o.ends_at > s.starts_at
     LEFT JOIN LATERAL (
       SELECT DISTINCT mine.position, mine.name FROM session_speaker mine JOIN session_speaker theirs ON theirs.session_id = o.id
         AND (mine.contact_id = theirs.contact_id
           OR mine.contact_id IS NULL AND theirs.contact_id IS NULL AND danish_sort_key(trim(mine.name)) = danish_sort_key(trim(theirs.name)))
       WHERE mine.session_id = s.id
     ) shared ON true
     WHERE s.id = $1 ORDER BY o.starts_at, o.id, shared.position`,
    [session.id],
  );
}

/** Wall time of the event, "3.5. 10:00". Put together here: how a language writes it changes with the version of Node. */
function told(instant: Date, { timeZone }: NetworkEvent): string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, day: "numeric", month: "numeric", hour: "2-digit", minute: "2-digit" });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${Number(part["day"])}.${Number(part["month"])}. ${part["hour"]}:${part["minute"]}`;
}
