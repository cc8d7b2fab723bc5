import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import type { Person } from "../support/person";
import { anEvent, done, forYears, register } from "./network-day";

let hub: TestHub;
let organiser: Person;
const now = { at: new Date("2083-11-01T08:00:00Z") };
beforeAll(async () => {
  hub = await startTestHub({ now: () => now.at, environment: { BUDGET_GUESSES: "5" } });
  organiser = forYears(await hub.someone("ORGANISER"));
  await hub.dataSource.query("UPDATE municipality SET participates_since = now() WHERE code = '0265'");
});
afterAll(() => hub.stop());

const english = { "accept-language": "en" };
const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers: { ...english, ...headers } });
const linksOf = async (person: Person, id: string) =>
  at(await person.data("query ($id: ID!) { event(id: $id) { slug badgesUrl registrationsCsvUrl } }", { id }), "event") as {
    slug: string;
    badgesUrl: string;
    registrationsCsvUrl: string;
  };
const participant = {
  name: "<script>alert(1)</script>",
  email: "kim@example.org",
  jobTitle: "=1+1",
  organisation: "@club",
  needs: 'Say "no nuts"; thanks',
  municipalityCode: "0265",
};

test("the list is a spreadsheet that runs no formula, for an hour, for organisers, and is in the audit", async () => {
  const id = await anEvent(organiser, { capacity: 1 });
  const [first] = await register(organiser, id, [participant]);
  await register(organiser, id, [{ name: "Waits", email: "waits@example.org", needs: "A ramp\nand a seat" }]);
  const { slug, registrationsCsvUrl, badgesUrl } = await linksOf(organiser, id);

  const answer = await get(registrationsCsvUrl);

  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("content-disposition")]).toEqual([
    200,
    "text/csv; charset=utf-8",
    `attachment; filename="${slug}.csv"`,
  ]);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
  const [heading, one, two, end] = text.split("\r\n");
  expect([heading, one, end]).toEqual([
    "\uFEFFNumber;Status;Place on the waiting list;Takes part;Name;E-mail;Title;Municipality code;Municipality;Organisation;Chosen sessions;Needs;Code;Registered;Got a place;Cancelled;Checked in",
    `1;Has a place;;In person;<script>alert(1)</script>;kim@example.org;'=1+1;0265;Roskilde;'@club;;"Say ""no nuts""; thanks";${first?.checkInCode};2083-11-01 09:00;2083-11-01 09:00;;`,
    "",
  ]);
  expect(two).toMatch(/^2;Waits;1;In person;Waits;waits@example.org;;;;;;"A ramp\nand a seat";[\w-]{11};2083-11-01 09:00;;;$/);
  const audited: object[] = await hub.dataSource.query(
    "SELECT action FROM audit_entry WHERE subject_id = $1 AND action = 'registrationsCsv'",
    [id],
  );
  expect(audited.length).toBe(1);

  // Neither the other list's, nor another event's, nor after an hour, nor for whoever runs events no more.
  const token = registrationsCsvUrl.split("/").at(-1) ?? "";
  const other = await linksOf(organiser, await anEvent(organiser));
  expect((await get(`${hub.url}/events/${other.slug}/registrations/${token}`)).status).toBe(404);
  expect((await get(`${hub.url}/events/${slug}/badges.html?token=${token}`)).status).toBe(404);
  now.at = new Date(now.at.getTime() + 3_600_000);
  expect((await get(registrationsCsvUrl)).status).toBe(404);
  expect((await get(badgesUrl)).status).toBe(404);
  const leaver = forYears(await hub.someone("ORGANISER"));
  const held = await linksOf(leaver, id);
  expect((await get(held.badgesUrl)).status).toBe(200);
  await hub.dataSource.query("DELETE FROM membership WHERE account_id = (SELECT id FROM account WHERE email = $1)", [leaver.email]);
  expect((await get(held.badgesUrl)).status).toBe(404);
});

test("badges are eight to a sheet, of those who come in person; a member gets none", async () => {
  const id = await anEvent(organiser, { attendanceModes: ["IN_PERSON", "ONLINE"], onlineUrl: "https://meet.example.org/" });
  await register(organiser, id, [
    { ...participant, email: "kim2@example.org" },
    ...Array.from({ length: 8 }, () => ({})),
    { mode: "ONLINE" },
  ]);
  const { slug } = await linksOf(organiser, id);
  const url = `${hub.url}/events/${slug}/badges.html`;

  const page = await get(url, { authorization: `Bearer ${organiser.token}` });

  const html = await page.text();
  expect([html.match(/class="badge"/g)?.length, html.match(/class="sheet"/g)?.length]).toEqual([9, 2]);
  expect(html).toContain("<h2>&lt;script&gt;alert(1)&lt;/script&gt;</h2><p>=1+1</p><p>@club</p>");
  expect(html).not.toContain("kim2@example.org");
  expect(page.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
  const member = forYears(await hub.someone("MEMBER", "0265"));
  expect((await get(url, { authorization: `Bearer ${member.token}` })).status).toBe(404);
  expect((await get(url)).status).toBe(404);
  expect(await linksOf(member, id)).toEqual({ slug, badgesUrl: null, registrationsCsvUrl: null });
});

test("a ticket has the code as text and as a picture that is named, and no more about anybody; who guesses is slowed", async () => {
  const id = await anEvent(organiser, { capacity: 1 });
  const [place] = await register(organiser, id, [{ ...participant, email: "kim3@example.org" }]);
  const [waiting] = await register(organiser, id, [{ name: "Waits", email: "waits3@example.org" }]);
  const { slug } = await linksOf(organiser, id);
  const ticket = (code: string | undefined) => get(`${hub.url}/events/${slug}/tickets/${code}`);
  const url = textAt(
    await organiser.data("query ($id: ID!) { node(id: $id) { ... on Registration { ticketUrl } } }", { id: place?.id }),
    "node.ticketUrl",
  );
  expect(url).toBe(`${hub.url}/events/${slug}/tickets/${place?.checkInCode}`);

  const html = await (await ticket(place?.checkInCode.toLowerCase().replace("-", ""))).text();

  expect(html).toContain('<html lang="en">');
  expect(html).toContain(`<code class="code">${place?.checkInCode}</code>`);
  expect(html).toContain(`<svg role="img" aria-label="QR code of the code ${place?.checkInCode}" `);
  expect(html).toContain("<dd>&lt;script&gt;");
  for (const told of ["kim3@example.org", "no nuts", "@club", "Roskilde", "/feedback/"]) expect(html).not.toContain(told);
  const none = await (await ticket(waiting?.checkInCode)).text();
  expect(none).toContain("You are on the waiting list, and have no place yet.");
  expect(none).not.toContain("<svg");

  await done(organiser, "cancelRegistration", { id: waiting?.id });
  expect(await (await ticket(waiting?.checkInCode)).text()).toContain("Your registration is cancelled.");
  now.at = new Date("2083-12-01T09:00:00Z");
  expect(await (await ticket(place?.checkInCode)).text()).toContain(`href="/events/${slug}/feedback/${place?.checkInCode}"`);
  const tries: number[] = [];
  for (let n = 0; n < 6; n++) tries.push((await ticket("AAAAA-AAAAA")).status);
  expect(tries).toEqual([404, 404, 404, 404, 404, 429]);
});
