import { AttendanceMode, EventKind, SessionKind } from "../src/events/event.enums";
import { cancelEvent } from "../src/events/cancel-event";
import { draftEvent } from "../src/events/draft-event";
import { publishEvent } from "../src/events/publish-event";
import { scheduleSession } from "../src/events/schedule-session";
import { keyed, needed } from "./demo-practices";
import { events } from "./demo/events";
import { organisations } from "./demo/organisations";
import type { DemoEvent, DemoSession } from "./demo/types";
import type { Stage } from "./stage";

const organiser = "organiser@example.org";
const day = "2026-06-01";

export async function seedDemoEvents({ db, as }: Stage): Promise<void> {
  const known = await keyed(db, "SELECT external_reference || ' ' || status key, id FROM event WHERE external_reference LIKE 'example:%'");
  const ids = {
    contacts: await keyed(db, "SELECT email key, id FROM contact WHERE email LIKE '%@example.org'"),
    organisations: await keyed(db, "SELECT name key, id FROM organisation"),
    initiatives: await keyed(db, "SELECT external_reference key, id FROM initiative WHERE external_reference LIKE 'example:%'"),
  };
  for (const event of events) {
    const reference = `example:${event.key}`;
    if (known.has(`${reference} PUBLISHED`) || known.has(`${reference} CANCELLED`)) continue;
    const id = known.get(`${reference} DRAFT`) ?? (await drafted(event, reference));
    const scheduled = await keyed(db, `SELECT title key, id FROM session WHERE event_id = '${id}'`);
    for (const session of event.programme)
      if (!scheduled.has(session.title)) await scheduleSession(as(organiser, day), sessionOf(id, event, session, ids));
    if (event.status !== "DRAFT") await publishEvent(as(organiser, day), { id });
    if (event.status === "CANCELLED") await cancelEvent(as(organiser, day), { id, reason: event.cancellationReason ?? "Eksempel" });
  }

  function drafted(event: DemoEvent, reference: string): Promise<string> {
    return draftEvent(as(organiser, day), {
      kind: EventKind[event.kind],
      title: event.title,
      startsAt: at(event.day, event.from),
      endsAt: at(event.day, event.to),
      details: {
        externalReference: reference,
        summary: event.summary,
        description: event.description ?? null,
        themes: [...event.themes],
        contactIds: event.contacts.map((key) => needed(ids.contacts, `${key}@example.org`)),
        attendanceModes: event.attendanceModes.map((mode) => AttendanceMode[mode]),
        capacity: event.capacity ?? null,
        onlineCapacity: event.onlineCapacity ?? null,
        placesPerMunicipality: event.placesPerMunicipality ?? null,
        onlineUrl: event.onlineUrl ?? null,
        hostMunicipalityCode: event.hostMunicipality ?? null,
        venue: event.venue
          ? {
              name: event.venue.name,
              address: event.venue.address ?? null,
              municipalityCode: event.venue.municipality ?? null,
              accessibility: event.venue.accessibility ?? null,
            }
          : null,
      },
    });
  }
}

type Ids = Readonly<Record<"contacts" | "organisations" | "initiatives", ReadonlyMap<string, string>>>;

function sessionOf(eventId: string, event: DemoEvent, session: DemoSession, ids: Ids) {
  return {
    eventId,
    kind: SessionKind[session.kind],
    title: session.title,
    startsAt: at(event.day, session.from),
    endsAt: at(event.day, session.to),
    details: {
      description: session.description ?? null,
      room: session.room ?? null,
      initiativeIds: (session.initiatives ?? []).map((key) => needed(ids.initiatives, `example:${key}`)),
      speakers: (session.speakers ?? []).map(({ name, title, municipality, organisation, contact }) => ({
        name,
        title: title ?? null,
        municipalityCode: municipality ?? null,
        organisationId:
          organisation === undefined ? null : needed(ids.organisations, organisations.find((one) => one.key === organisation)?.name ?? ""),
        contactId: contact === undefined ? null : needed(ids.contacts, `${contact}@example.org`),
      })),
    },
  };
}

/** Wall time in Copenhagen as an instant: of the two offsets that it can have, the one that comes out right. */
function at(dayOfEvent: string, time: string): string {
  for (const offset of ["+01:00", "+02:00"]) {
    const instant = new Date(`${dayOfEvent}T${time}:00${offset}`);
    const told = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Copenhagen", dateStyle: "short", timeStyle: "short" }).format(instant);
    if (told === `${dayOfEvent} ${time}`) return instant.toISOString();
  }
  throw new Error(`there is no ${time} on ${dayOfEvent} in Copenhagen`);
}
