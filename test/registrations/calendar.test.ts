import { readCalendar } from "../support/calendar";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import { mutate } from "../support/mutate";
import { Person } from "../support/person";
import { anAddress, anEvent, done, hours, register } from "./network-day";

let hub: TestHub;
let organiser: Person;
let member: Person;
beforeAll(async () => {
  hub = await startTestHub();
  await hub.dataSource.query("UPDATE municipality SET participates_since = now() WHERE code = '0265'");
  organiser = await hub.someone("ORGANISER");
  member = await hub.someone("MEMBER", "0265");
});
afterAll(() => hub.stop());

async function read(address: string, headers: Record<string, string> = {}) {
  const response = await fetch(address, { headers });
  const text = await response.text();
  return { status: response.status, etag: response.headers.get("etag") ?? "", type: response.headers.get("content-type"), text };
}
// Without the last one, fetch asks for no answer from a cache, and gets none.
const known = (etag: string) => ({ "if-none-match": etag, "cache-control": "max-age=0" });
const entriesAt = async (address: string) => readCalendar((await read(address)).text).entries;
const icsUrlOf = async (id: string) =>
  textAt(await organiser.data("query ($id: ID!) { event(id: $id) { icsUrl } }", { id }), "event.icsUrl");
const calendarUrlOf = async (person: Person) => at(await person.data("{ viewer { calendarUrl } }"), "viewer.calendarUrl");

test("an event and its sessions, read back: the same UID and a higher SEQUENCE after each change, CANCELLED in the end", async () => {
  const id = await anEvent(organiser, {
    title: 'Æbler; pærer, og "mere"',
    summary: "En linje.\nEn til.",
    venue: { name: "Hallen", address: "Torvet 1; 4000 Roskilde" },
  });
  const session = (title: string, room: string | null, from: string, to: string) =>
    done(organiser, "scheduleSession", {
      eventId: id,
      kind: "TALK",
      title,
      startsAt: from,
      endsAt: to,
      details: { room, speakers: [{ name: "Somebody Speaking (example)" }] },
    });
  await session("Et oplæg", "Lokale 2", "2083-12-01T09:00:00Z", "2083-12-01T10:00:00Z");
  await session("En pause", null, "2083-12-01T10:00:00Z", "2083-12-01T10:30:00Z");
  await register(organiser, id, [{ name: "A Secret Participant", email: "secret@example.org" }]);

  const url = await icsUrlOf(id);
  const { text, type, etag, status } = await read(url);
  const before = readCalendar(text);
  const place = "Hallen, Torvet 1; 4000 Roskilde";
  expect([status, type, before.method]).toEqual([200, "text/calendar; charset=utf-8", null]);
  expect(before.entries.map(({ uid: _uid, ...rest }) => rest)).toEqual([
    {
      sequence: 4,
      status: "CONFIRMED",
      summary: 'Æbler; pærer, og "mere"',
      location: place,
      description: "En linje.\nEn til.\n\nProgram:\n10.00–11.00 Et oplæg (Lokale 2)\n11.00–11.30 En pause",
      start: "2083-12-01T08:00:00.000Z",
      end: "2083-12-01T15:00:00.000Z",
    },
    {
      sequence: 4,
      status: "CONFIRMED",
      summary: "Et oplæg",
      location: `Lokale 2, ${place}`,
      description: 'Æbler; pærer, og "mere"',
      start: "2083-12-01T09:00:00.000Z",
      end: "2083-12-01T10:00:00.000Z",
    },
    {
      sequence: 4,
      status: "CONFIRMED",
      summary: "En pause",
      location: place,
      description: 'Æbler; pærer, og "mere"',
      start: "2083-12-01T10:00:00.000Z",
      end: "2083-12-01T10:30:00.000Z",
    },
  ]);
  expect(before.entries[0]?.uid).toBe(id);
  expect(text).not.toMatch(/Secret|secret@|Speaking|ATTENDEE|TZID/);
  expect(text).toContain('\r\nX-WR-CALNAME:Æbler\\; pærer\\, og "mere"\r\n');
  expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(await read(url, known(etag))).toMatchObject({ status: 304, text: "" });

  await done(organiser, "reviseEvent", { id, patch: { endsAt: "2083-12-01T15:30:00Z" } });
  expect(await read(url, known(etag))).toMatchObject({ status: 200 });
  await done(organiser, "cancelEvent", { id, reason: "Sne" });
  const after = await entriesAt(url);
  expect(after.map(({ uid, sequence, status }) => [uid, sequence, status])).toEqual(before.entries.map(({ uid }) => [uid, 6, "CANCELLED"]));
  expect(after[0]?.description).toMatch(/^Aflyst: Sne\n\n/);
  expect(await entriesAt(`${hub.url}/events.ics`)).toContainEqual(after[0]);
});

test("all that is published is there to subscribe to; a draft is nowhere", async () => {
  const draft = { kind: "WEBINAR", title: "A draft", ...hours };
  const id = textAt(await mutate(organiser, "draftEvent", draft, "event { id }"), "event.id");
  const published = await anEvent(organiser, { attendanceModes: ["ONLINE"], onlineUrl: "https://meet.example.org/secret" });

  const { text, etag } = await read(`${hub.url}/events.ics`);
  const uids = readCalendar(text).entries.map(({ uid }) => uid);
  expect([uids.includes(published), uids.includes(id), text.includes("meet.example.org")]).toEqual([true, false, false]);
  expect(await read(`${hub.url}/events.ics`, known(etag))).toMatchObject({ status: 304 });
  expect((await read(await icsUrlOf(id))).status).toBe(404);
  expect((await read(`${hub.url}/events/no-such-day.ics`)).status).toBe(404);
});

test("one's own: what one has registered for, by an address that is secret and a person's", async () => {
  const own = await anEvent(organiser, { capacity: 1 });
  const waited = await anEvent(organiser, { capacity: 0 });
  const cancelled = await anEvent(organiser);
  const others = await anEvent(organiser);
  const online = await anEvent(organiser, { attendanceModes: ["ONLINE"], onlineUrl: "https://meet.example.org/own" });
  await register(member, own, [{ name: "A Colleague", email: anAddress() }]);
  await register(member, waited, [{}]);
  const [place] = await register(member, cancelled, [{}]);
  await done(member, "cancelRegistration", { id: place?.id });
  await register(organiser, others, [{}]);
  await register(organiser, online, [{ email: member.email?.toUpperCase() }]);

  const url = String(await calendarUrlOf(member));
  const { text } = await read(url);
  const { entries } = readCalendar(text);
  expect(new Set(entries.map(({ uid, status, location }) => `${uid} ${status} ${location}`))).toEqual(
    new Set([`${own} CONFIRMED A hall`, `${waited} TENTATIVE A hall`, `${online} CONFIRMED https://meet.example.org/own`]),
  );
  expect(text).not.toMatch(/Colleague|@example.org/);
  expect((await read(url.replace("/events.ics", "x/events.ics"))).status).toBe(404);
  expect(await calendarUrlOf(await hub.someone("MEMBER", "0265"))).not.toBe(url);

  const secret = textAt(await mutate(member, "createApiToken", { name: "a", scopes: ["GRAPH_READ", "EVENTS_MANAGE"] }, "secret"), "secret");
  expect(await calendarUrlOf(new Person(hub.url, secret))).toBeNull();
  await done(member, "eraseMyAccount", { confirmation: member.email });
  expect(readCalendar((await read(url)).text).entries).toEqual([]);
});
