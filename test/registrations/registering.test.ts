import { startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { inEnglish, mutate } from "../support/mutate";
import type { Person } from "../support/person";
import { anAddress, anEvent, done, forYears, hours, listOf, refused, register } from "./network-day";

let hub: TestHub;
let organiser: Person;
let member: Person;
const [own, other] = ["0265", "0376"];
const now = { at: new Date() };
beforeAll(async () => {
  hub = await startTestHub({ now: () => now.at });
  await hub.dataSource.query("UPDATE municipality SET participates_since = now() WHERE code = any($1)", [[own, other]]);
  organiser = forYears(await hub.someone("ORGANISER"));
  member = forYears(await hub.someone("MEMBER", own));
});
afterEach(() => (now.at = new Date()));
afterAll(() => hub.stop());

const statuses = (places: readonly { status: string }[]) => places.map(({ status }) => status);
const eventOf = async (person: Person, id: string, fields: string) =>
  at(await person.data(`query ($id: ID!) { event(id: $id) { ${fields} } }`, { id }), "event");

test("a colleague gets a place, with a code that is easily read aloud", async () => {
  const id = await anEvent(organiser, { capacity: 3 });

  const [place] = await register(member, id, [{ jobTitle: "Consultant", needs: "No nuts" }]);

  expect(place).toMatchObject({ status: "CONFIRMED", waitingPosition: null });
  expect(place?.checkInCode).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{5}-[34679ACDEFGHJKMNPQRTWXY]{5}$/);
  expect(await eventOf(hub.anyone, id, "placesLeft registrationState attendance { confirmedCount } registrations { totalCount }")).toEqual({
    placesLeft: 2,
    registrationState: "OPEN",
    attendance: null,
    registrations: null,
  });
  expect(await eventOf(member, id, "viewerCanRegister viewerRegistrations { name municipality { code } needs }")).toEqual({
    viewerCanRegister: true,
    viewerRegistrations: [{ name: "A participant (example)", municipality: { code: own }, needs: "No nuts" }],
  });
});

test("a group gets places together, or waits together; who comes later and fits does not wait for them", async () => {
  const id = await anEvent(organiser, { capacity: 3 });

  expect(statuses(await register(member, id, [{}, {}]))).toEqual(["CONFIRMED", "CONFIRMED"]);
  const waiting = await register(member, id, [{}, {}]);
  expect(waiting.map(({ status, waitingPosition }) => [status, waitingPosition])).toEqual([
    ["WAITING", 1],
    ["WAITING", 2],
  ]);
  expect(statuses(await register(member, id, [{}]))).toEqual(["CONFIRMED"]);
  expect(await eventOf(member, id, "placesLeft registrationState viewerCanRegister")).toEqual({
    placesLeft: 0,
    registrationState: "WAITING_LIST",
    viewerCanRegister: true,
  });
});

test("who has waited longest and fits gets the place of one who cancels; who cancels is not offered one again", async () => {
  const id = await anEvent(organiser, { capacity: 2, placesPerMunicipality: 1 });
  const colleague = await hub.someone("MEMBER", other);
  const [first] = await register(member, id, [{}]);
  const [second] = await register(colleague, id, [{}]);
  const [third] = await register(member, id, [{}]); // its municipality has its place
  const [fourth] = await register(colleague, id, [{}]);
  expect(statuses([first, second, third, fourth].flatMap((one) => one ?? []))).toEqual(["CONFIRMED", "CONFIRMED", "WAITING", "WAITING"]);

  await done(colleague, "cancelRegistration", { id: second?.id });
  expect(statuses(await listOf(hub, id))).toEqual(["CONFIRMED", "CANCELLED", "WAITING", "CONFIRMED"]);
  await done(colleague, "cancelRegistration", { id: fourth?.id });
  await done(colleague, "cancelRegistration", { id: fourth?.id });
  expect(statuses(await listOf(hub, id))).toEqual(["CONFIRMED", "CANCELLED", "WAITING", "CANCELLED"]);
  await done(organiser, "cancelRegistration", { id: first?.id });
  expect(statuses(await listOf(hub, id))).toEqual(["CANCELLED", "CANCELLED", "CONFIRMED", "CANCELLED"]);
  expect(await eventOf(organiser, id, "attendance { confirmedCount waitingCount cancelledCount municipalityCount }")).toEqual({
    attendance: { confirmedCount: 1, waitingCount: 0, cancelledCount: 3, municipalityCount: 1 },
  });
});

test("more places go to those who wait, fewer take from nobody", async () => {
  const id = await anEvent(organiser, { capacity: 1 });
  for (let i = 0; i < 4; i++) await register(member, id, [{}]);

  await done(organiser, "reviseEvent", { id, patch: { capacity: 3 } });
  expect(statuses(await listOf(hub, id))).toEqual(["CONFIRMED", "CONFIRMED", "CONFIRMED", "WAITING"]);
  await done(organiser, "reviseEvent", { id, patch: { capacity: 2 } });
  expect(statuses(await listOf(hub, id))).toEqual(["CONFIRMED", "CONFIRMED", "CONFIRMED", "WAITING"]);
  expect(await eventOf(organiser, id, "placesLeft")).toEqual({ placesLeft: 0 });
});

test("people online have places of their own, and see where it is when they have one", async () => {
  const id = await anEvent(organiser, {
    attendanceModes: ["IN_PERSON", "ONLINE"],
    capacity: 1,
    onlineCapacity: 1,
    onlineUrl: "https://meet.example.org/day",
  });
  expect(await eventOf(member, id, "onlineUrl")).toEqual({ onlineUrl: null });
  await register(organiser, id, [{}]);
  const [online] = await register(member, id, [{ mode: "ONLINE" }]);
  expect(online?.status).toBe("CONFIRMED");
  expect(await eventOf(member, id, "onlineUrl placesLeft onlinePlacesLeft registrationState")).toEqual({
    onlineUrl: "https://meet.example.org/day",
    placesLeft: 0,
    onlinePlacesLeft: 0,
    registrationState: "WAITING_LIST",
  });
  const [waits] = await register(await hub.someone("MEMBER", other), id, [{ mode: "ONLINE" }]);
  expect(waits).toMatchObject({ status: "WAITING", waitingPosition: 1 });
  expect(await eventOf(await hub.someone("MEMBER", other), id, "onlineUrl")).toEqual({ onlineUrl: null });
});

test("sessions with places of their own are chosen", async () => {
  const id = await anEvent(organiser, {});
  const session = async (title: string, startsAt: string, endsAt: string, capacity: number | null) =>
    at(
      await done(
        organiser,
        "scheduleSession",
        { eventId: id, kind: "WORKSHOP", title, startsAt, endsAt, details: { capacity } },
        "session { id }",
      ),
      "session.id",
    ) as string;
  const small = await session("Small", "2083-12-01T09:00:00Z", "2083-12-01T10:00:00Z", 1);
  const meanwhile = await session("Meanwhile", "2083-12-01T09:30:00Z", "2083-12-01T10:30:00Z", 5);
  const all = await session("For all", "2083-12-01T11:00:00Z", "2083-12-01T12:00:00Z", null);

  const input = { eventId: id, participants: [{ name: "a", email: anAddress(), sessionIds: [small, meanwhile, all] }] };
  expect(await refused(member, "registerForEvent", input)).toEqual([
    { code: "INVALID", field: ["participants", "0", "sessionIds", "1"], message: "“Meanwhile” and “Small” are at the same time." },
    { code: "INVALID", field: ["participants", "0", "sessionIds", "2"], message: "“For all” is for everybody, and is not chosen." },
  ]);
  expect(statuses(await register(member, id, [{ sessionIds: [small] }]))).toEqual(["CONFIRMED"]);
  expect(statuses(await register(member, id, [{ sessionIds: [small] }]))).toEqual(["WAITING"]);
  expect(at(await eventOf(member, id, "programme { title placesLeft }"), "programme")).toEqual([
    { title: "Small", placesLeft: 0 },
    { title: "Meanwhile", placesLeft: 5 },
    { title: "For all", placesLeft: null },
  ]);
  await done(organiser, "reviseSession", { id: small, patch: { capacity: 2 } });
  expect(statuses(await listOf(hub, id))).toEqual(["CONFIRMED", "CONFIRMED"]);
});

test("the same key registers once, also when it comes at the same time and after closing", async () => {
  const id = await anEvent(organiser, { capacity: 5, registrationClosesAt: new Date(now.at.getTime() + 3_600_000) });
  const input = { eventId: id, idempotencyKey: "double click", participants: [{ name: "a", email: anAddress() }] };
  const ask = () => mutate(member, "registerForEvent", input, "registrations { id }");

  const answers = await Promise.all([ask(), ask(), ask()]);
  now.at = new Date(now.at.getTime() + 7_200_000);
  answers.push(await ask());

  expect(new Set(answers.map((answer) => at(answer, "registrations.0.id"))).size).toBe(1);
  expect((await listOf(hub, id)).length).toBe(1);
});

test("of those who come at once each is decided on by itself, in the order in which they came", async () => {
  const id = await anEvent(organiser, { capacity: 2 });
  const [email, key] = [anAddress(), "clicked again"];
  const named = (given: object) => ({ name: "A participant (example)", email: anAddress(), ...given });
  const ask = (person: Person, participants: readonly object[], more: object = {}) =>
    mutate(person, "registerForEvent", { eventId: id, participants, ...more }, "registrations { id status }", inEnglish);
  const same = named({});

  const answers = await Promise.all([
    ask(member, [named({})]), // the first that comes is alone; the others wait for it, and are together
    ask(member, [named({ municipalityCode: "9999" }), named({})]),
    ask(member, [named({ municipalityCode: other })]),
    ask(organiser, [named({})], { idempotencyKey: key }),
    ask(member, [same], { idempotencyKey: key }),
    ask(member, [same], { idempotencyKey: key }),
    ask(member, [named({ email })]),
    ask(member, [named({ email: email.toUpperCase() })]),
  ]);

  const outcomes = answers.map((answer) => at(answer, "userErrors.0.code") ?? "done");
  expect([...outcomes.slice(0, 6), ...outcomes.slice(6).sort()]).toEqual([
    "done",
    "NOT_FOUND",
    "FORBIDDEN",
    "done",
    "done",
    "done",
    "DUPLICATE",
    "done",
  ]);
  expect(at(answers[4], "registrations")).toEqual(at(answers[5], "registrations"));
  expect(statuses(await listOf(hub, id))).toEqual(["CONFIRMED", "CONFIRMED", "WAITING", "WAITING"]);
  expect(at(await ask(member, [named({})], { idempotencyKey: key }), "userErrors.0.code")).toBe("IDEMPOTENCY_CONFLICT");
  // Each that was done is in the audit as the caller's own, what was refused is not.
  const audit: { email: string; count: number }[] = await hub.dataSource.query(
    `SELECT a.email, count(*)::int FROM audit_entry e JOIN account a ON a.id = e.actor_id
     WHERE e.action = 'registerForEvent' AND e.subject_id = $1 GROUP BY a.email ORDER BY count(*)`,
    [id],
  );
  expect(audit).toEqual([
    { email: organiser.email, count: 1 },
    { email: member.email, count: 4 },
  ]);
});

test("opening, closing and cancelling are said on the event", async () => {
  const id = await anEvent(organiser, { registrationOpensAt: "2083-10-01T08:00:00Z", registrationClosesAt: "2083-11-20T12:00:00Z" });
  const attempt = async (time: string) => {
    now.at = new Date(time);
    const state = at(await eventOf(member, id, "registrationState"), "registrationState");
    const faults = await refused(member, "registerForEvent", { eventId: id, participants: [{ name: "a", email: anAddress() }] });
    return [state, at(faults, "0.code"), at(faults, "0.message")];
  };
  expect(await attempt("2083-10-01T07:59:59Z")).toEqual(["NOT_YET_OPEN", "WRONG_STATE", "Registration is not open yet."]);
  expect(await attempt("2083-10-01T08:00:00Z")).toEqual(["OPEN", undefined, undefined]);
  expect(await attempt("2083-11-20T12:00:00Z")).toEqual(["CLOSED", "WRONG_STATE", "Registration is closed."]);
  now.at = new Date("2083-10-02T08:00:00Z");
  await done(organiser, "cancelEvent", { id, reason: "Snow" });
  expect(await attempt("2083-10-02T08:00:00Z")).toEqual(["CLOSED", "WRONG_STATE", "The event is cancelled."]);
});

test("after the start nobody cancels", async () => {
  const id = await anEvent(organiser);
  const [place] = await register(member, id, [{}]);
  now.at = new Date(hours.startsAt);
  expect(await refused(member, "cancelRegistration", { id: place?.id })).toMatchObject([{ code: "WRONG_STATE", field: ["id"] }]);
});

test("what is wrong is told of each participant, and nobody is registered", async () => {
  const id = await anEvent(organiser);
  const known = anAddress();
  await register(member, id, [{ email: known }]);
  const people = [
    { name: " ", email: anAddress() },
    { name: "a", email: known.toUpperCase() },
    { name: "x".repeat(10_000), email: anAddress() },
    { name: "a", email: anAddress(), municipalityCode: "9999" },
    { name: "a", email: anAddress(), mode: "ONLINE" },
    { name: "a", email: "somebody at example.org" },
  ];
  expect(
    (await refused(member, "registerForEvent", { eventId: id, participants: people })).map((f) => [at(f, "code"), at(f, "field")]),
  ).toEqual([
    ["BLANK", ["participants", "0", "name"]],
    ["TOO_LONG", ["participants", "2", "name"]],
    ["INVALID", ["participants", "5", "email"]],
    ["NOT_FOUND", ["participants", "3", "municipalityCode"]],
    ["INVALID", ["participants", "4", "mode"]],
    ["DUPLICATE", ["participants", "1", "email"]],
  ]);
  const many = Array.from({ length: 21 }, () => ({ name: "a", email: anAddress() }));
  expect(await refused(member, "registerForEvent", { eventId: id, participants: many })).toMatchObject([
    { code: "TOO_LONG", field: ["participants"] },
  ]);
  expect(await refused(member, "registerForEvent", { eventId: id, participants: [] })).toMatchObject([{ code: "BLANK" }]);
  expect((await listOf(hub, id)).length).toBe(1);
});

test("a name is text: what looks like HTML is shown as it was written, and does nothing", async () => {
  const id = await anEvent(organiser);
  const name = "<img src=x onerror=alert(1)>";
  const [place] = await register(member, id, [{ name }]);
  expect(await organiser.data("query ($id: ID!) { node(id: $id) { ... on Registration { name } } }", { id: place?.id })).toEqual({
    node: { name },
  });
  const ticket = at(
    await organiser.data("query ($id: ID!) { node(id: $id) { ... on Registration { ticketUrl } } }", { id: place?.id }),
    "node.ticketUrl",
  );
  const page = await (await fetch(String(ticket))).text();
  expect([page.includes("&lt;img src=x onerror=alert(1)&gt;"), page.includes("<img src=x")]).toEqual([true, false]);
});

test("a member registers colleagues, not another municipality's people; a stranger sees no registration", async () => {
  const id = await anEvent(organiser);
  const input = { eventId: id, participants: [{ name: "a", email: anAddress(), municipalityCode: other }] };
  expect(await refused(member, "registerForEvent", input)).toMatchObject([{ code: "FORBIDDEN" }]);
  const [place] = await register(member, id, [{}]);
  const stranger = await hub.someone("MEMBER", other);
  expect(at(await stranger.data("query ($id: ID!) { node(id: $id) { id } }", { id: place?.id }), "node")).toBeNull();
  expect(await refused(stranger, "cancelRegistration", { id: place?.id })).toMatchObject([{ code: "NOT_FOUND", field: ["id"] }]);
});

test("places cost no statement per row", async () => {
  const id = await anEvent(organiser, { capacity: 2 });
  for (let i = 0; i < 5; i++) await register(member, id, [{}]);
  const query = `query ($id: ID!) { event(id: $id) { placesLeft registrationState attendance { byMunicipality { municipality { name } confirmedCount } }
    registrations(first: 20, filter: { status: [WAITING], isCheckedIn: false }) { totalCount nodes { waitingPosition municipality { name } sessions { title } } } } }`;
  await organiser.data(query, { id });
  await hub.statements();
  const found = await organiser.data(query, { id });
  expect(await hub.statements()).toBe(1);
  expect(at(found, "event.registrations")).toMatchObject({
    totalCount: 3,
    nodes: [{ waitingPosition: 1 }, { waitingPosition: 2 }, { waitingPosition: 3 }],
  });
});
