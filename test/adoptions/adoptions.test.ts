import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { settledHead, startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { startMailServer, type MailServer } from "../support/mail-server";
import { inEnglish, mutate } from "../support/mutate";
import type { Person } from "../support/person";

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
const count = async (id: string) =>
  at(await hub.anyone.data("query ($id: ID!) { initiative(id: $id) { adoptionCount adoptions { totalCount } } }", { id }), "initiative");

test("what is taken up is told with how it went, announced, and mailed to the contacts of the giving municipality", async () => {
  const contact = async (municipalityCode: string, email: string) =>
    textAt(
      await mutate(
        giver.editor,
        "addContact",
        { municipalityCode, name: "Giver (test)", source: "SELF", details: { email } },
        "contact { id }",
      ),
      "contact.id",
    );
  const contactIds = [await contact(giver.code, "giver@example.org"), await contact(giver.code, "second@example.org")];
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
  expect(mail.subject).toBe("Roskilde tager »Natbus« op");
  expect(mail.text).toContain("De prøver det af.");
  expect(mail.text).toContain("Kun lørdag.");
  await server.to("second@example.org");
  expect(server.sent().sort()).toEqual(["giver@example.org", "second@example.org"]);
});

test("where no contact can be reached, the editors are told", async () => {
  const initiativeId = await aPractice(giver.editor, { municipalityCode: giver.code, title: "Natbus 2" });
  await adopt(taker.editor, initiativeId, taker.code);
  expect((await server.to(giver.editor.email ?? "")).subject).toBe("Roskilde tager »Natbus 2« op");
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
  const mailed = server.sent();
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
  expect(server.sent()).toEqual(mailed);
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
