import { announced } from "../support/announced";
import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, type Json } from "../support/json";
import { codeOfFailure, inEnglish, mutate } from "../support/mutate";
import type { Person } from "../support/person";
import { aContact, seen, WHOLE } from "./whole";

let hub: TestHub;
let code: string;
let editor: Person;
beforeAll(async () => {
  hub = await startTestHub();
  ({ code, editor } = await aMunicipality(hub));
});
afterAll(() => hub.stop());

/** How many of the municipality's there are, of any status, and all that was ever announced. */
async function everything(): Promise<Json> {
  const data = await editor.data(
    "query ($c: [String!]) { initiatives(first: 0, filter: { municipalityCodes: $c, status: [DRAFT, PUBLISHED, ARCHIVED] }) { totalCount } }",
    { c: [code] },
  );
  return [at(data, "initiatives.totalCount"), await announced(hub)];
}

const draft = (input: object, headers?: Record<string, string>) =>
  mutate(editor, "draftInitiative", { municipalityCode: code, title: "Fine", ...input }, "initiative { id }", headers);

test("several faults are told at once, each on its field, in the language of the reader, and nothing is drafted", async () => {
  const other = await aMunicipality(hub);
  const hidden = await aContact(other.editor, other.code, { visibility: "MUNICIPALITY" });
  const before = await everything();
  const input = {
    title: "x".repeat(151),
    content: {
      themes: ["loneliness", "unknown-word"],
      contactIds: [hidden, "nonsense"],
      startedOn: "2025-06-01",
      endedOn: "2025-05-31",
      coMunicipalityCodes: ["0999", "12"],
      links: [{ title: " ", url: "https://example.org" }],
      resources: { volunteers: -1, yearlyCostDkk: 1 },
    },
  };

  const danish = await draft(input);
  const english = await draft(input, inEnglish);

  const fault = (faultCode: string, field: string, message: string) => ({ code: faultCode, field: field.split("."), message });
  expect(danish).toEqual({
    initiative: null,
    userErrors: [
      fault("TOO_LONG", "title", "Må højst være 150 tegn."),
      fault("INVALID", "content.resources.volunteers", "Skal være fra 0 til 1000000."),
      fault("BLANK", "content.links.0.title", "Skal udfyldes."),
      fault("INVALID", "content.endedOn", "Kan ikke ligge før startdatoen."),
      fault("NOT_FOUND", "content.coMunicipalityCodes.0", "Ingen kommune har koden 0999."),
      fault("NOT_FOUND", "content.coMunicipalityCodes.1", "Ingen kommune har koden 12."),
      fault("NOT_FOUND", "content.contactIds.0", "Findes ikke."),
      fault("NOT_FOUND", "content.contactIds.1", "Findes ikke."),
      fault("NOT_FOUND", "content.themes.1", "Nøglen unknown-word findes ikke."),
    ],
  });
  expect(english).toEqual({
    initiative: null,
    userErrors: [
      fault("TOO_LONG", "title", "May have at most 150 characters."),
      fault("INVALID", "content.resources.volunteers", "Must be from 0 to 1000000."),
      fault("BLANK", "content.links.0.title", "Must be filled in."),
      fault("INVALID", "content.endedOn", "Cannot be before the day on which it started."),
      fault("NOT_FOUND", "content.coMunicipalityCodes.0", "No municipality has the code 0999."),
      fault("NOT_FOUND", "content.coMunicipalityCodes.1", "No municipality has the code 12."),
      fault("NOT_FOUND", "content.contactIds.0", "Does not exist."),
      fault("NOT_FOUND", "content.contactIds.1", "Does not exist."),
      fault("NOT_FOUND", "content.themes.1", "There is no key unknown-word."),
    ],
  });
  expect(await everything()).toEqual(before);
});

const long = (length: number) => "x".repeat(length);
test.each<[string, object, string, string, string]>([
  ["a blank title", { title: " \t\n" }, "BLANK", "title", "Skal udfyldes."],
  ["a blank title in the content", { content: { title: "" } }, "BLANK", "content.title", "Skal udfyldes."],
  ["a title of the content that is cleared", { content: { title: null } }, "BLANK", "content.title", "Skal udfyldes."],
  ["a stage that is cleared", { content: { stage: null } }, "BLANK", "content.stage", "Skal udfyldes."],
  ["a summary of 501 characters", { content: { summary: long(501) } }, "TOO_LONG", "content.summary", "Må højst være 500 tegn."],
  ["a text of 20,001", { content: { lessons: long(20_001) } }, "TOO_LONG", "content.lessons", "Må højst være 20000 tegn."],
  ["a reference of 201", { content: { externalReference: long(201) } }, "TOO_LONG", "content.externalReference", "Må højst være 200 tegn."],
  ["21 themes", { content: { themes: Array<string>(21).fill("loneliness") } }, "TOO_LONG", "content.themes", "Der må højst være 20."],
  [
    "hours below none",
    { content: { resources: { staffHoursPerWeek: -0.5 } } },
    "INVALID",
    "content.resources.staffHoursPerWeek",
    "Skal være fra 0 til 100000.",
  ],
  ["an empty note", { content: { attention: [{ point: "systematic", text: "" }] } }, "BLANK", "content.attention.0.text", "Skal udfyldes."],
  [
    "an attention point that there is not",
    { content: { attention: [{ point: "nope", text: "x" }] } },
    "NOT_FOUND",
    "content.attention.0.point",
    "Nøglen nope findes ikke.",
  ],
  [
    "a partner that there is not",
    { content: { partners: [{ organisationId: "nope" }] } },
    "NOT_FOUND",
    "content.partners.0.organisationId",
    "Findes ikke.",
  ],
  [
    "a theme among the arenas",
    { content: { arenas: ["home", "loneliness"] } },
    "NOT_FOUND",
    "content.arenas.1",
    "Nøglen loneliness findes ikke.",
  ],
  ["a code that is none", { municipalityCode: "12345" }, "INVALID", "municipalityCode", "Er ikke en kommunekode på fire cifre, som 0265."],
  ["a municipality that there is not", { municipalityCode: "0999" }, "NOT_FOUND", "municipalityCode", "Ingen kommune har koden 0999."],
  ["a blank key", { idempotencyKey: " " }, "BLANK", "idempotencyKey", "Skal udfyldes."],
])("%s is told on its field, and nothing is drafted", async (_what, input, faultCode, field, message) => {
  const before = await everything();

  expect(await draft(input)).toEqual({ initiative: null, userErrors: [{ code: faultCode, field: field.split("."), message }] });
  expect(await everything()).toEqual(before);
});

test("the longest that may be is taken", async () => {
  const summary = `${long(499)}𝄞`;
  const title = "å".repeat(150);
  const id = await aDraft(editor, { municipalityCode: code, title, content: { summary, lessons: long(20_000) } });

  expect(await seen(editor, id, "title summary lessons { markdown }")).toEqual({ title, summary, lessons: { markdown: long(20_000) } });
});

test("an attention point that is named twice is told as such, and the practice keeps its notes", async () => {
  const id = await aPractice(editor, { municipalityCode: code, content: { attention: [{ point: "systematic", text: "As it was." }] } });
  const whole = await seen(editor, id, `${WHOLE} version`);
  const before = await everything();
  const attention = ["equal-partner", "systematic", "equal-partner", "equal-partner"].map((point) => ({ point, text: "New." }));
  const revise = (headers?: Record<string, string>) => mutate(editor, "reviseInitiative", { id, patch: { attention } }, "", headers);

  const twice = (message: string) => ({
    userErrors: ["2", "3"].map((index) => ({ code: "DUPLICATE", field: ["patch", "attention", index, "point"], message })),
  });
  expect(await revise()).toEqual(twice("equal-partner er nævnt to gange."));
  expect(await revise(inEnglish)).toEqual(twice("equal-partner is named twice."));
  expect(await seen(editor, id, `${WHOLE} version`)).toEqual(whole);
  expect(await everything()).toEqual(before);
});

test("no practice is inspired by itself", async () => {
  const other = await aPractice(editor, { municipalityCode: code });
  const id = await aPractice(editor, { municipalityCode: code, content: { inspiredByIds: [other] } });
  const before = await everything();
  const revise = (headers?: Record<string, string>) =>
    mutate(editor, "reviseInitiative", { id, patch: { inspiredByIds: [other, id] } }, "", headers);

  const itself = (message: string) => ({ userErrors: [{ code: "INVALID", field: ["patch", "inspiredByIds", "1"], message }] });
  expect(await revise()).toEqual(itself("Et initiativ kan ikke være inspireret af sig selv."));
  expect(await revise(inEnglish)).toEqual(itself("An initiative cannot be inspired by itself."));
  expect(await seen(editor, id, "version inspiredBy { id }")).toEqual({ version: 2, inspiredBy: [{ id: other }] });
  expect(await everything()).toEqual(before);
});

test("the days are seen together, whichever of them is revised", async () => {
  const id = await aDraft(editor, { municipalityCode: code, content: { startedOn: "2025-01-01", endedOn: "2025-02-01" } });
  const revise = (patch: object) => mutate(editor, "reviseInitiative", { id, patch });

  const wrong = { userErrors: [{ code: "INVALID", field: ["patch", "endedOn"], message: "Kan ikke ligge før startdatoen." }] };
  expect(await revise({ startedOn: "2025-02-02" })).toEqual(wrong);
  expect(await revise({ endedOn: "2024-12-31" })).toEqual(wrong);
  expect(await seen(editor, id, "version startedOn endedOn")).toEqual({ version: 1, startedOn: "2025-01-01", endedOn: "2025-02-01" });
  expect(await revise({ startedOn: "2025-02-01" })).toEqual({ userErrors: [] });
  expect(await revise({ startedOn: "2025-02-02", endedOn: null })).toEqual({ userErrors: [] });
});

test("a reference is one practice's within a municipality, and another's may have the same", async () => {
  const content = { externalReference: "esdh-1" };
  const id = await aDraft(editor, { municipalityCode: code, content });
  const second = await aDraft(editor, { municipalityCode: code });
  const other = await aMunicipality(hub);
  const before = await everything();

  const taken = (parent: string, message = "Et andet af kommunens initiativer har denne reference.") => ({
    initiative: null,
    userErrors: [{ code: "TAKEN", field: [parent, "externalReference"], message }],
  });
  expect(await draft({ content })).toEqual(taken("content"));
  expect(await draft({ content }, inEnglish)).toEqual(taken("content", "Another of the municipality's initiatives has this reference."));
  expect(await mutate(editor, "reviseInitiative", { id: second, patch: content }, "initiative { id }")).toEqual(taken("patch"));
  expect(await everything()).toEqual(before);
  expect(await seen(editor, second, "externalReference version")).toEqual({ externalReference: null, version: 1 });

  expect(await mutate(editor, "reviseInitiative", { id, patch: content }, "initiative { version }")).toEqual({
    initiative: { version: 1 },
    userErrors: [],
  });
  const theirs = await aDraft(other.editor, { municipalityCode: other.code, content });
  expect(await seen(other.editor, theirs, "externalReference")).toEqual(content);
  await mutate(editor, "reviseInitiative", { id, patch: { externalReference: null } });
  expect(at(await draft({ content }), "userErrors")).toEqual([]);
});

test.each(["MEMBER", "EDITOR"])("a %s elsewhere drafts nothing here", async (role) => {
  const person = await hub.someone(role, "0101");
  const before = await everything();
  const refused = (message: string) => ({ initiative: null, userErrors: [{ code: "FORBIDDEN", field: null, message }] });
  const input = { municipalityCode: code, title: "Theirs" };

  expect(await mutate(person, "draftInitiative", input, "initiative { id }")).toEqual(refused("Det kræver rollen EDITOR i kommunen."));
  expect(await mutate(person, "draftInitiative", input, "initiative { id }", inEnglish)).toEqual(
    refused("This needs the role EDITOR in the municipality."),
  );
  expect(await codeOfFailure(hub.anyone, "draftInitiative", input)).toBe("UNAUTHENTICATED");
  expect(await everything()).toEqual(before);
});

test.each([
  ["a day that there is not", { content: { startedOn: "2025-02-30" } }],
  ["an address that is none", { content: { links: [{ title: "x", url: "javascript:alert(1)" }] } }],
  ["a stage that there is not", { content: { stage: "DREAM" } }],
  ["a field that there is not", { content: { owner: "me" } }],
  ["a number for a text", { title: 7 }],
])("%s is wrong in form, and fails as a whole", async (_what, input) => {
  const before = await everything();

  expect(await codeOfFailure(editor, "draftInitiative", { municipalityCode: code, title: "Fine", ...input })).toBe("BAD_USER_INPUT");
  expect(await everything()).toEqual(before);
});
