import { readFileSync } from "node:fs";
import { join } from "node:path";
import { aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { startMailServer, type MailServer } from "../support/mail-server";
import type { Person } from "../support/person";
import { until } from "../support/until";
import { forYears } from "./network-day";

/** The page's documents by their names, and its variables in order, with what was learnt in the place of words in capitals. */
const page = readFileSync(join(__dirname, "..", "..", "docs", "organise.md"), "utf8");
const blocks = [...page.matchAll(/```(graphql|json)\n([\s\S]*?)```/g)].map(([, kind = "", text = ""]) => ({ kind, text }));
const documents = new Map(
  blocks.flatMap(({ kind, text }) => (kind === "graphql" ? [[/^\w+ (\w+)/.exec(text)?.[1] ?? "", text] as const] : [])),
);
const variables = blocks.filter(({ kind }) => kind === "json");
const learnt = new Map<string, string>();
const used = new Set<string>();

/** The next variables of the page. */
function next(): Record<string, unknown> {
  const text = variables.shift()?.text ?? "";
  return JSON.parse(
    text.replace(/"([A-Z]+(?:_ID)?|CODE)"/g, (whole, word: string) => (learnt.has(word) ? `"${learnt.get(word)}"` : whole)),
  ) as Record<string, unknown>;
}

async function paste(person: Person, name: string, given: object): Promise<Json> {
  used.add(name);
  const data = (await person.data(documents.get(name) ?? "", given)) as Record<string, Json>;
  const [answer] = Object.values(data);
  expect([name, at(answer, "userErrors") ?? []]).toEqual([name, []]);
  return answer;
}

let hub: TestHub;
let mails: MailServer;
const now = { at: new Date("2027-09-01T08:00:00Z") };
beforeAll(async () => {
  mails = await startMailServer();
  hub = await startTestHub({ now: () => now.at, environment: { SMTP_URL: mails.url } });
});
afterAll(async () => {
  await hub.stop();
  await mails.stop();
});

interface Place {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly checkInCode: string;
  readonly ticketUrl: string;
}

test("a network day, from its draft to next year's, by the page alone", async () => {
  const organiser = forYears(await hub.someone("ORGANISER"));
  const [rows]: [{ code: string }[]] = await hub.dataSource.query(
    "UPDATE municipality SET participates_since = '2027-01-01' WHERE code IN (SELECT code FROM municipality ORDER BY code <> '0461', code LIMIT 40) RETURNING code",
  );
  const codes = rows.map(({ code }) => code);
  const members = new Map<string, Person>();
  for (const code of codes) members.set(code, forYears(await hub.someone("MEMBER", code)));
  const odense = members.get("0461") as Person;
  const editor = forYears(await hub.someone("EDITOR", "0461"));
  learnt.set("INITIATIVE_ID", await aPractice(editor, { municipalityCode: "0461", title: "Natbusser (eksempel)" }));

  // Drafted, with a programme, and published.
  const drafted = await paste(organiser, "Draft", next());
  learnt.set("EVENT_ID", textAt(drafted, "event.id"));
  const slug = textAt(drafted, "event.slug");
  await paste(organiser, "Schedule", next());
  learnt.set("WORKSHOP_ID", textAt(await paste(organiser, "Schedule", next()), "session.id"));
  const published = await paste(organiser, "Publish", next());
  expect(at(published, "event")).toEqual({ status: "PUBLISHED", registrationState: "NOT_YET_OPEN" });

  // Forty municipalities register at once, two from each; the first as the page says, and with a second click.
  now.at = new Date("2027-10-01T08:00:00Z");
  const ours = next();
  const placesOf = async (person: Person, given: object) => at(await paste(person, "Register", given), "registrations") as Place[];
  const [alex, sam] = (await placesOf(odense, ours)) as [Place, Place];
  expect(await placesOf(odense, ours)).toEqual([alex, sam]);
  const eventId = learnt.get("EVENT_ID");
  const others = await Promise.all(
    codes
      .filter((code) => code !== "0461")
      .map((code) =>
        placesOf(members.get(code) as Person, {
          input: { eventId, participants: [1, 2].map((n) => ({ name: `${n} <b>${code}</b>`, email: `${n}.${code}@example.org` })) },
        }),
      ),
  );
  const statuses = [[alex, sam], ...others].flat().map(({ status }) => status);
  expect([statuses.filter((s) => s === "CONFIRMED").length, statuses.filter((s) => s === "WAITING").length]).toEqual([60, 20]);
  const confirmation = await mails.to("alex@example.org");
  expect(confirmation.text).toContain(alex.ticketUrl);
  expect(confirmation.attachments.map(({ contentType }) => contentType)).toEqual(["text/calendar"]);

  const waiting = await paste(organiser, "Participants", next());
  expect(at(waiting, "registrations.totalCount")).toBe(20);
  expect(at(waiting, "registrations.nodes.0.waitingPosition")).toBe(1);

  // Two places are given back: the pair that has waited longest gets both.
  learnt.set("REGISTRATION_ID", sam.id);
  expect(at(await paste(odense, "Cancel", next()), "event.placesLeft")).toBe(1);
  const given = others.find(([one]) => one?.status === "CONFIRMED") as [Place, Place];
  expect(at(await paste(organiser, "Cancel", { id: given[0].id }), "event.placesLeft")).toBe(0);

  // The room is another, and there are more places.
  await paste(organiser, "Move", next());
  await until(async () => (await mails.to("alex@example.org")).text?.includes("Lokale 4"), "the mail of the move");
  expect(at(await paste(organiser, "Revise", next()), "event")).toEqual({
    capacity: 65,
    placesLeft: 1,
    attendance: { confirmedCount: 64, waitingCount: 14, overCapacityCount: 0 },
  });
  const fewer = await paste(organiser, "Revise", { id: eventId, patch: { capacity: 60 } });
  expect(at(fewer, "event.attendance")).toEqual({ confirmedCount: 64, waitingCount: 14, overCapacityCount: 4 });
  expect(at(await paste(organiser, "Write", next()), "recipientCount")).toBe(64);

  // Badges and the spreadsheet.
  const lists = await paste(organiser, "Lists", next());
  const badges = await (await fetch(textAt(lists, "badgesUrl"))).text();
  expect([badges.match(/class="badge"/g)?.length, badges.match(/class="sheet"/g)?.length]).toEqual([64, 8]);
  expect(badges).toContain("&lt;b&gt;");
  expect(badges).not.toContain("<b>");
  const csv = await (await fetch(textAt(lists, "registrationsCsvUrl"))).arrayBuffer();
  const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(csv).split("\r\n");
  expect([lines.length, lines[0]?.slice(0, 15), lines.at(-1)]).toEqual([82, "\uFEFFNummer;Status;", ""]);

  // The door, with three helpers: two of them take the same person.
  now.at = new Date("2027-12-01T07:30:00Z");
  const helpers = [organiser, forYears(await hub.someone("ORGANISER")), forYears(await hub.someone("ORGANISER"))];
  const door = next();
  used.add("Door");
  const screens = helpers.map((helper) => helper.follow(documents.get("Door") ?? "", door));
  const watching = screens.map(async (screen) => {
    for (;;) await screen.next();
  });
  watching.forEach((one) => void one.catch(() => undefined));
  const came = [given[1], ...others.flat().filter((one) => one.status === "CONFIRMED" && !given.includes(one))].slice(0, 5);
  const standing = next();
  const checkIn = (helper: Person, code: string) => paste(helper, "CheckIn", { eventId, code });
  await until(async () => {
    const { registration } = (await checkIn(organiser, given[1].checkInCode)) as { registration: { id: string } };
    if (screens.every(({ heard }) => heard.length > 0)) return true;
    await paste(organiser, "Undo", { registrationId: registration.id });
    return false;
  }, "all screens to be lit");
  learnt.set("CODE", alex.checkInCode.toLowerCase().replace("-", " "));
  const atDoor = next();
  const told = await Promise.all(helpers.slice(0, 2).map((helper) => paste(helper, "CheckIn", atDoor)));
  expect(told.map((one) => at(one, "wasCheckedIn")).sort()).toEqual([false, true]);
  expect(new Set(told.map((one) => at(one, "registration.checkedInAt"))).size).toBe(1);
  for (const { checkInCode } of came.slice(1)) await checkIn(helpers[2] as Person, checkInCode);
  const heardOf = (name: string) =>
    screens.map(({ heard }) => heard.filter((one) => at(one, "eventAttendanceChanged.registration.name") === name).length);
  await until(() => heardOf(came[4]?.name ?? "").every((count) => count === 1), "the last on all screens");
  expect(heardOf("Alex Eksempel")).toEqual([1, 1, 1]);
  expect(at(await paste(organiser, "Standing", standing), "registrations.totalCount")).toBe(64 - 6);
  learnt.set("REGISTRATION_ID", came[4]?.id ?? "");
  expect(at(await paste(organiser, "Undo", next()), "registration.checkedInAt")).toBeNull();
  for (const screen of screens) await screen.stop();

  // Afterwards.
  now.at = new Date("2027-12-01T16:00:00Z");
  await paste(organiser, "Move", next());
  const answer = next();
  await paste(hub.anyone, "Feedback", answer);
  for (const { checkInCode } of came.slice(0, 4)) {
    await paste(hub.anyone, "Feedback", { input: { eventId, code: checkInCode, rating: 4, comment: "Godt" } });
  }
  const report = await paste(organiser, "Report", next());
  expect(at(report, "feedback")).toMatchObject({ count: 5, averageRating: 4.2 });
  expect(at(report, "attendance")).toMatchObject({ confirmedCount: 64, checkedInCount: 5, municipalityCount: 33 });
  expect((at(report, "attendance.byMunicipality") as Json[]).length).toBe(40);

  // Next year's; and it is called off.
  const copy = await paste(organiser, "Copy", next());
  expect(at(copy, "event")).toMatchObject({
    status: "DRAFT",
    startsAt: "2028-06-07T07:00:00.000Z",
    endsAt: "2028-06-07T14:00:00.000Z",
    registrationOpensAt: "2028-04-07T08:00:00.000Z",
    programme: [
      { title: "Natbusser, der ikke kører tomme (eksempel)", startsAt: "2028-06-07T07:30:00.000Z", materials: [] },
      { startsAt: "2028-06-07T09:00:00.000Z", materials: [] },
    ],
  });
  learnt.set("EVENT_ID", textAt(copy, "event.id"));
  await paste(organiser, "Publish", { id: learnt.get("EVENT_ID") });
  expect(at(await paste(organiser, "CallOff", next()), "event")).toEqual({ status: "CANCELLED", registrationState: "CLOSED" });

  // A ticket says no more of anybody than the name, and leads to the feedback.
  const ticket = await (await fetch(alex.ticketUrl)).text();
  expect(ticket).toContain(`<code class="code">${alex.checkInCode}</code>`);
  expect(ticket).not.toContain("alex@example.org");
  expect(ticket).not.toContain("Frivilligkoordinator");
  const other = await (await fetch((came[4] as Place).ticketUrl)).text();
  expect(other).toContain(`/events/${slug}/feedback/${came[4]?.checkInCode}`);

  expect([variables.length, [...documents.keys()].filter((name) => !used.has(name))]).toEqual([0, []]);
});
