import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { settledHead, startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { startMailServer, type MailServer } from "../support/mail-server";
import { mutate } from "../support/mutate";
import type { Person } from "../support/person";
import { until } from "../support/until";

// A Wednesday; Roskilde takes part by the public facts.
const start = Date.parse("2024-03-06T10:00:00.000Z");
const day = 86_400_000;
let now = start;
const roskilde = "0265";

let server: MailServer;
let hub: TestHub;
let organiser: Person;
beforeAll(async () => {
  server = await startMailServer();
  hub = await startTestHub({ environment: { SMTP_URL: server.url }, now: () => new Date(now) });
  organiser = await hub.someone("ORGANISER");
});
beforeEach(() => (now = start));
afterAll(async () => {
  await hub.stop();
  await server.stop();
});

const faults = (payload: Json) =>
  (at(payload, "userErrors") as { code: string; field: string[] | null }[]).map(({ code, field }) => `${code} ${field?.join(".") ?? "-"}`);
const contact = async (editor: Person, municipalityCode: string, name: string, details: object = {}) =>
  textAt(await mutate(editor, "addContact", { municipalityCode, name, source: "SELF", details }, "contact { id }"), "contact.id");
const backed = { attention: [{ point: "backing-and-ownership", text: "Byrådet står bag." }] };
const stateOf = async (id: string) =>
  at(
    await hub.anyone.data("query ($id: ID!) { initiative(id: $id) { continuity { isFragile reasons } } }", { id }),
    "initiative.continuity",
  );

test("continuity says why a practice might not outlive its people, in lists and as a filter, in one statement", async () => {
  const { code, editor } = await aMunicipality(hub);
  const [one, two] = [await contact(editor, code, "One"), await contact(editor, code, "Two")];
  const bare = await aPractice(editor, { municipalityCode: code, title: "Bare" });
  const alone = await aPractice(editor, { municipalityCode: code, title: "Alone", content: { ...backed, contactIds: [one] } });
  const firm = await aPractice(editor, { municipalityCode: code, title: "Firm", content: { ...backed, contactIds: [one, two] } });
  expect(await stateOf(bare)).toEqual({
    isFragile: true,
    reasons: ["RESTS_ON_ONE_PERSON", "CONTACTS_UNCONFIRMED", "NO_BACKING_DESCRIBED"],
  });
  expect(await stateOf(alone)).toEqual({ isFragile: true, reasons: ["RESTS_ON_ONE_PERSON"] });
  expect(await stateOf(firm)).toEqual({ isFragile: false, reasons: [] });

  const FIND = `query ($filter: InitiativeFilter) { initiatives(filter: $filter, orderBy: { field: TITLE, direction: ASC }) {
    totalCount nodes { title continuity { isFragile } } } }`;
  await hub.statements();
  const found = await hub.anyone.data(FIND, { filter: { municipalityCodes: [code], isFragile: true } });
  expect(await hub.statements()).toBe(1);
  expect(found).toEqual({
    initiatives: {
      totalCount: 2,
      nodes: [
        { title: "Alone", continuity: { isFragile: true } },
        { title: "Bare", continuity: { isFragile: true } },
      ],
    },
  });
  const firmOnes = await hub.anyone.data(FIND, { filter: { municipalityCodes: [code], isFragile: false } });
  expect(at(firmOnes, "initiatives.nodes")).toEqual([{ title: "Firm", continuity: { isFragile: false } }]);
  expect(at(await hub.anyone.data("{ network { fragileInitiativeCount publishedInitiativeCount } }"), "network")).toEqual({
    fragileInitiativeCount: 2,
    publishedInitiativeCount: 3,
  });

  now = start + 365 * day + 1000;
  expect(await stateOf(firm)).toEqual({ isFragile: true, reasons: ["CONTACTS_UNCONFIRMED", "OUTDATED"] });
  await mutate(editor, "confirmInitiative", { id: firm });
  expect(await stateOf(firm)).toEqual({ isFragile: true, reasons: ["CONTACTS_UNCONFIRMED"] });
  await mutate(editor, "confirmContact", { id: two });
  expect(await stateOf(firm)).toEqual({ isFragile: false, reasons: [] });
});

test("all that rests on one person is handed over at once: practices, events, and sessions still to come", async () => {
  const { code, editor } = await aMunicipality(hub);
  const [from, to, third] = [
    await contact(editor, code, "Leaver"),
    await contact(editor, code, "Stayer"),
    await contact(editor, code, "Third"),
  ];
  await mutate(editor, "reviseContact", { id: to, patch: { jobTitle: "Konsulent" } });
  const alone = await aPractice(editor, { municipalityCode: code, title: "Alone", content: { contactIds: [from, third] } });
  const both = await aPractice(editor, { municipalityCode: code, title: "Both", content: { contactIds: [to, from] } });
  const draft = await aDraft(editor, { municipalityCode: code, title: "Draft", content: { contactIds: [from] } });
  const eventId = textAt(
    await mutate(
      organiser,
      "draftEvent",
      {
        kind: "NETWORK_DAY",
        title: "Dag",
        startsAt: "2024-03-06T08:00:00Z",
        endsAt: "2024-03-06T16:00:00Z",
        details: { summary: "a", contactIds: [from], venue: { name: "a" } },
      },
      "event { id }",
    ),
    "event.id",
  );
  const speaking = async (title: string, startsAt: string, endsAt: string) =>
    mutate(organiser, "scheduleSession", {
      eventId,
      kind: "TALK",
      title,
      startsAt,
      endsAt,
      details: { speakers: [{ name: "Leaver", title: "Leder", contactId: from, municipalityCode: code }] },
    });
  await speaking("Begun", "2024-03-06T09:00:00Z", "2024-03-06T11:00:00Z");
  await speaking("To come", "2024-03-06T13:00:00Z", "2024-03-06T14:00:00Z");
  const published = await mutate(organiser, "publishEvent", { id: eventId }, "event { version }");
  expect(faults(published)).toEqual([]);
  const after = await settledHead(hub);

  const done = await mutate(editor, "handOverContact", { fromId: from, toId: to }, "from { id name } to { id name } initiativeCount");

  expect(done).toEqual({ from: { id: from, name: "Leaver" }, to: { id: to, name: "Stayer" }, initiativeCount: 3, userErrors: [] });
  const contactsOf = async (id: string) =>
    at(
      await editor.data(
        "query ($id: ID!) { initiative(id: $id) { version contacts { id } revisions(first: 1) { nodes { changedFields } } } }",
        { id },
      ),
      "initiative",
    );
  expect(await contactsOf(alone)).toMatchObject({
    contacts: [{ id: to }, { id: third }],
    revisions: { nodes: [{ changedFields: ["contactIds"] }] },
  });
  expect(await contactsOf(both)).toMatchObject({ contacts: [{ id: to }] });
  expect(await contactsOf(draft)).toMatchObject({ contacts: [{ id: to }] });
  const event = at(
    await editor.data(
      "query ($id: ID!) { event(id: $id) { version contacts { id } programme { title speakers { name title contact { id } municipality { code } } } } }",
      { id: eventId },
    ),
    "event",
  );
  expect(event).toEqual({
    version: Number(at(published, "event.version")) + 1,
    contacts: [{ id: to }],
    programme: [
      { title: "Begun", speakers: [{ name: "Leaver", title: "Leder", contact: { id: from }, municipality: { code } }] },
      { title: "To come", speakers: [{ name: "Stayer", title: "Konsulent", contact: { id: to }, municipality: { code } }] },
    ],
  });
  await settledHead(hub);
  const told = at(
    await hub.anyone.data("query ($after: String) { announcements(after: $after) { nodes { kind subjectId } } }", { after }),
    "announcements.nodes",
  );
  expect(told).toEqual([
    { kind: "INITIATIVE_REVISED", subjectId: alone },
    { kind: "INITIATIVE_REVISED", subjectId: both },
    { kind: "EVENT_REVISED", subjectId: eventId },
  ]);
});

test("who may not keep both contacts hands nothing over", async () => {
  const here = await aMunicipality(hub);
  const there = await aMunicipality(hub);
  const visibility = { visibility: "PUBLIC" };
  const from = await contact(here.editor, here.code, "From", visibility);
  const elsewhere = await contact(there.editor, there.code, "Elsewhere", visibility);
  const id = await aPractice(here.editor, { municipalityCode: here.code, content: { contactIds: [from] } });
  const head = await settledHead(hub);
  const hand = async (person: Person, fromId: string, toId: string) => faults(await mutate(person, "handOverContact", { fromId, toId }));

  expect(await hand(here.editor, from, elsewhere)).toEqual(["FORBIDDEN -"]);
  expect(await hand(there.editor, from, elsewhere)).toEqual(["FORBIDDEN -"]);
  expect(await hand(here.editor, from, from)).toEqual(["INVALID toId"]);
  expect(await hand(here.editor, id, from)).toEqual(["NOT_FOUND fromId"]);
  expect(await hand(here.editor, from, "x")).toEqual(["NOT_FOUND toId"]);
  expect(at(await hub.anyone.data("query ($id: ID!) { initiative(id: $id) { version contacts { id } } }", { id }), "initiative")).toEqual({
    version: 2,
    contacts: [{ id: from }],
  });
  expect(await settledHead(hub)).toBe(head);
});

test("each week the editors hear of what has become fragile, once, and not of what they know", async () => {
  const editor = await hub.someone("EDITOR", roskilde);
  await hub.someone("MEMBER", roskilde);
  const people = [await contact(editor, roskilde, "One"), await contact(editor, roskilde, "Two")];
  const firm = await aPractice(editor, { municipalityCode: roskilde, title: "Fast", content: { ...backed, contactIds: people } });
  const week = async () => {
    // Two at once, as two processes might: one of them takes the week.
    const results = await Promise.all([1, 2].map(() => hub.runJob("fragility-notice")));
    const told = results.filter((result) => !result.startsWith("0 "));
    expect(told.length).toBeLessThan(2);
    await until(async () => {
      const waiting: unknown[] = await hub.dataSource.query(
        "SELECT FROM mail WHERE template = 'fragility' AND next_attempt_at IS NOT NULL",
      );
      return waiting.length === 0;
    }, "the mails to leave");
    const mails = server.mails.splice(0).filter(({ subject }) => subject?.startsWith("Initiativer, der måske ikke"));
    const texts = mails.map(({ text }) => text ?? "");
    // Names of the graph are for programs: no word that people read has a hump.
    for (const text of texts) expect(text.replaceAll(/http\S+/g, "")).not.toMatch(/[a-z][A-Z]|backing-and/);
    return { result: told[0] ?? results[0], texts };
  };
  expect(await week()).toEqual({ result: "0 mails about what has become fragile", texts: [] });

  now += 7 * day;
  const bare = await aPractice(editor, { municipalityCode: roskilde, title: "Spinkel" });
  const first = await week();
  expect(first.result).toBe("1 mails about what has become fragile");
  expect(first.texts).toHaveLength(1);
  expect(first.texts[0]).toContain("»Spinkel«");
  expect(first.texts[0]).toContain(`Disse af jeres kommunes initiativer i Samspil er skrøbelige. Der skal ikke meget til:

»Spinkel«:
${hub.url}/initiatives/spinkel

- Det hviler på højst én person: Skriv en kontaktperson mere på.
- Ingen kontaktperson er bekræftet i et år: Spørg dem, om de stadig er de rette, og bekræft dem.
- Der står intet om opbakningen: Beskriv, hvordan politikere og ledelse står bag.

Det gør I dér, hvor I plejer at skrive jeres initiativer i Samspil.
`);
  expect(first.texts[0]).not.toContain("»Fast«");
  // The same week, whatever has become of it: as a process that goes on after a crash does.
  now += 4 * day;
  await aPractice(editor, { municipalityCode: roskilde, title: "Også spinkel" });
  expect((await week()).texts).toEqual([]);

  now += 2 * day; // the week after
  const second = await week();
  expect(second.texts).toHaveLength(1);
  expect(second.texts[0]).toContain("er blevet skrøbelige, siden I sidst fik besked, eller er det stadig.");
  expect(second.texts[0]).toContain("»Også spinkel«");
  expect(second.texts[0]).not.toContain("»Spinkel«");

  // Put right and weak again is news; what was told long ago is told once more.
  await mutate(editor, "reviseInitiative", { id: bare, patch: { ...backed, contactIds: people } });
  now += 7 * day;
  expect((await week()).texts).toEqual([]);
  await mutate(editor, "reviseInitiative", { id: bare, patch: { contactIds: people.slice(1) } });
  now += 7 * day;
  const third = await week();
  expect(third.texts).toHaveLength(1);
  expect(third.texts[0]).toContain("»Spinkel«");
  expect(third.texts[0]).not.toContain("»Også spinkel«");
  now += 84 * day;
  expect((await week()).texts.join()).toContain("»Også spinkel«");
  expect(await stateOf(firm)).toEqual({ isFragile: false, reasons: [] });
});

test("whoever reads English is told in English what to do, and where", async () => {
  const editor = await hub.someone("EDITOR", "0420");
  await hub.dataSource.query("UPDATE account SET language = 'EN' WHERE email = $1", [editor.email]);
  const people = [await contact(editor, "0420", "One"), await contact(editor, "0420", "Two")];
  await aPractice(editor, { municipalityCode: "0420", title: "Firm & old", content: { ...backed, contactIds: people } });
  now += 366 * day;
  await mutate(editor, "confirmContact", { id: people[0] });
  await hub.runJob("fragility-notice");
  const mail = await server.to(editor.email ?? "");
  expect(mail.subject).toBe("Initiatives that might not outlive those who carry them");
  expect(mail.text).toContain(`These of your municipality's initiatives in Samspil are fragile. A little goes a long way:

“Firm & old”:
${hub.url}/initiatives/firm-old

- It has been neither confirmed nor revised for a year: read it, and confirm that it still stands, or revise it.

You do this where you usually write your initiatives in Samspil.
`);
  expect(mail.html).toContain(`<p><a href="${hub.url}/initiatives/firm-old">“Firm &amp; old”</a></p>\n<ul><li>It has been neither`);
});

test("comparable municipalities take part, and are of like size, region and themes", async () => {
  const ASK = "query ($code: String!, $first: Int) { municipality(code: $code) { comparableMunicipalities(first: $first) { code } } }";
  const alike = async (first?: number) =>
    (at(await hub.anyone.data(ASK, { code: roskilde, first }), "municipality.comparableMunicipalities") as { code: string }[]).map(
      ({ code }) => code,
    );
  // Of the five that take part: Guldborgsund is of its region; Kolding is about as large as Roskilde, Svendborg and Assens are smaller.
  const before = await alike();
  expect([...before].sort()).toEqual(["0376", "0420", "0479", "0621"]);
  expect(before[0]).toBe("0621");
  expect(before.at(-1)).toBe("0420");
  expect(await alike(1)).toEqual(before.slice(0, 1));
  expect(await alike(0)).toEqual([]);

  // A theme that only they share brings Assens nearer than those of the same distance otherwise.
  const [theirs, ours] = [await hub.someone("EDITOR", "0420"), await hub.someone("EDITOR", roskilde)];
  await aPractice(theirs, { municipalityCode: "0420", content: { themes: ["loneliness"] } });
  await aPractice(ours, { municipalityCode: roskilde, content: { themes: ["loneliness"] } });
  const after = await alike();
  expect(after.indexOf("0420")).toBeLessThan(before.indexOf("0420"));
});
