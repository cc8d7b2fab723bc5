import { aMunicipality } from "../support/factories";
import { settledHead, startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import type { Person } from "../support/person";

let hub: TestHub;
let organiser: Person;
beforeAll(async () => {
  hub = await startTestHub();
  organiser = await hub.someone("ORGANISER");
});
afterAll(() => hub.stop());

const F = "userErrors { code field message }";
const DRAFT = `mutation ($input: DraftEventInput!) { draftEvent(input: $input) { event { id slug status version timeZone } ${F} } }`;
const REVISE = `mutation ($input: ReviseEventInput!) { reviseEvent(input: $input) { event { version title venue { name location { latitude } } attendanceModes } ${F} } }`;
const SCHEDULE = `mutation ($input: ScheduleSessionInput!) { scheduleSession(input: $input) { session { id title } event { version } ${F} } }`;
const hours = { startsAt: "2083-05-03T07:00:00Z", endsAt: "2083-05-03T15:00:00Z" };
const faults = (payload: unknown) =>
  (at(payload, "userErrors") as { code: string; field: string[] | null }[]).map(({ code, field }) => [code, field?.join(".") ?? null]);

const draft = async (details: object = {}, more: object = {}) =>
  textAt(
    await organiser.data(DRAFT, { input: { kind: "WORKSHOP", title: "A workshop", ...hours, ...more, details } }),
    "draftEvent.event.id",
  );
const step = async (person: Person, mutation: string, id: string, more = "") =>
  at(
    await person.data(
      `mutation ($id: ID!) { ${mutation}(input: { id: $id${more} }) { ${mutation === "discardEvent" ? "discardedEventId" : "event { status }"} ${F} } }`,
      { id },
    ),
    mutation,
  );
const schedule = async (eventId: string, from: string, to: string, more: object = {}, title = "A session") =>
  at(
    await organiser.data(SCHEDULE, {
      input: { eventId, kind: "TALK", title, startsAt: `2083-05-03T${from}:00Z`, endsAt: `2083-05-03T${to}:00Z`, details: more },
    }),
    "scheduleSession",
  );

test("from draft to publication to cancellation, each announced once", async () => {
  const start = await settledHead(hub);
  const id = await draft();
  expect(await hub.anyone.data("query ($id: ID!) { event(id: $id) { id } }", { id })).toEqual({ event: null });

  expect(faults(await step(organiser, "publishEvent", id))).toEqual([["BLANK", "venue"]]);
  expect(faults(await step(organiser, "cancelEvent", id, ', reason: "No"'))).toEqual([["WRONG_STATE", "id"]]);
  await organiser.data(REVISE, { input: { id, patch: { venue: { name: "The hall" } } } });
  expect(at(await step(organiser, "publishEvent", id), "event.status")).toBe("PUBLISHED");
  expect(at(await step(organiser, "publishEvent", id), "event.status")).toBe("PUBLISHED");
  expect(faults(await step(organiser, "discardEvent", id))).toEqual([["WRONG_STATE", "id"]]);
  await organiser.data(REVISE, { input: { id, patch: { title: "Another title" } } });
  await organiser.data(REVISE, { input: { id, patch: { title: "Another title" } } });
  expect(at(await step(organiser, "cancelEvent", id, ', reason: "Snow"'), "event.status")).toBe("CANCELLED");
  expect(at(await step(organiser, "cancelEvent", id, ', reason: "Again"'), "event.status")).toBe("CANCELLED");
  expect(faults(await step(organiser, "publishEvent", id))).toEqual([["WRONG_STATE", "id"]]);

  await settledHead(hub);
  const log = await hub.anyone.data(
    "query ($after: String) { announcements(after: $after) { nodes { kind subject { ... on Event { cancellationReason } } } } }",
    { after: start },
  );
  const subject = { cancellationReason: "Snow" };
  expect(at(log, "announcements.nodes")).toEqual([
    { kind: "EVENT_PUBLISHED", subject },
    { kind: "EVENT_REVISED", subject },
    { kind: "EVENT_CANCELLED", subject },
  ]);
});

test("only organisers run events", async () => {
  const { editor } = await aMunicipality(hub);
  const id = await draft({ venue: { name: "The hall" } });
  await step(organiser, "publishEvent", id);
  const refused = await editor.data(REVISE, { input: { id, patch: { title: "Mine" } } }, { "accept-language": "en" });

  expect(at(refused, "reviseEvent")).toEqual({
    event: null,
    userErrors: [{ code: "FORBIDDEN", field: null, message: "This needs the role ORGANISER in the network." }],
  });
  expect(faults(at(await editor.data(DRAFT, { input: { kind: "WEBINAR", title: "T", ...hours } }), "draftEvent"))).toEqual([
    ["FORBIDDEN", null],
  ]);
  expect(at(await editor.data("query ($id: ID!) { event(id: $id) { title viewerCanManage } }", { id }), "event")).toEqual({
    title: "A workshop",
    viewerCanManage: false,
  });
});

test("what makes no sense is told on its field, all at once, and nothing is drafted", async () => {
  const input = {
    kind: "WORKSHOP",
    title: " ",
    startsAt: hours.endsAt,
    endsAt: hours.startsAt,
    details: {
      timeZone: "Mars/Olympus",
      capacity: -1,
      attendanceModes: [],
      registrationOpensAt: hours.endsAt,
      registrationClosesAt: hours.startsAt,
      venue: { name: "", latitude: 91, municipalityCode: "12" },
      themes: ["nope"],
    },
  };
  const refused = await organiser.data(DRAFT, { input });

  expect(faults(at(refused, "draftEvent")).sort()).toEqual(
    [
      ["BLANK", "title"],
      ["INVALID", "endsAt"],
      ["INVALID", "details.timeZone"],
      ["INVALID", "details.capacity"],
      ["BLANK", "details.attendanceModes"],
      ["INVALID", "details.registrationClosesAt"],
      ["BLANK", "details.venue.name"],
      ["INVALID", "details.venue.latitude"],
      ["BLANK", "details.venue.longitude"],
      ["INVALID", "details.venue.municipalityCode"],
      ["NOT_FOUND", "details.themes.0"],
    ].sort(),
  );
  expect(at(await organiser.data(`{ events(filter: { status: [DRAFT], text: "Mars" }) { totalCount } }`), "events.totalCount")).toBe(0);
});

test("sessions lie within the event, and neither a room nor a speaker is in two at once", async () => {
  const id = await draft();
  const speaker = { name: "Example Speaker" };
  expect(faults(await schedule(id, "08:00", "09:00", { room: "A", speakers: [speaker] }, "First"))).toEqual([]);

  const clash = await schedule(id, "08:30", "09:30", { room: " a ", speakers: [{ name: "Another" }, { name: "example speaker" }] });
  expect(at(clash, "userErrors")).toEqual([
    { code: "INVALID", field: ["details", "room"], message: "Lokalet er optaget af »First« 3.5. 10:00–3.5. 11:00." },
    { code: "INVALID", field: ["details", "speakers", "1"], message: "example speaker er samtidig med i »First« 3.5. 10:00–3.5. 11:00." },
  ]);
  expect(faults(await schedule(id, "06:00", "08:00"))).toEqual([["INVALID", "startsAt"]]);
  expect(faults(await schedule(id, "14:00", "16:00"))).toEqual([["INVALID", "endsAt"]]);
  expect(faults(await schedule(id, "10:00", "10:00"))).toEqual([["INVALID", "endsAt"]]);
  expect(faults(await schedule(id, "09:00", "10:00", { room: "A", speakers: [speaker] }, "Right after"))).toEqual([]);
  expect(faults(await schedule(id, "08:00", "09:00", { room: "B" }, "Beside"))).toEqual([]);

  const shorter = await organiser.data(REVISE, { input: { id, patch: { endsAt: "2083-05-03T09:30:00Z" } } });
  expect(at(shorter, "reviseEvent.userErrors")).toEqual([
    { code: "INVALID", field: ["patch", "endsAt"], message: "Så ville »Right after« ligge uden for arrangementet. Flyt den først." },
  ]);
  const backwards = await organiser.data(REVISE, { input: { id, patch: { startsAt: "2083-05-03T15:00:00Z" } } });
  expect(at(backwards, "reviseEvent.userErrors.0")).toMatchObject({ field: ["patch", "startsAt"], message: "Skal ligge før slutningen." });
  const programme = at(await organiser.data("query ($id: ID!) { event(id: $id) { programme { title room } } }", { id }), "event.programme");
  expect((programme as { title: string }[]).map(({ title }) => title).sort()).toEqual(["Beside", "First", "Right after"]);
});

test("a change of the programme is a change of the event, and is announced where that is published", async () => {
  const id = await draft({ venue: { name: "The hall" } });
  const session = textAt(await schedule(id, "08:00", "09:00"), "session.id");
  await step(organiser, "publishEvent", id);
  const start = await settledHead(hub);

  await organiser.data(`mutation ($id: ID!) { reviseSession(input: { id: $id, patch: { room: "C" } }) { ${F} } }`, { id: session });
  await organiser.data(`mutation ($id: ID!) { reviseSession(input: { id: $id, patch: { room: "C" } }) { ${F} } }`, { id: session });
  const removed = await organiser.data(
    `mutation ($id: ID!) { removeSession(input: { id: $id }) { removedSessionId event { version programme { id } } ${F} } }`,
    { id: session },
  );

  expect(at(removed, "removeSession")).toEqual({ removedSessionId: session, event: { version: 5, programme: [] }, userErrors: [] });
  await settledHead(hub);
  const log = await hub.anyone.data("query ($after: String) { announcements(after: $after) { nodes { kind subjectId } } }", {
    after: start,
  });
  expect(at(log, "announcements.nodes")).toEqual([
    { kind: "EVENT_REVISED", subjectId: id },
    { kind: "EVENT_REVISED", subjectId: id },
  ]);
});

test("a published event keeps a place to come to; naming one way of taking part twice changes nothing", async () => {
  const id = await draft({ venue: { name: "The hall" } });
  await step(organiser, "publishEvent", id);

  const homeless = await organiser.data(REVISE, { input: { id, patch: { venue: null } } });
  const repeated = await organiser.data(REVISE, { input: { id, patch: { attendanceModes: ["IN_PERSON", "IN_PERSON"] } } });

  expect(faults(at(homeless, "reviseEvent"))).toEqual([["BLANK", "patch.venue"]]);
  expect(at(repeated, "reviseEvent.event")).toMatchObject({ version: 2, venue: { name: "The hall" }, attendanceModes: ["IN_PERSON"] });
});

test("the address of an online meeting is not for everybody", async () => {
  const id = await draft({ attendanceModes: ["ONLINE"], onlineUrl: "https://example.org/meet" });
  await step(organiser, "publishEvent", id);
  const SEE = "query ($id: ID!) { event(id: $id) { onlineUrl status } }";

  expect(at(await hub.anyone.data(SEE, { id }), "event")).toEqual({ onlineUrl: null, status: "PUBLISHED" });
  expect(at(await organiser.data(SEE, { id }), "event.onlineUrl")).toBe("https://example.org/meet");
});

test("events are found by kind, time, theme and words, and come in the order asked for", async () => {
  const early = await draft(
    { themes: ["loneliness"], venue: { name: "H" } },
    { kind: "STUDY_VISIT", title: "Æbler", startsAt: "2084-01-01T08:00:00Z", endsAt: "2084-01-01T10:00:00Z" },
  );
  const late = await draft(
    { venue: { name: "H" } },
    { kind: "STUDY_VISIT", title: "Pærer", startsAt: "2084-02-01T08:00:00Z", endsAt: "2084-02-01T10:00:00Z" },
  );
  for (const id of [early, late]) await step(organiser, "publishEvent", id);
  const found = async (filter: object, orderBy?: object) =>
    (
      at(
        await hub.anyone.data("query ($f: EventFilter, $o: EventOrder) { events(filter: $f, orderBy: $o) { nodes { id } } }", {
          f: filter,
          o: orderBy,
        }),
        "events.nodes",
      ) as { id: string }[]
    ).map(({ id }) => id);

  expect(await found({ kinds: ["STUDY_VISIT"] })).toEqual([late, early]);
  expect(await found({ kinds: ["STUDY_VISIT"] }, { field: "STARTS_AT", direction: "ASC" })).toEqual([early, late]);
  expect(await found({ startsAfter: "2084-01-15T00:00:00Z" })).toEqual([late]);
  expect(await found({ startsAfter: "2083-12-31T00:00:00Z", startsBefore: "2084-01-15T00:00:00Z" })).toEqual([early]);
  expect(await found({ themes: ["loneliness"], kinds: ["STUDY_VISIT"] })).toEqual([early]);
  expect(await found({ text: "æBLE" })).toEqual([early]);
});
