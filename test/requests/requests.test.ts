import { aDraft, aPractice } from "../support/factories";
import { settledHead, startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { startMailServer, type MailServer } from "../support/mail-server";
import { codeOfFailure, inEnglish, mutate } from "../support/mutate";
import type { Person } from "../support/person";

// They take part, by the public facts; Ballerup does not.
const [roskilde, svendborg, ballerup] = ["0265", "0479", "0151"];

let server: MailServer;
let hub: TestHub;
let asker: Person;
let helper: Person;
beforeAll(async () => {
  server = await startMailServer();
  hub = await startTestHub({ environment: { SMTP_URL: server.url } });
  asker = await hub.someone("EDITOR", roskilde);
  helper = await hub.someone("EDITOR", svendborg);
});
afterAll(async () => {
  await hub.stop();
  await server.stop();
});

const SEEN = `id status title question { plain } municipality { code } themes { key } viewerCanAnswer viewerCanClose
  answers { text { plain } municipality { code } initiatives { title } }`;
const faults = (payload: Json) =>
  (at(payload, "userErrors") as { code: string; field: string[] | null }[]).map(({ code, field }) => `${code} ${field?.join(".") ?? "-"}`);
const ask = (person: Person, more: object = {}) =>
  mutate(
    person,
    "requestExperience",
    { municipalityCode: roskilde, title: "Ensomme mænd?", question: "Hvordan når I *dem*?", themes: ["loneliness"], ...more },
    `request { ${SEEN} }`,
  );
const answer = (person: Person, requestId: string, more: object = {}) =>
  mutate(
    person,
    "answerExperienceRequest",
    { requestId, municipalityCode: svendborg, text: "Et **værksted**.", ...more },
    `answer { text { plain } } request { ${SEEN} }`,
  );
const list = async (person: Person, filter: object = {}) =>
  (
    at(
      await person.data("query ($filter: ExperienceRequestFilter) { experienceRequests(filter: $filter) { nodes { id } } }", { filter }),
      "experienceRequests.nodes",
    ) as { id: string }[]
  ).map(({ id }) => id);

/** What it leads to, its foot last. */
const addressesIn = (text = "") => text.match(/https?:\S+/g);
const queued = (): Promise<object[]> => hub.dataSource.query("SELECT count(*)::int n FROM mail");
const answersOf = async (id: string) =>
  at(
    await asker.data("query ($id: ID!) { node(id: $id) { ... on ExperienceRequest { answers { initiatives { title } } } } }", { id }),
    "node.answers",
  );

test("a question is announced, seen by members, answered with practices, mailed to whoever asked, and closed", async () => {
  const after = await settledHead(hub);
  const asked = await ask(asker);
  const id = textAt(asked, "request.id");
  expect(asked).toEqual({
    request: {
      id,
      status: "OPEN",
      title: "Ensomme mænd?",
      question: { plain: "Hvordan når I dem?" },
      municipality: { code: roskilde },
      themes: [{ key: "loneliness" }],
      viewerCanAnswer: false,
      viewerCanClose: true,
      answers: [],
    },
    userErrors: [],
  });
  const practice = await aPractice(helper, { municipalityCode: svendborg, title: "Værkstedet" });
  const answered = await answer(helper, id, { initiativeIds: [practice] });
  expect(at(answered, "request")).toMatchObject({ status: "ANSWERED", viewerCanAnswer: true, viewerCanClose: false });
  const mail = await server.to(asker.email ?? "");
  expect(mail.subject).toBe("Svendborg har svaret på »Ensomme mænd?«");
  expect(mail.text).toContain("Et **værksted**.");
  expect(mail.text).toContain(`De peger på disse initiativer:\n\n- Værkstedet (Svendborg)\n  ${hub.url}/initiatives/vaerkstedet\n`);
  expect(mail.html).toContain(`<li><a href="${hub.url}/initiatives/vaerkstedet">Værkstedet</a> (Svendborg)</li>`);
  expect(mail.text).toContain("Hele svaret står i denne mail.");
  expect(addressesIn(mail.text)).toEqual([`${hub.url}/initiatives/vaerkstedet`, hub.url]);

  const member = await hub.someone("MEMBER", roskilde);
  const outsider = await hub.someone("MEMBER", ballerup);
  const SEE = `query ($id: ID!) { node(id: $id) { ... on ExperienceRequest { ${SEEN} } } }`;
  expect(at(await member.data(SEE, { id }), "node.answers")).toEqual([
    { text: { plain: "Et værksted." }, municipality: { code: svendborg }, initiatives: [{ title: "Værkstedet" }] },
  ]);
  expect(at(await member.data(SEE, { id }), "node")).toMatchObject({ viewerCanAnswer: false, viewerCanClose: false });
  for (const nobody of [hub.anyone, outsider]) {
    expect(await nobody.data(SEE, { id })).toEqual({ node: null });
    expect(await list(nobody)).toEqual([]);
  }
  await settledHead(hub);
  const LOG = `query ($after: String) { announcements(after: $after, filter: { kinds: [EXPERIENCE_REQUESTED, EXPERIENCE_ANSWERED] }) {
    nodes { kind municipality { code } subject { ... on ExperienceRequest { id } } } } }`;
  const heard = (subject: object | null) => [
    { kind: "EXPERIENCE_REQUESTED", municipality: { code: roskilde }, subject },
    { kind: "EXPERIENCE_ANSWERED", municipality: { code: svendborg }, subject },
  ];
  expect(at(await member.data(LOG, { after }), "announcements.nodes")).toEqual(heard({ id }));
  expect(at(await hub.anyone.data(LOG, { after }), "announcements.nodes")).toEqual(heard(null));

  expect(faults(await mutate(helper, "closeExperienceRequest", { requestId: id }))).toEqual(["FORBIDDEN -"]);
  const close = () => mutate(asker, "closeExperienceRequest", { requestId: id }, "request { status viewerCanClose }");
  const closed = { request: { status: "CLOSED", viewerCanClose: false }, userErrors: [] };
  expect([await close(), await close()]).toEqual([closed, closed]);
  expect(faults(await answer(helper, id))).toEqual(["WRONG_STATE requestId"]);
  expect(at(await member.data(SEE, { id }), "node.answers")).toHaveLength(1);
});

test("only editors of municipalities that take part ask and answer, and none its own; a refusal changes nothing", async () => {
  const id = textAt(await ask(asker), "request.id");
  const outsider = await hub.someone("EDITOR", ballerup);
  const member = await hub.someone("MEMBER", svendborg);
  const head = await settledHead(hub);
  const before = await list(asker);

  expect(faults(await ask(outsider, { municipalityCode: ballerup }))).toEqual(["WRONG_STATE municipalityCode"]);
  expect(faults(await ask(member, { municipalityCode: svendborg }))).toEqual(["FORBIDDEN -"]);
  expect(faults(await ask(helper))).toEqual(["FORBIDDEN -"]);
  expect(faults(await ask(asker, { title: " ", question: "", themes: ["no-such-theme"] }))).toEqual([
    "BLANK title",
    "BLANK question",
    "NOT_FOUND themes.0",
  ]);
  expect(await codeOfFailure(hub.anyone, "closeExperienceRequest", { requestId: id })).toBe("UNAUTHENTICATED");
  expect(faults(await answer(outsider, id, { municipalityCode: ballerup }))).toEqual(["NOT_FOUND requestId"]);
  expect(faults(await answer(member, id))).toEqual(["FORBIDDEN -"]);
  expect(faults(await answer(asker, id, { municipalityCode: roskilde }))).toEqual(["INVALID municipalityCode"]);
  expect(faults(await answer(helper, id, { text: " ", initiativeIds: ["x"] }))).toEqual(["BLANK text", "NOT_FOUND initiativeIds.0"]);
  expect(await list(asker)).toEqual(before);
  expect(await settledHead(hub)).toBe(head);
  expect(await answersOf(id)).toEqual([]);
});

test("an answer names what is published, and says which is not", async () => {
  const id = textAt(await ask(asker), "request.id");
  const made = (title: string) => aPractice(helper, { municipalityCode: svendborg, title });
  const draft = await aDraft(helper, { municipalityCode: svendborg, title: "Kladden" });
  const [archived, published] = [await made("Det gamle"), await made("Det ny")];
  await mutate(helper, "archiveInitiative", { id: archived });
  const head = await settledHead(hub);
  const mails = await queued();

  const named = { requestId: id, municipalityCode: svendborg, text: "a", initiativeIds: [draft, "x", published, archived] };
  const refused = await mutate(helper, "answerExperienceRequest", named, "answer { id }", inEnglish);

  const message = "Only what is published can be named in an answer.";
  expect(refused).toEqual({
    answer: null,
    userErrors: [
      { code: "NOT_FOUND", field: ["initiativeIds", "1"], message: "Does not exist." },
      { code: "WRONG_STATE", field: ["initiativeIds", "0"], message },
      { code: "WRONG_STATE", field: ["initiativeIds", "3"], message },
    ],
  });
  expect(await answersOf(id)).toEqual([]);
  expect(await settledHead(hub)).toBe(head);
  expect(await queued()).toEqual(mails);
  expect(faults(await answer(helper, id, { initiativeIds: [published] }))).toEqual([]);
  expect(await answersOf(id)).toEqual([{ initiatives: [{ title: "Det ny" }] }]);
});

test("the same key asks once; lists are newest first and filtered", async () => {
  const input = { idempotencyKey: "once", themes: ["quality-of-life"] };
  const first = textAt(await ask(asker, input), "request.id");
  const second = textAt(await ask(helper, { municipalityCode: svendborg, themes: ["quality-of-life"] }), "request.id");
  await answer(asker, second, { municipalityCode: roskilde });

  expect(textAt(await ask(asker, input), "request.id")).toBe(first);
  expect(faults(await ask(asker, { ...input, title: "Another" }))).toEqual(["IDEMPOTENCY_CONFLICT idempotencyKey"]);
  expect(await list(asker, { themes: ["quality-of-life"] })).toEqual([second, first]);
  expect(await list(asker, { themes: ["quality-of-life"], status: ["OPEN"] })).toEqual([first]);
  expect(await list(asker, { municipalityCodes: [svendborg] })).toEqual([second]);
});

test("suggestions are those most alike first: of equal themes, by the newest; never drafts, archived or one's own", async () => {
  const themes = ["poor-thriving", "quality-of-life"];
  const made = (title: string, own: readonly string[], municipalityCode = svendborg) =>
    aPractice(municipalityCode === svendborg ? helper : asker, { municipalityCode, title, content: { themes: own } });
  const one = await made("one shared", ["poor-thriving"]);
  await made("one shared, taken up", ["poor-thriving", "loneliness"]);
  await made("both shared", themes);
  await made("none shared", ["loneliness"]);
  await made("own", themes, roskilde);
  await aDraft(helper, { municipalityCode: svendborg, title: "draft", content: { themes } });
  await mutate(helper, "archiveInitiative", { id: await made("archived", themes) });
  const [taken] = (await hub.dataSource.query("SELECT id FROM initiative WHERE title = 'one shared, taken up'")) as { id: string }[];
  await mutate(asker, "adoptInitiative", { initiativeId: taken?.id, municipalityCode: roskilde });
  const id = textAt(await ask(asker, { themes }), "request.id");

  const SUGGESTED = "query ($id: ID!, $first: Int) { node(id: $id) { ... on ExperienceRequest { suggestions(first: $first) { title } } } }";
  const titles = async (first?: number) =>
    (at(await asker.data(SUGGESTED, { id, first }), "node.suggestions") as { title: string }[]).map(({ title }) => title);
  expect(await titles()).toEqual(["both shared", "one shared, taken up", "one shared"]);
  expect(await titles(1)).toEqual(["both shared"]);
  expect(at((await asker.ask(SUGGESTED, { id, first: 21 })).errors, "0.extensions.code")).toBe("BAD_USER_INPUT");
  await mutate(helper, "archiveInitiative", { id: one });
  expect(await titles()).toEqual(["both shared", "one shared, taken up"]);
});

test("whoever reads English is told in English, with all of a long answer and where it links to", async () => {
  const reader = await hub.someone("EDITOR", "0420");
  await hub.dataSource.query("UPDATE account SET language = 'EN' WHERE email = $1", [reader.email]);
  const id = textAt(await ask(reader, { municipalityCode: "0420", title: "Which?" }), "request.id");
  const text = `${"We ask them. ".repeat(500)}\n\n- one\n- [the guide](https://example.org/guide)`;
  expect(faults(await answer(helper, id, { text }))).toEqual([]);

  const mail = await server.to(reader.email ?? "");
  expect(mail.subject).toBe("Svendborg has answered “Which?”");
  expect(mail.text).toContain(text);
  expect(mail.html).toContain('<li><a href="https://example.org/guide"');
  expect(mail.text).toContain("This mail holds the whole answer.");
  expect(mail.text).not.toContain("They point to");
  expect(addressesIn(mail.text)?.at(-1)).toBe(hub.url);
  expect(addressesIn(mail.text)).toHaveLength(2);
});

test("where whoever asked is erased, their question stays, and its editors are mailed", async () => {
  const leaving = await hub.someone("EDITOR", "0376");
  const id = textAt(await ask(leaving, { municipalityCode: "0376", title: "Efter mig?" }), "request.id");
  const colleague = await hub.someone("EDITOR", "0376");
  const exported = await mutate(leaving, "exportMyData", {}, "downloadUrl");
  expect(await (await fetch(textAt(exported, "downloadUrl"))).text()).toContain("Efter mig?");
  expect(faults(await mutate(leaving, "eraseMyAccount", { confirmation: leaving.email }))).toEqual([]);

  expect(faults(await answer(helper, id))).toEqual([]);
  expect((await server.to(colleague.email ?? "")).subject).toBe("Svendborg har svaret på »Efter mig?«");
  expect(server.sent()).not.toContain(leaving.email);
});
