import { freshDatabase } from "../support/database";
import { aMunicipality } from "../support/factories";
import { startTestHub, tokenFor, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { inEnglish, mutate } from "../support/mutate";
import { Person } from "../support/person";

const hour = 3_600_000;
let clock = Date.now();

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ now: () => new Date(clock) });
});
afterAll(() => hub.stop());

const draft = (person: Person, input: object, headers?: Record<string, string>) =>
  mutate(person, "draftInitiative", input, "initiative { id title }", headers);

async function titlesOf(person: Person, code: string): Promise<readonly Json[]> {
  const data = await person.data(
    "query ($c: [String!]) { initiatives(filter: { municipalityCodes: $c, status: [DRAFT] }, orderBy: { field: PUBLISHED_AT, direction: ASC }) { nodes { title } } }",
    { c: [code] },
  );
  return (at(data, "initiatives.nodes") as { title: string }[]).map(({ title }) => title);
}

test("the same key with the same input is the same draft, in whatever order its fields are sent", async () => {
  const { code, editor } = await aMunicipality(hub);
  const first = await draft(editor, {
    idempotencyKey: "k",
    municipalityCode: code,
    title: "Once",
    content: { summary: "s", resources: { volunteers: 1, funding: "§ 18" }, themes: ["loneliness"] },
  });
  const again = await draft(editor, {
    content: { themes: ["loneliness"], resources: { funding: "§ 18", volunteers: 1 }, summary: "s" },
    title: "Once",
    municipalityCode: code,
    idempotencyKey: "k",
  });

  expect(first).toEqual({ initiative: { id: expect.any(String) as string, title: "Once" }, userErrors: [] });
  expect(again).toEqual(first);
  expect(await titlesOf(editor, code)).toEqual(["Once"]);
});

test("it answers the draft as it is by now", async () => {
  const { code, editor } = await aMunicipality(hub);
  const input = { idempotencyKey: "k", municipalityCode: code, title: "At first" };
  const id = textAt(await draft(editor, input), "initiative.id");
  await mutate(editor, "reviseInitiative", { id, patch: { title: "By now" } });

  expect(await draft(editor, input)).toEqual({ initiative: { id, title: "By now" }, userErrors: [] });
});

test.each<[string, object]>([
  ["another title", { title: "Twice" }],
  ["one field more", { content: { summary: "s" } }],
  ["another language", { language: "EN" }],
])("the same key with %s is a conflict, and nothing is drafted", async (_what, other) => {
  const code = "0147";
  const editor = await hub.someone("EDITOR", code);
  const input = { idempotencyKey: "k", municipalityCode: code, title: "Once" };
  await draft(editor, input);
  const before = await titlesOf(editor, code);

  const conflict = (message: string) => ({
    initiative: null,
    userErrors: [{ code: "IDEMPOTENCY_CONFLICT", field: ["idempotencyKey"], message }],
  });
  expect(await draft(editor, { ...input, ...other })).toEqual(conflict("Den samme idempotencyKey er brugt før med et andet indhold."));
  expect(await draft(editor, { ...input, ...other }, inEnglish)).toEqual(
    conflict("The same idempotencyKey came before with another input."),
  );
  expect(await titlesOf(editor, code)).toEqual(before);
});

test("a key is its caller's, and its mutation's", async () => {
  const { code, editor } = await aMunicipality(hub);
  const organiser = await hub.someone("ORGANISER");
  const input = { idempotencyKey: "k", municipalityCode: code, title: "The same" };
  const mine = textAt(await draft(editor, input), "initiative.id");
  const theirs = textAt(await draft(organiser, input), "initiative.id");
  const event = await mutate(
    organiser,
    "draftEvent",
    { idempotencyKey: "k", kind: "WEBINAR", title: "The same", startsAt: "2083-01-01T10:00:00Z", endsAt: "2083-01-01T11:00:00Z" },
    "event { title }",
  );

  expect(event).toEqual({ event: { title: "The same" }, userErrors: [] });
  expect(theirs).not.toBe(mine);
  expect(await titlesOf(editor, code)).toEqual(["The same", "The same"]);
});

test("without a key, or with null, each request is a draft of its own", async () => {
  const { code, editor } = await aMunicipality(hub);
  const input = { municipalityCode: code, title: "Again" };

  for (const more of [{}, {}, { idempotencyKey: null }]) expect(at(await draft(editor, { ...input, ...more }), "userErrors")).toEqual([]);
  expect(await titlesOf(editor, code)).toEqual(["Again", "Again", "Again"]);
});

test("a key of a refused draft is free: what was put right is drafted with it", async () => {
  const { code, editor } = await aMunicipality(hub);
  const input = { idempotencyKey: "k", municipalityCode: code, title: "Right" };
  const wrong = await draft(editor, { ...input, content: { themes: ["nope"] } });

  expect(at(wrong, "userErrors.0.code")).toBe("NOT_FOUND");
  expect(await draft(editor, input)).toEqual({ initiative: { id: expect.any(String) as string, title: "Right" }, userErrors: [] });
  expect(await titlesOf(editor, code)).toEqual(["Right"]);
});

test("a key holds for 24 hours", async () => {
  const { code, editor: known } = await aMunicipality(hub);
  const editor = new Person(hub.url, tokenFor(known.email!, 100 * hour));
  const input = { idempotencyKey: "k", municipalityCode: code, title: "Daily" };
  const start = clock;
  const first = textAt(await draft(editor, input), "initiative.id");
  clock = start + 24 * hour;
  const lastMoment = textAt(await draft(editor, input), "initiative.id");
  clock = start + 24 * hour + 1;
  const dayAfter = textAt(await draft(editor, input), "initiative.id");
  clock = start;

  expect(lastMoment).toBe(first);
  expect(dayAfter).not.toBe(first);
  expect(await titlesOf(editor, code)).toEqual(["Daily", "Daily"]);
});

test("a hub that was stopped and started on its database knows the key", async () => {
  const database = await freshDatabase();
  const code = "0101";
  const input = { idempotencyKey: "restart", municipalityCode: code, title: "Outlives the hub" };
  const before = await startTestHub({ database });
  const editor = await before.someone("EDITOR", code);
  const id = textAt(await draft(editor, input), "initiative.id");
  await before.stop();

  const after = await startTestHub({ database });
  const again = new Person(after.url, editor.token);
  expect(await draft(again, input)).toEqual({ initiative: { id, title: "Outlives the hub" }, userErrors: [] });
  expect(at(await draft(again, { ...input, title: "Another" }), "userErrors.0.code")).toBe("IDEMPOTENCY_CONFLICT");
  expect(await titlesOf(again, code)).toEqual(["Outlives the hub"]);
  await after.stop();
  await database.drop();
});
