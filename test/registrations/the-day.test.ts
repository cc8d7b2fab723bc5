import { startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { mutate } from "../support/mutate";
import type { Person } from "../support/person";
import { until } from "../support/until";
import { anEvent, done, forYears, hours, refused, register } from "./network-day";

let hub: TestHub;
let organiser: Person;
const now = { at: new Date() };
beforeAll(async () => {
  hub = await startTestHub({ now: () => now.at });
  organiser = forYears(await hub.someone("ORGANISER"));
});
afterEach(() => (now.at = new Date()));
afterAll(() => hub.stop());

test("a code counts however it is typed; the same person at two doors is one check-in, and both are told", async () => {
  const id = await anEvent(organiser, { capacity: 1 });
  const [place, waiting] = [...(await register(organiser, id, [{}])), ...(await register(organiser, id, [{}]))];
  const typed = ` ${place?.checkInCode.toLowerCase().replace("-", " ")} `;
  const ask = () => mutate(organiser, "checkIn", { eventId: id, code: typed }, "wasCheckedIn registration { checkedInAt }");

  const answers = await Promise.all([ask(), ask(), ask()]);

  expect(answers.map((answer) => at(answer, "wasCheckedIn")).sort()).toEqual([false, true, true]);
  expect(new Set(answers.map((answer) => at(answer, "registration.checkedInAt"))).size).toBe(1);
  const [elsewhere] = await register(organiser, await anEvent(organiser), [{}]);
  const wrong = async (code: string | undefined) => (await refused(organiser, "checkIn", { eventId: id, code }))[0];
  expect(await wrong("XXXXX-XXXXX")).toMatchObject({ code: "NOT_FOUND", field: ["code"] });
  expect(await wrong(elsewhere?.checkInCode)).toMatchObject({
    code: "WRONG_STATE",
    message: "Is for another event: “A network day (example)”.",
  });
  expect(await wrong(waiting?.checkInCode)).toMatchObject({ code: "WRONG_STATE", message: "Is on the waiting list, and has no place." });
  await done(organiser, "cancelRegistration", { id: waiting?.id });
  expect(await wrong(waiting?.checkInCode)).toMatchObject({ code: "WRONG_STATE", message: "Has cancelled." });

  await done(organiser, "undoCheckIn", { registrationId: place?.id });
  expect(at(await ask(), "wasCheckedIn")).toBe(false);
});

test("the door list hears of everything, in order", async () => {
  const id = await anEvent(organiser, { capacity: 1 });
  const other = await anEvent(organiser);
  const following = organiser.follow(
    "subscription ($id: ID!) { eventAttendanceChanged(eventId: $id) { kind registration { name } attendance { confirmedCount waitingCount checkedInCount } } }",
    { id },
  );
  const first = following.next();
  // Something until it listens: what happened before is not told.
  let isHeard = false;
  void first.then(() => (isHeard = true));
  let [place] = await register(organiser, id, [{}]);
  await until(async () => {
    if (isHeard) return true;
    await done(organiser, "cancelRegistration", { id: place?.id });
    [place] = await register(organiser, id, [{}]);
    return isHeard;
  }, "the first change to be heard");
  await register(organiser, other, [{}]);
  await register(organiser, id, [{ name: "The next (example)" }]);
  await done(organiser, "cancelRegistration", { id: place?.id });
  await until(async () => {
    const change = at(await following.next(), "eventAttendanceChanged");
    return at(change, "kind") === "PROMOTED";
  }, "the promotion");

  const told = following.heard.map((one) => at(one, "eventAttendanceChanged"));
  expect(told.slice(-3)).toMatchObject([
    { kind: "REGISTERED", registration: { name: "The next (example)" } },
    { kind: "CANCELLED", registration: { name: "A participant (example)" } },
    { kind: "PROMOTED", registration: { name: "The next (example)" }, attendance: { confirmedCount: 1, waitingCount: 0 } },
  ]);
  await following.stop();
  const stranger = (await hub.someone("MEMBER", "0265")).follow(
    "subscription ($id: ID!) { eventAttendanceChanged(eventId: $id) { kind } }",
    { id },
  );
  await expect(stranger.next()).rejects.toThrow("FORBIDDEN");
});

test("each participant answers once, without a name; comments show from the fifth on", async () => {
  const id = await anEvent(organiser);
  const places = await register(
    organiser,
    id,
    Array.from({ length: 5 }, () => ({})),
  );
  const answer = (code: string | undefined, rating = 4) => ({ eventId: id, code, rating, comment: "Good talks" });
  expect(await anonymously("giveEventFeedback", answer(places[0]?.checkInCode))).toMatchObject([{ code: "WRONG_STATE" }]);
  now.at = new Date(hours.endsAt);
  expect(await anonymously("giveEventFeedback", answer(places[0]?.checkInCode, 6))).toMatchObject([{ code: "INVALID", field: ["rating"] }]);
  expect(await anonymously("giveEventFeedback", answer("AAAAA-AAAAA"))).toMatchObject([{ code: "NOT_FOUND", field: ["code"] }]);
  const summary = async () =>
    at(await organiser.data("query ($id: ID!) { event(id: $id) { feedback { count averageRating comments } } }", { id }), "event.feedback");
  for (const { checkInCode } of places.slice(1)) expect(await anonymously("giveEventFeedback", answer(checkInCode))).toEqual([]);
  expect(await summary()).toEqual({ count: 4, averageRating: 4, comments: [] });
  expect(await anonymously("giveEventFeedback", answer(places[0]?.checkInCode, 5))).toEqual([]);
  expect(await anonymously("giveEventFeedback", answer(places[0]?.checkInCode))).toMatchObject([{ code: "DUPLICATE", field: ["code"] }]);
  expect(await summary()).toEqual({ count: 5, averageRating: 4.2, comments: Array.from({ length: 5 }, () => "Good talks") });

  function anonymously(mutation: string, input: object) {
    return refused(hub.anyone, mutation, input);
  }
});

test("what participants need is forgotten a week after, and who they were after a year; the numbers stay", async () => {
  const id = await anEvent(organiser);
  await register(organiser, id, [{ needs: "No nuts" }]);
  const rows = () => hub.dataSource.query("SELECT needs FROM registration WHERE event_id = $1", [id]);
  const after = async (days: number) => {
    now.at = new Date(new Date(hours.endsAt).getTime() + days * 86_400_000);
    await hub.runJob("registration-retention");
    return rows();
  };
  expect(await after(6.9)).toEqual([{ needs: "No nuts" }]);
  expect(await after(7.1)).toEqual([{ needs: null }]);
  expect(await after(370)).toEqual([]);
  expect(
    at(await organiser.data("query ($id: ID!) { event(id: $id) { attendance { confirmedCount } } }", { id }), "event.attendance"),
  ).toEqual({
    confirmedCount: 1,
  });
});

test("whoever erases their account gives their place to the next", async () => {
  const id = await anEvent(organiser, { capacity: 1 });
  const member = await hub.someone("MEMBER", "0265");
  await hub.dataSource.query("UPDATE municipality SET participates_since = now() WHERE code = '0265'");
  await register(member, id, [{ email: member.email }]);
  const [next] = await register(organiser, id, [{}]);
  expect(JSON.stringify(await member.data("mutation { exportMyData(input: {}) { userErrors { code } } }"))).not.toContain("FORBIDDEN");

  await done(member, "eraseMyAccount", { confirmation: member.email });

  const list = (await hub.dataSource.query("SELECT id, status FROM registration WHERE event_id = $1", [id])) as object[];
  expect(list).toEqual([{ id: next?.id, status: "CONFIRMED" }]);
});

test("next year's day is this year's, by the wall clock, across a change to summer time", async () => {
  const host = { hostMunicipalityCode: "0265", externalReference: `day-${Date.now()}`, capacity: 7 };
  const id = await anEvent(organiser, host);
  const session = {
    eventId: id,
    kind: "TALK",
    title: "A talk (example)",
    startsAt: "2083-12-01T13:30:00Z",
    endsAt: "2083-12-01T14:00:00Z",
  };
  await done(organiser, "scheduleSession", { ...session, details: { speakers: [{ name: "A speaker (example)" }], room: "A" } });

  const copy = await done(
    organiser,
    "copyEvent",
    { id, startsAt: "2084-06-01T07:00:00Z", withProgramme: true },
    "event { status slug capacity externalReference startsAt endsAt hostMunicipality { code } programme { title startsAt endsAt room speakers { name } } }",
  );

  // From nine to four, Copenhagen: one hour from UTC in December, two in June.
  expect(at(copy, "event")).toMatchObject({
    status: "DRAFT",
    capacity: 7,
    externalReference: null,
    startsAt: "2084-06-01T07:00:00.000Z",
    endsAt: "2084-06-01T14:00:00.000Z",
    hostMunicipality: { code: "0265" },
    programme: [
      {
        title: "A talk (example)",
        startsAt: "2084-06-01T12:30:00.000Z",
        endsAt: "2084-06-01T13:00:00.000Z",
        room: "A",
        speakers: [{ name: "A speaker (example)" }],
      },
    ],
  });
  const hosted = await hub.anyone.data('{ municipality(code: "0265") { hostedEvents { nodes { id } } } }');
  expect(at(hosted, "municipality.hostedEvents.nodes")).toEqual([{ id }]);
});
