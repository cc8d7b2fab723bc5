import type { ParsedMail } from "mailparser";
import { readCalendar } from "../support/calendar";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import { startMailServer, type MailServer } from "../support/mail-server";
import { mutate } from "../support/mutate";
import type { Person } from "../support/person";
import { until } from "../support/until";
import { anAddress, anEvent, done, forYears, hours, refused, register } from "./network-day";

let hub: TestHub;
let server: MailServer;
let organiser: Person;
const now = { at: new Date() };
beforeAll(async () => {
  server = await startMailServer();
  hub = await startTestHub({ now: () => now.at, environment: { SMTP_URL: server.url, MAIL_FROM: "Samspil <hub@example.org>" } });
  organiser = forYears(await hub.someone("ORGANISER"));
});
afterEach(() => (now.at = new Date()));
afterAll(async () => {
  await hub.stop();
  await server.stop();
});

/** All to that address when nothing waits any more, oldest first. */
async function mailsTo(address: string): Promise<ParsedMail[]> {
  await until(async () => {
    const waiting: unknown[] = await hub.dataSource.query("SELECT FROM mail WHERE next_attempt_at IS NOT NULL AND failure IS NULL");
    return waiting.length === 0;
  }, "all mails to be sent");
  return server.mails.filter(({ to }) => [to ?? []].flat().some(({ value }) => value.some((one) => one.address === address)));
}
const subjectsTo = async (address: string) => (await mailsTo(address)).map(({ subject }) => subject);
const calendarIn = (mail: ParsedMail | undefined) => {
  const [file] = mail?.attachments ?? [];
  return { type: file?.contentType, name: file?.filename, text: String(file?.content), ...readCalendar(String(file?.content)) };
};
const linkIn = ({ text = "" }: ParsedMail, path: string): string => new RegExp(`http\\S*/${path}/\\S+`).exec(text)?.[0] ?? "";
const english = { "accept-language": "en" };
const open = async (address: string, method = "GET", fields: Record<string, string> = {}) => {
  const response = await fetch(address, { method, headers: english, ...(method === "POST" && { body: new URLSearchParams(fields) }) });
  return { status: response.status, text: await response.text() };
};
const slugOf = async (id: string) => textAt(await hub.anyone.data("query ($id: ID!) { event(id: $id) { slug } }", { id }), "event.slug");

test("a place: confirmed with an entry for the calendar, the ticket and a way back; who waits is told where, and of the place", async () => {
  const id = await anEvent(organiser, { capacity: 1, venue: { name: "Hallen", address: "Torvet 1, Roskilde" } });
  const [first, second, third] = [anAddress(), anAddress(), anAddress()];
  const [place] = await register(organiser, id, [{ name: "Bo <b>Test</b>", email: first }]);
  await register(organiser, id, [{ email: second }]);
  await register(organiser, id, [{ email: third }]);

  const confirmation = await server.to(first);
  const slug = await slugOf(id);
  expect(confirmation.subject).toBe("Du har en plads: A network day (example)");
  expect(confirmation.text).toContain(
    `Kære Bo <b>Test</b>\n\nDu er tilmeldt »A network day (example)« og har en plads.\n\n- Tid: onsdag den 1. december 2083 kl. 09.00–16.00\n- Sted: Hallen, Torvet 1, Roskilde\n- Kode på billetten: ${place?.checkInCode}\n\nDin billet:\n${hub.url}/events/${slug}/tickets/${place?.checkInCode}\n`,
  );
  expect(confirmation.html).toContain("Kære Bo &lt;b&gt;Test&lt;/b&gt;");
  expect(confirmation.html).toContain("<li>Tid: onsdag den 1. december 2083 kl. 09.00–16.00</li>");
  const { text, entries, ...file } = calendarIn(confirmation);
  expect(file).toEqual({ type: "text/calendar", name: `${slug}.ics`, method: "PUBLISH" });
  expect(entries).toEqual([
    {
      uid: id,
      sequence: 2,
      status: "CONFIRMED",
      summary: "A network day (example)",
      location: "Hallen, Torvet 1, Roskilde",
      description: "Example.",
      start: "2083-12-01T08:00:00.000Z",
      end: "2083-12-01T15:00:00.000Z",
    },
  ]);
  expect(text).not.toMatch(/Test|ATTENDEE/);
  expect(text).not.toContain(first);
  const [wait] = await mailsTo(third);
  expect(wait?.subject).toBe("Du er på ventelisten: A network day (example)");
  expect(wait?.text).toContain("Du er nummer 2 på ventelisten.");
  expect([wait?.attachments.length, linkIn(wait as ParsedMail, "events")]).toEqual([0, ""]);

  const link = linkIn(confirmation, "registrations");
  expect(await open(link)).toMatchObject({ status: 200, text: expect.stringContaining("Bo &lt;b&gt;Test&lt;/b&gt;") as string });
  expect(await subjectsTo(second)).toEqual(["Du er på ventelisten: A network day (example)"]);
  expect(await open(link, "POST")).toMatchObject({
    status: 200,
    text: expect.stringContaining("The registration is cancelled.") as string,
  });
  expect(await open(link, "POST")).toMatchObject({ status: 200 });
  const cancelled = (await mailsTo(first))[1];
  expect([await subjectsTo(first), calendarIn(cancelled).method, calendarIn(cancelled).entries[0]?.status]).toEqual([
    ["Du har en plads: A network day (example)", "Du er meldt fra: A network day (example)"],
    "CANCEL",
    "CANCELLED",
  ]);
  const audited = "SELECT actor_id, subject_id FROM audit_entry WHERE action = 'cancelRegistration' ORDER BY id DESC LIMIT 1";
  expect(await hub.dataSource.query(audited)).toEqual([{ actor_id: null, subject_id: place?.id }]);

  // Who cancels after being promoted is not offered the place again, however many there are.
  const promotion = (await mailsTo(second))[1];
  expect(promotion?.subject).toBe("Nu har du en plads: A network day (example)");
  expect(calendarIn(promotion).entries[0]?.uid).toBe(id);
  await open(linkIn(promotion as ParsedMail, "registrations"), "POST");
  expect((await subjectsTo(third)).at(-1)).toBe("Nu har du en plads: A network day (example)");
  await done(organiser, "reviseEvent", { id, patch: { capacity: 5 } });
  expect(await subjectsTo(second)).toHaveLength(3);
});

test("a link that is not whole leads nowhere; after the start nobody cancels by it either", async () => {
  const id = await anEvent(organiser);
  const email = anAddress();
  await register(organiser, id, [{ email }]);
  const link = linkIn(await server.to(email), "registrations");
  const statuses = async () => hub.dataSource.query("SELECT status FROM registration WHERE event_id = $1", [id]);

  expect([(await open(`${link}x`)).status, (await open(`${link}x`, "POST")).status]).toEqual([404, 404]);
  now.at = new Date(hours.startsAt);
  const says = { status: 409, text: expect.stringContaining("The event has begun; nobody can cancel now.") as string };
  expect(await open(link)).toMatchObject(says);
  expect(await open(link, "POST")).toMatchObject(says);
  expect(await statuses()).toEqual([{ status: "CONFIRMED" }]);
});

test("in English, in the event's own time; those online get the address, those who wait for one do not", async () => {
  const id = await anEvent(organiser, {
    language: "EN",
    timeZone: "Europe/London",
    attendanceModes: ["ONLINE"],
    onlineCapacity: 1,
    onlineUrl: "https://meet.example.org/day",
  });
  const [has, waits] = [anAddress(), anAddress()];
  await register(organiser, id, [{ email: has }]);
  await register(organiser, id, [{ email: waits }]);

  const [mail] = await mailsTo(has);
  expect(mail?.subject).toBe("You have a place: A network day (example)");
  expect(mail?.text).toContain("- Time: Wednesday 1 December 2083 at 08:00–15:00 (Europe/London)\n- Place: https://meet.example.org/day\n");
  expect(calendarIn(mail).entries[0]?.location).toBe("https://meet.example.org/day");
  const [wait] = await mailsTo(waits);
  expect(wait?.text).toContain("- Place: online\n");
  expect(JSON.stringify(wait)).not.toContain("meet.example.org");
});

test("what is moved is told with a new entry, to those whom it is about; what is cancelled to all", async () => {
  const id = await anEvent(organiser, { capacity: 2 });
  const [one, two, waits] = [anAddress(), anAddress(), anAddress()];
  await register(organiser, id, [{ email: one }, { email: two }]);
  await register(organiser, id, [{ email: waits }]);
  const talk = { eventId: id, kind: "TALK", title: "A talk", startsAt: "2083-12-01T09:00:00Z", endsAt: "2083-12-01T10:00:00Z" };
  const session = textAt(await done(organiser, "scheduleSession", { ...talk, details: { room: "1" } }, "session { id }"), "session.id");
  await done(organiser, "reviseEvent", { id, patch: { title: "Another title", summary: "More." } });
  expect([(await mailsTo(one)).length, (await mailsTo(waits)).length]).toEqual([1, 1]);

  await done(organiser, "reviseSession", { id: session, patch: { room: "2" } });
  const room = (await mailsTo(two)).at(-1);
  expect(room?.subject).toBe("Ændret: Another title");
  expect(room?.text).toContain("- Lokaler eller tider i programmet\n");
  expect(room?.text).toContain("- 10.00–11.00 A talk (2)\n");
  expect(calendarIn(room).entries[0]?.description).toBe("More.\n\nProgram:\n10.00–11.00 A talk (2)");
  expect((await mailsTo(waits)).length).toBe(1);

  await done(organiser, "removeSession", { id: session });
  await done(organiser, "reviseEvent", {
    id,
    patch: { startsAt: "2084-03-27T07:00:00Z", endsAt: "2084-03-27T14:00:00Z", venue: { name: "Biblioteket" } },
  });
  for (const [address, status] of [
    [one, "CONFIRMED"],
    [waits, "TENTATIVE"],
  ] as const) {
    const moved = (await mailsTo(address)).at(-1);
    expect(moved?.text).toContain("- Tiden\n- Stedet\n");
    expect(moved?.text).toContain("- Tid: mandag den 27. marts 2084 kl. 09.00–16.00\n- Sted: Biblioteket\n");
    expect(calendarIn(moved)).toMatchObject({
      method: "PUBLISH",
      entries: [{ uid: id, sequence: 7, status, start: "2084-03-27T07:00:00.000Z", location: "Biblioteket" }],
    });
  }

  // Whoever gets a place by the same change hears all of it in one mail.
  await done(organiser, "reviseEvent", { id, patch: { capacity: 3, venue: { name: "Salen" } } });
  expect((await subjectsTo(waits)).slice(-2)).toEqual(["Ændret: Another title", "Nu har du en plads: Another title"]);
  const [late] = await register(organiser, id, [{ email: anAddress() }]);
  expect(late?.status).toBe("WAITING");

  await done(organiser, "cancelEvent", { id, reason: "Sne over hele landet." });
  await done(organiser, "cancelEvent", { id, reason: "Once more." });
  for (const address of [one, two, waits]) {
    const mails = await mailsTo(address);
    expect(mails.filter(({ subject }) => subject === "Aflyst: Another title")).toHaveLength(1);
    expect(mails.at(-1)?.text).toContain("»Another title« er aflyst.\n\nSne over hele landet.\n");
    expect(calendarIn(mails.at(-1))).toMatchObject({ method: "CANCEL", entries: [{ uid: id, sequence: 9, status: "CANCELLED" }] });
  }
  expect(await refused(organiser, "registerForEvent", { eventId: id, participants: [{ name: "a", email: anAddress() }] })).toMatchObject([
    { code: "WRONG_STATE", field: ["eventId"] },
  ]);
  // There is no place at it any more, for whoever waits.
  const before = server.mails.length;
  await open(linkIn((await mailsTo(one))[0] as ParsedMail, "registrations"), "POST");
  expect((await subjectsTo(one)).at(-1)).toBe("Du er meldt fra: Another title");
  expect(server.mails.length).toBe(before + 1);
});

test("reminded a week and a day before, thanked after, each once, however often the job runs", async () => {
  now.at = new Date("2083-11-01T08:00:00Z");
  const id = await anEvent(organiser);
  await done(organiser, "reviseEvent", { id, patch: { startsAt: "2083-11-20T08:00:00Z", endsAt: "2083-11-20T15:00:00Z" } });
  const [early, late, gone] = [anAddress(), anAddress(), anAddress()];
  const [place, , out] = await register(organiser, id, [{ email: early }, { email: anAddress() }, { email: gone }]);
  await done(organiser, "cancelRegistration", { id: out?.id });
  const run = (name: string) => Promise.all([hub.runJob(name), hub.runJob(name)]);
  const at8 = async (day: string) => {
    now.at = new Date(`${day}T07:00:00Z`);
    return (await run("event-reminders")).sort();
  };
  const none = "0 reminded a week before, 0 a day before";
  const reminders = async (address: string) =>
    (await subjectsTo(address)).filter((subject) => subject === "Husk: A network day (example)").length;

  expect(await at8("2083-11-12")).toEqual([none, none]);
  expect(await at8("2083-11-13")).toEqual([none, "2 reminded a week before, 0 a day before"]);
  expect([await reminders(early), await reminders(gone)]).toEqual([1, 0]);
  // Who comes so late was told all of it just now.
  await register(organiser, id, [{ email: late }]);
  expect(await at8("2083-11-14")).toEqual([none, none]);
  expect(await at8("2083-11-19")).toEqual([none, "0 reminded a week before, 3 a day before"]);
  expect(await at8("2083-11-19")).toEqual([none, none]);
  expect([await reminders(early), await reminders(late)]).toEqual([2, 1]);
  // Put off by half a year: reminded of the new day too.
  await done(organiser, "reviseEvent", { id, patch: { startsAt: "2084-06-07T07:00:00Z", endsAt: "2084-06-07T14:00:00Z" } });
  expect(await at8("2084-05-31")).toEqual([none, "3 reminded a week before, 0 a day before"]);
  expect((await mailsTo(early)).at(-1)?.text).toContain("- Tid: onsdag den 7. juni 2084 kl. 09.00–16.00\n");

  now.at = new Date("2084-06-07T08:00:00Z");
  await done(organiser, "checkIn", { eventId: id, code: place?.checkInCode });
  expect(await run("event-thanks")).toEqual(["0 thanked", "0 thanked"]);
  now.at = new Date("2084-06-08T07:00:00Z");
  expect((await run("event-thanks")).sort()).toEqual(["0 thanked", "1 thanked"]);
  const thanks = (await mailsTo(early)).at(-1) as ParsedMail;
  expect([thanks.subject, (await subjectsTo(late)).includes("Tak for A network day (example)")]).toEqual([
    "Tak for A network day (example)",
    false,
  ]);
  const feedback = linkIn(thanks, "events");
  expect(feedback).toBe(`${hub.url}/events/${await slugOf(id)}/feedback/${place?.checkInCode}`);
  expect(await open(feedback)).toMatchObject({ status: 200 });
  expect((await open(feedback, "POST", { rating: "6" })).status).toBe(422);
  expect(await open(feedback, "POST", { rating: "4", comment: "Good" })).toMatchObject({
    status: 200,
    text: expect.stringContaining("Thank you for your answer.") as string,
  });
  const again = await open(feedback, "POST", { rating: "1", comment: "<i>" });
  expect([again.status, again.text.includes("Has answered already."), again.text.includes("&lt;i&gt;")]).toEqual([422, true, true]);
  const summary = await organiser.data("query ($id: ID!) { event(id: $id) { feedback { count averageRating } } }", { id });
  expect(at(summary, "event.feedback")).toEqual({ count: 1, averageRating: 4 });
});

test("an organiser's words go once to whom they are for, in Markdown that does no harm", async () => {
  const id = await anEvent(organiser, { capacity: 2 });
  const [came, stays, waits] = [anAddress(), anAddress(), anAddress()];
  const [place] = await register(organiser, id, [{ email: came }, { email: stays }]);
  await register(organiser, id, [{ email: waits }]);
  await done(organiser, "checkIn", { eventId: id, code: place?.checkInCode });
  const send = (audience: string, key: string, more: object = {}) =>
    mutate(
      organiser,
      "sendEventMessage",
      {
        idempotencyKey: key,
        eventId: id,
        audience,
        subject: `To ${audience}`,
        body: "**Tag** en [jakke](https://example.org) med. <b>x</b>",
        ...more,
      },
      "recipientCount",
      english,
    );

  const counts = [];
  for (const audience of ["CONFIRMED", "WAITING", "CHECKED_IN", "NOT_CHECKED_IN"]) {
    const answers = await Promise.all([send(audience, `once ${audience}`), send(audience, `once ${audience}`)]);
    counts.push(answers.map((answer) => at(answer, "recipientCount")));
  }
  expect(counts).toEqual([
    [2, 2],
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
  expect((await subjectsTo(came)).slice(1).sort()).toEqual(["To CHECKED_IN", "To CONFIRMED"]);
  expect((await subjectsTo(stays)).slice(1).sort()).toEqual(["To CONFIRMED", "To NOT_CHECKED_IN"]);
  expect((await subjectsTo(waits)).slice(1)).toEqual(["To WAITING"]);
  const mail = (await mailsTo(waits)).at(-1);
  expect(mail?.text).toContain("**Tag** en [jakke](https://example.org) med. <b>x</b>\n");
  expect(mail?.html).toContain(
    '<strong>Tag</strong> en <a href="https://example.org" rel="noopener noreferrer nofollow">jakke</a> med. &lt;b&gt;x&lt;/b&gt;',
  );

  const before = server.mails.length;
  expect(at(await send("WAITING", "once WAITING", { subject: "Other" }), "userErrors.0.code")).toBe("IDEMPOTENCY_CONFLICT");
  expect(at(await send("CONFIRMED", "x", { subject: " ", body: "x".repeat(10_001) }), "userErrors")).toMatchObject([
    { code: "BLANK", field: ["subject"] },
    { code: "TOO_LONG", field: ["body"] },
  ]);
  await mailsTo(waits);
  expect(server.mails.length).toBe(before);
});

test("whoever was erased meanwhile is not written to", async () => {
  const id = await anEvent(organiser);
  const member = await hub.someone("MEMBER", "0265");
  const email = member.email ?? "";
  server.refuseOnce(email, 451);
  await register(organiser, id, [{ email }]);
  await until(
    async () => ((await hub.dataSource.query("SELECT FROM mail WHERE failure LIKE '%451'")) as unknown[]).length === 1,
    "a failure",
  );
  await done(member, "eraseMyAccount", { confirmation: email });

  now.at = new Date(now.at.getTime() + 60_000);
  const other = anAddress();
  await register(organiser, id, [{ email: other }]);
  await server.to(other);
  expect(await mailsTo(email)).toEqual([]);
});
