import { randomUUID } from "node:crypto";
import { tokenFor, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { inEnglish, mutate } from "../support/mutate";
import { Person } from "../support/person";

/** Far away, so that tests do not end with the years; 2083 has the weekdays and summer times of 2027. */
export const hours = { startsAt: "2083-12-01T08:00:00Z", endsAt: "2083-12-01T15:00:00Z" };
export const anAddress = (): string => `${randomUUID()}@example.org`;

/** A published event with these details. */
export async function anEvent(organiser: Person, given: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { title = "A network day (example)", ...details } = given;
  const input = {
    kind: "NETWORK_DAY",
    title,
    ...hours,
    details: { summary: "Example.", venue: { name: "A hall" }, ...details },
  };
  const id = textAt(await mutate(organiser, "draftEvent", input, "event { id }"), "event.id");
  await done(organiser, "publishEvent", { id });
  return id;
}

export async function done(person: Person, mutation: string, input: object, selection = ""): Promise<Json> {
  const payload = await mutate(person, mutation, input, selection, inEnglish);
  if (at(payload, "userErrors.0") !== undefined) throw new Error(JSON.stringify(payload));
  return payload;
}

export async function refused(person: Person, mutation: string, input: object): Promise<Json[]> {
  return at(await mutate(person, mutation, input, "", inEnglish), "userErrors") as Json[];
}

export interface Place {
  readonly id: string;
  readonly status: string;
  readonly waitingPosition: number | null;
  readonly checkInCode: string;
}

const place = "registrations { id status waitingPosition checkInCode }";

export async function register(person: Person, eventId: string, participants: readonly object[], more: object = {}): Promise<Place[]> {
  const given = participants.map((participant) => ({ name: "A participant (example)", email: anAddress(), ...participant }));
  const payload = await done(person, "registerForEvent", { eventId, participants: given, ...more }, place);
  return at(payload, "registrations") as Place[];
}

/** Status and place on the waiting list of all, in order of arrival. */
export async function listOf(hub: TestHub, eventId: string): Promise<{ status: string; arrival: number; municipality: string | null }[]> {
  return hub.dataSource.query(
    `SELECT r.status, r.arrival, m.code municipality FROM registration r LEFT JOIN municipality m ON m.id = r.municipality_id
     WHERE r.event_id = $1 ORDER BY r.arrival`,
    [eventId],
  );
}

/** The same person with a token that outlives the day, for tests that move the clock. */
export const forYears = ({ url, email }: Person): Person => new Person(url, tokenFor(email ?? "", 36_500 * 86_400_000), email);
