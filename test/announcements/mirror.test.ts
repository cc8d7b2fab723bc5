import { aMunicipality } from "../support/factories";
import { settledHead, startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { oneOf, seeded } from "../support/random";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ environment: { CHECKPOINT_SECONDS: "1" } });
});
afterAll(() => hub.stop());

const changes = 1000;
const perRequest = 20;
const fields = "id status title summary stage publishedAt version themes { key } contacts { id } coMunicipalities { code }";
const FOLLOW = `subscription ($after: String) { announcements(after: $after) {
  ... on Announcement { cursor kind subjectId subject { ... on Initiative { ${fields} } } }
  ... on Checkpoint { cursor }
} }`;
const LIST = `query ($after: String) { initiatives(first: 100, after: $after) {
  nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;

type Copy = Map<string, Json>;

/** All that the public finds in lists of initiatives, by id. */
async function present(): Promise<Copy> {
  const copy: Copy = new Map();
  for (let after: Json = null; ;) {
    const page = at(await hub.anyone.data(LIST, { after }), "initiatives");
    for (const node of at(page, "nodes") as Json[]) copy.set(textAt(node, "id"), node);
    if (at(page, "pageInfo.hasNextPage") !== true) return copy;
    after = at(page, "pageInfo.endCursor");
  }
}

test("with the announcements alone a copy stays equal to the public graph, through a thousand changes", async () => {
  const random = seeded(20261125);
  const { code, editor } = await aMunicipality(hub);
  const ask = (written: string[]) =>
    editor
      .data(`mutation { ${written.map((one, i) => `m${i}: ${one}`).join(" ")} }`)
      .then((data) => written.map((_, i) => at(data, `m${i}`)));
  const contacts = (
    await ask(
      Array.from(
        { length: 10 },
        (_, i) => `addContact(input: { municipalityCode: "${code}", name: "Contact ${i} (test)" }) { contact { id } userErrors { code } }`,
      ),
    )
  ).map((made) => textAt(made, "contact.id"));
  // By their own consent, which a test of contacts is about.
  await hub.dataSource.query("UPDATE contact SET visibility = 'PUBLIC' WHERE id = any($1::uuid[])", [contacts]);
  const drafts = (
    await ask(
      Array.from(
        { length: 20 },
        (_, i) =>
          `draftInitiative(input: { municipalityCode: "${code}", title: "Practice ${i}", content: { summary: "Begun.", contactIds: ["${oneOf(random, contacts)}"] } }) { initiative { id } userErrors { code } }`,
      ),
    )
  ).map((made) => textAt(made, "initiative.id"));
  const start = await settledHead(hub);
  const copy = await present();
  const follower = hub.anyone.follow(FOLLOW, { after: start });
  const kinds: string[] = [];
  let cursor = start;
  /** As somebody would who keeps a copy: told of a thing, they put in what it is now. */
  const mirror = async () => {
    const told = at(await follower.next(), "announcements");
    cursor = textAt(told, "cursor");
    const kind = at(told, "kind");
    if (typeof kind !== "string") return;
    kinds.push(kind);
    const id = textAt(told, "subjectId");
    if (kind === "CONTACT_ERASED") {
      for (const one of copy.values()) {
        const initiative = one as { contacts: { id: string }[] };
        initiative.contacts = initiative.contacts.filter((contact) => contact.id !== id);
      }
    } else if (kind.startsWith("INITIATIVE")) {
      const subject = at(told, "subject");
      // Archived ones are gone from the lists.
      if (at(subject, "status") === "PUBLISHED") copy.set(id, subject);
      else copy.delete(id);
    }
  };

  const change = (step: number): string => {
    const id = oneOf(random, drafts);
    const input = `input: { id: "${id}" }`;
    const dice = random();
    if (dice < 0.1) return `publishInitiative(${input}) { userErrors { code } }`;
    if (dice < 0.2) return `archiveInitiative(${input}) { userErrors { code } }`;
    if (dice < 0.35) return `restoreInitiative(${input}) { userErrors { code } }`;
    const contact = contacts[Math.floor(random() * 300)];
    if (contact !== undefined) return `eraseContact(input: { id: "${contact}" }) { userErrors { code } }`;
    const patch = [
      `title: "Title ${step}"`,
      `summary: "Summary ${step}"`,
      `stage: ${oneOf(random, ["IDEA", "PILOT", "RUNNING"])}`,
      `themes: ${oneOf(random, ["[]", '["loneliness"]', '["quality-of-life", "loneliness"]'])}`,
      `coMunicipalityCodes: ${oneOf(random, ["[]", '["0101"]', '["0265", "0101"]'])}`,
    ];
    return `reviseInitiative(input: { id: "${id}", patch: { ${oneOf(random, patch)} } }) { userErrors { code } }`;
  };
  for (let done = 0; done < changes; done += perRequest) await ask(Array.from({ length: perRequest }, (_, i) => change(done + i)));

  const end = await settledHead(hub);
  while (cursor !== end) await mirror();
  await follower.stop();
  expect(Object.fromEntries(copy)).toEqual(Object.fromEntries(await present()));
  // It was no quiet time.
  expect(kinds.length).toBeGreaterThan(300);
  expect(new Set(kinds)).toEqual(
    new Set(["INITIATIVE_PUBLISHED", "INITIATIVE_REVISED", "INITIATIVE_ARCHIVED", "INITIATIVE_RESTORED", "CONTACT_ERASED"]),
  );
}, 120_000);
