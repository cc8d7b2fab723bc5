import type { Ctx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { freeSlug } from "../kernel/slug";
import { transact } from "../kernel/transact";
import { NetworkEvent } from "./event.entity";
import { EventStatus } from "./event.enums";
import { findEventForChange } from "./find-event-for-change";
import { Session } from "./session.entity";

interface Input {
  readonly id: string;
  readonly startsAt: string;
  readonly withProgramme?: boolean | null;
}

/**
 * Begins an event like another one, at another time. Hours keep their distance to the start on the wall clock of the
 * event's time zone: what was at half past two is at half past two, also across a change to summer time. Answers its id.
 */
export async function copyEvent(ctx: Ctx, { id, startsAt, withProgramme }: Input): Promise<string> {
  return transact(ctx, async (tx) => {
    const old = await findEventForChange(tx, id, ["id"]);
    const now = tx.now();
    const move = async (instants: readonly (Date | null)[]): Promise<(Date | null)[]> => {
      const rows: { moved: Date | null }[] = await tx.manager.query(
        `SELECT (i.at AT TIME ZONE $1 + (($2::timestamptz AT TIME ZONE $1) - ($3::timestamptz AT TIME ZONE $1))) AT TIME ZONE $1 moved
         FROM unnest($4::timestamptz[]) WITH ORDINALITY i(at, n) ORDER BY i.n`,
        [old.timeZone, startsAt, old.startsAt, instants],
      );
      return rows.map(({ moved }) => moved);
    };
    const [endsAt, opensAt, closesAt] = await move([old.endsAt, old.registrationOpensAt, old.registrationClosesAt]);
    const event = tx.manager.create(NetworkEvent, {
      ...old,
      id: newId("Event", now),
      slug: await freeSlug(tx, "event", old.title),
      externalReference: null,
      status: EventStatus.DRAFT,
      startsAt: new Date(startsAt),
      endsAt: endsAt ?? old.endsAt,
      registrationOpensAt: opensAt ?? null,
      registrationClosesAt: closesAt ?? null,
      version: 1,
      createdAt: now,
      updatedAt: now,
      publishedAt: null,
      cancelledAt: null,
      cancellationReason: null,
    });
    await tx.manager.insert(NetworkEvent, event);
    const copied = (table: string, owner: string, columns: string, from: string, to: string) =>
      tx.manager.query(`INSERT INTO ${table} (${owner}, ${columns}) SELECT $2, ${columns} FROM ${table} WHERE ${owner} = $1`, [from, to]);
    await copied("event_contact", "event_id", "contact_id, position", old.id, event.id);
    await copied("event_term", "event_id", "term_id, position", old.id, event.id);
    if (withProgramme === true) {
      for (const session of await tx.manager.find(Session, { where: { eventId: old.id }, order: { startsAt: "ASC", id: "ASC" } })) {
        const [from, to] = await move([session.startsAt, session.endsAt]);
        const newSessionId = newId("Session", now);
        const moved = { startsAt: from ?? session.startsAt, endsAt: to ?? session.endsAt };
        // Slides and recordings are of the day that was.
        await tx.manager.insert(Session, { ...session, ...moved, id: newSessionId, eventId: event.id, materials: [] });
        const speaker = "position, name, title, municipality_id, organisation_id, contact_id";
        await copied("session_speaker", "session_id", speaker, session.id, newSessionId);
        await copied("session_initiative", "session_id", "initiative_id, position", session.id, newSessionId);
      }
    }
    return event.id;
  });
}
