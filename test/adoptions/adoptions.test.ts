import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { settledHead, startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { startMailServer, type MailServer } from "../support/mail-server";
import { inEnglish, mutate } from "../support/mutate";
import type { Person } from "../support/person";
import { until } from "../support/until";

let server: MailServer;
let hub: TestHub;
let giver: { code: string; editor: Person };
let taker: { code: string; editor: Person };
/** Of those that take part, by the public facts. */
const aParticipant = async (code: string) => ({ code, editor: await hub.someone("EDITOR", code) });
beforeAll(async () => {
  server = await startMailServer();
  hub = await startTestHub({ environment: { SMTP_URL: server.url } });
  giver = await aParticipant("0621"); // Kolding
  taker = await aParticipant("0265"); // Roskilde
});
afterAll(async () => {
  await hub.stop();
  await server.stop();
});

const TOLD = `adoption { id status kind adaptation { plain } experience { plain } heardThrough ownInitiative { id } viewerCanRevise
  initiative { id adoptionCount } municipality { code } }`;
const faults = (payload: Json) =>
  (at(payload, "userErrors") as { code: string; field: string[] | null }[]).map(({ code, field }) => `${code} ${field?.join(".") ?? "-"}`);
const adopt = (person: Person, initiativeId: string, municipalityCode: string, details: object = {}) =>
  mutate(person, "adoptInitiative", { initiativeId, municipalityCode, details }, TOLD);
const queued = (): Promise<object[]> => hub.dataSource.query("SELECT count(*)::int n FROM mail");
const count = async (id: string) =>
  at(await hub.anyone.data("query ($id: ID!) { initiative(id: $id) { adoptionCount adoptions { totalCount } } }", { id }), "initiative");

const contactOf = async ({ code, editor }: typeof giver, name: string, details: object) =>
  textAt(await mutate(editor, "addContact", { municipalityCode: code, name, source: "SELF", details }, "contact { id }"), "contact.id");

test("what is taken up is told with how it went, announced, and mailed to the contacts of the giving municipality", async () => {
  const contact = (email: string) => contactOf(giver, "Giver (test)", { email });
  const contactIds = [await contact("giver@example.org"), await contact("second@example.org")];
  const initiativeId = await aPractice(giver.editor, { municipalityCode: giver.code, title: "Natbus", content: { contactIds } });
  const ownInitiativeId = await aDraft(taker.editor, { municipalityCode: taker.code });
  const after = await settledHead(hub);

  const made = await adopt(taker.editor, initiativeId, taker.code, {
    status: "TRYING",
    kind: "ADAPTED",
    adaptation: "Kun *lørdag*.",
    experience: "Godt.",
    heardThrough: "Netværksdagen",
    ownInitiativeId,
  });

  expect(made).toEqual({
    adoption: {
      id: expect.any(String),
      status: "TRYING",
      kind: "ADAPTED",
      adaptation: { plain: "Kun lørdag." },
      experience: { plain: "Godt." },
      heardThrough: "Netværksdagen",
      ownInitiative: { id: ownInitiativeId },
      viewerCanRevise: true,
      initiative: { id: initiativeId, adoptionCount: 1 },
      municipality: { code: taker.code },
    },
    userErrors: [],
  });
  const follower = hub.anyone.follow(
    `subscription ($after: String, $filter: AnnouncementFilter) { announcements(after: $after, filter: $filter) { ... on Announcement {
      kind municipality { code } subject { ... on Adoption { id ownInitiative { id } viewerCanRevise } } } } }`,
    { after, filter: { initiative: { municipalityCodes: [giver.code] } } },
  );
  expect(await follower.next()).toEqual({
    announcements: {
      kind: "INITIATIVE_ADOPTED",
      municipality: { code: taker.code },
      subject: { id: textAt(made, "adoption.id"), ownInitiative: null, viewerCanRevise: false },
    },
  });
  await follower.stop();
  const mail = await server.to("giver@example.org");
  expect(mail.subject).toBe("Roskilde tager »Natbus« til sig");
  expect(mail.text).toContain("Roskilde Kommune har i Samspil sagt");
  expect(mail.text).toContain("De prøver det af.");
  expect(mail.text).toContain("Det ændrer de: Kun lørdag.");
  const link = /https?:\S+natbus#\S+/.exec(mail.text ?? "")?.[0] ?? "";
  expect(mail.text).toContain(`Se i Samspil, hvordan det går:\n${hub.url}/initiatives/natbus#`);
  expect(await (await fetch(link)).text()).toMatch(new RegExp(`id="${new URL(link).hash.slice(1)}"[^]*De prøver det af\\.`));
  await server.to("second@example.org");
  expect(server.sent().sort()).toEqual(["giver@example.org", "second@example.org"]);
});

test("where no contact can be reached, the editors are told", async () => {
  const initiativeId = await aPractice(giver.editor, { municipalityCode: giver.code, title: "Natbus 2" });
  await adopt(taker.editor, initiativeId, taker.code);
  const mail = await server.to(giver.editor.email ?? "");
  expect(mail.subject).toBe("Roskilde tager »Natbus 2« til sig");
  // Roskilde has nobody to name.
  expect(mail.text).not.toContain("kontakt");
});

test("only once, only what is published, not one's own, and only by an editor; a refusal changes nothing", async () => {
  const initiativeId = await aPractice(giver.editor, {
    municipalityCode: giver.code,
    content: { coMunicipalityCodes: ["0479"] },
  });
  const partner = await hub.someone("EDITOR", "0479");
  const member = await hub.someone("MEMBER", taker.code);
  const draft = await aDraft(taker.editor, { municipalityCode: taker.code });
  const archived = await aPractice(giver.editor, { municipalityCode: giver.code });
  await mutate(giver.editor, "archiveInitiative", { id: archived });
  const hidden = await aDraft(giver.editor, { municipalityCode: giver.code });
  const head = await settledHead(hub);

  expect(faults(await adopt(giver.editor, initiativeId, giver.code))).toEqual(["INVALID municipalityCode"]);
  expect(faults(await adopt(partner, initiativeId, "0479"))).toEqual(["INVALID municipalityCode"]);
  expect(faults(await adopt(member, initiativeId, taker.code))).toEqual(["FORBIDDEN -"]);
  expect(faults(await adopt(giver.editor, initiativeId, taker.code))).toEqual(["FORBIDDEN -"]);
  expect(faults(await adopt(taker.editor, hidden, "9999"))).toEqual(["NOT_FOUND municipalityCode", "NOT_FOUND initiativeId"]);
  expect(faults(await adopt(taker.editor, draft, taker.code))).toEqual(["WRONG_STATE initiativeId"]);
  expect(faults(await adopt(taker.editor, archived, taker.code))).toEqual(["WRONG_STATE initiativeId"]);
  for (const ownInitiativeId of [initiativeId, archived, hidden, "x"]) {
    const code = [hidden, "x"].includes(ownInitiativeId) ? "NOT_FOUND" : "INVALID";
    expect(faults(await adopt(taker.editor, initiativeId, taker.code, { ownInitiativeId }))).toEqual([`${code} details.ownInitiativeId`]);
  }
  expect(faults(await adopt(taker.editor, initiativeId, taker.code, { status: null, heardThrough: "x".repeat(201) }))).toEqual([
    "TOO_LONG details.heardThrough",
    "BLANK details.status",
  ]);
  expect(await count(initiativeId)).toEqual({ adoptionCount: 0, adoptions: { totalCount: 0 } });
  expect(await settledHead(hub)).toBe(head);

  expect(faults(await adopt(taker.editor, initiativeId, taker.code))).toEqual([]);
  const again = await mutate(taker.editor, "adoptInitiative", { initiativeId, municipalityCode: taker.code }, "", inEnglish);
  expect(at(again, "userErrors")).toEqual([
    {
      code: "DUPLICATE",
      field: ["municipalityCode"],
      message: "The municipality has taken it up already. Change that with reviseAdoption.",
    },
  ]);
  expect(await count(initiativeId)).toEqual({ adoptionCount: 1, adoptions: { totalCount: 1 } });
});

test("a municipality that does not take part takes nothing up, whoever says so; it is told what asking is told", async () => {
  const initiativeId = await aPractice(giver.editor, { municipalityCode: giver.code });
  const outside = await aMunicipality(hub);
  const administrator = await hub.someone("ADMINISTRATOR");
  const head = await settledHead(hub);
  const mails = await queued();
  for (const person of [outside.editor, administrator]) {
    const refusal = {
      code: "WRONG_STATE",
      field: ["municipalityCode"],
      message: "Only municipalities that take part in the network can do this.",
    };
    const input = { municipalityCode: outside.code };
    const adopted = await mutate(person, "adoptInitiative", { ...input, initiativeId }, "adoption { id }", inEnglish);
    expect(adopted).toEqual({ adoption: null, userErrors: [refusal] });
    const asked = await mutate(person, "requestExperience", { ...input, title: "How?", question: "How?" }, "request { id }", inEnglish);
    expect(asked).toEqual({ request: null, userErrors: [refusal] });
  }
  expect(await count(initiativeId)).toEqual({ adoptionCount: 0, adoptions: { totalCount: 0 } });
  expect(await settledHead(hub)).toBe(head);
  expect(await queued()).toEqual(mails);
});

test("how far it has come is revised by the taker alone", async () => {
  const initiativeId = await aPractice(giver.editor, { municipalityCode: giver.code });
  const id = textAt(await adopt(taker.editor, initiativeId, taker.code), "adoption.id");

  expect(faults(await mutate(giver.editor, "reviseAdoption", { id, patch: { status: "STOPPED" } }))).toEqual(["FORBIDDEN -"]);
  expect(faults(await mutate(taker.editor, "reviseAdoption", { id: initiativeId, patch: {} }))).toEqual(["NOT_FOUND id"]);
  expect(faults(await mutate(taker.editor, "reviseAdoption", { id, patch: { status: null } }))).toEqual(["BLANK patch.status"]);
  const revised = await mutate(taker.editor, "reviseAdoption", { id, patch: { status: "ADOPTED", experience: "Det **virker**." } }, TOLD);
  expect(revised).toMatchObject({ adoption: { status: "ADOPTED", experience: { plain: "Det virker." }, kind: null }, userErrors: [] });
});

test("counts are there for lists, filters, orders and the network, in one statement, and fall with a deletion", async () => {
  const { code, editor } = await aMunicipality(hub);
  const others = [taker, await aParticipant("0376"), await aParticipant("0479")];
  const [one, two, none] = [
    await aPractice(editor, { municipalityCode: code, title: "One" }),
    await aPractice(editor, { municipalityCode: code, title: "Two" }),
    await aPractice(editor, { municipalityCode: code, title: "None" }),
  ];
  await adopt(others[0]!.editor, one, others[0]!.code);
  for (const other of others.slice(1)) await adopt(other.editor, two, other.code);
  const FIND = `query ($filter: InitiativeFilter, $after: String, $direction: SortDirection!) {
    initiatives(filter: $filter, first: 2, after: $after, orderBy: { field: ADOPTION_COUNT, direction: $direction }) {
      totalCount nodes { id adoptionCount } pageInfo { endCursor hasNextPage } } }`;
  const filter = { municipalityCodes: [code] };
  await hub.statements();
  const first = await hub.anyone.data(FIND, { filter, direction: "DESC" });
  expect(await hub.statements()).toBe(1);
  expect(at(first, "initiatives.nodes")).toEqual([
    { id: two, adoptionCount: 2 },
    { id: one, adoptionCount: 1 },
  ]);
  const rest = await hub.anyone.data(FIND, { filter, direction: "DESC", after: at(first, "initiatives.pageInfo.endCursor") });
  expect(at(rest, "initiatives.nodes")).toEqual([{ id: none, adoptionCount: 0 }]);
  const of = async (hasBeenAdopted: boolean) =>
    (
      at(await hub.anyone.data(FIND, { filter: { ...filter, hasBeenAdopted }, direction: "ASC" }), "initiatives.nodes") as { id: string }[]
    ).map((node) => node.id);
  expect(await of(true)).toEqual([one, two]);
  expect(await of(false)).toEqual([none]);

  const NETWORK = "{ network { adoptionCount adoptionFlows { count from { code } to { code } } } }";
  const network = at(await hub.anyone.data(NETWORK), "network");
  const [row]: { n: number }[] = await hub.dataSource.query("SELECT count(*)::int n FROM adoption");
  expect(at(network, "adoptionCount")).toBe(row?.n);
  const flows = at(network, "adoptionFlows") as { count: number; from: { code: string }; to: { code: string } }[];
  expect(flows[0]).toEqual({ count: 4, from: { code: giver.code }, to: { code: taker.code } });
  expect(flows.filter(({ from }) => from.code === code)).toHaveLength(3);

  const taken = await hub.anyone.data(
    "query ($code: String!) { municipality(code: $code) { adoptions { nodes { initiative { id } } } } }",
    {
      code: others[1]!.code,
    },
  );
  expect(at(taken, "municipality.adoptions.nodes")).toEqual([{ initiative: { id: two } }]);
  await hub.dataSource.query(
    "DELETE FROM adoption WHERE initiative_id = $1 AND municipality_id = (SELECT id FROM municipality WHERE code = $2)",
    [two, others[1]!.code],
  );
  expect(await count(two)).toEqual({ adoptionCount: 1, adoptions: { totalCount: 1 } });
});

test("the givers are told whom to write to where something is taken up, as far as each of them may see", async () => {
  const svendborg = await aParticipant("0479");
  const [network, open] = [
    { visibility: "NETWORK", emailVisibility: "NETWORK", phoneVisibility: "MUNICIPALITY", phone: "+45 11 11 11 11" },
    { visibility: "PUBLIC", emailVisibility: "PUBLIC", phoneVisibility: "PUBLIC", phone: "+45 22 22 22 22" },
  ];
  const initiativeId = async (title: string, givers: readonly string[] = []) =>
    aPractice(giver.editor, { municipalityCode: giver.code, title, content: { themes: ["loneliness"], contactIds: givers } });
  const told = async (title: string) => (await until(() => server.mails.find(({ subject }) => subject?.includes(title)), title)).text;
  const editor = giver.editor.email ?? "";
  await contactOf(svendborg, "Asta (test)", { ...network, email: "asta@example.org" });
  const hidden = await contactOf(svendborg, "Anna (test)", { ...open, email: "anna@example.org", themes: ["loneliness"] });
  await hub.dataSource.query("UPDATE contact SET hidden_at = now() WHERE id = $1", [hidden]);

  const outsider = await contactOf(giver, "Giver without account (test)", { email: "outsider@example.org" });
  await adopt(svendborg.editor, await initiativeId("To an outsider", [outsider]), svendborg.code);
  expect(await told("To an outsider")).not.toMatch(/kontakt|Asta/);
  const insider = await contactOf(giver, "Giver with account (test)", { email: editor.toUpperCase() });
  await adopt(svendborg.editor, await initiativeId("To an insider", [insider]), svendborg.code);
  expect(await told("To an insider")).toContain("Tag gerne kontakt til Asta (test) (asta@example.org): Det, I");

  await contactOf(svendborg, "Bo (test)", { ...open, email: "bo@example.org", jobTitle: "Konsulent", themes: ["loneliness"] });
  await adopt(svendborg.editor, await initiativeId("Of its theme", [outsider]), svendborg.code);
  const bo = "Bo (test), Konsulent (bo@example.org, +45 22 22 22 22)";
  expect(await told("Of its theme")).toContain(`Tag gerne kontakt til ${bo}: Det, I`);
  await hub.dataSource.query("UPDATE account SET language = 'EN' WHERE email = $1", [editor]);
  await adopt(svendborg.editor, await initiativeId("In English"), svendborg.code);
  expect(await told("In English")).toContain(`You may want to get in touch with ${bo}: what you`);

  const own = await contactOf(svendborg, "Carl (test)", { ...open, email: "carl@example.org" });
  const ownInitiativeId = await aPractice(svendborg.editor, { municipalityCode: svendborg.code, content: { contactIds: [own] } });
  await adopt(svendborg.editor, await initiativeId("With its own"), svendborg.code, { ownInitiativeId });
  expect(await told("With its own")).toContain("You may want to get in touch with Carl (test) (carl@example.org");
  await hub.dataSource.query("UPDATE account SET language = 'DA' WHERE email = $1", [editor]);
});
