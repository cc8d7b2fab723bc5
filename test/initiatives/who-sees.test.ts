import { announcedOf } from "../support/announced";
import { aDraft, aMunicipality, aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt, type Json } from "../support/json";
import { mutate } from "../support/mutate";
import type { Person } from "../support/person";
import { aContact, anOrganisation, seen } from "./whole";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

/** Every way to a practice that there is. */
const EVERYWHERE = /* GraphQL */ `
  query ($id: ID!, $slug: String!, $code: String!, $organisation: ID!, $contact: ID!, $inspired: ID!, $event: ID!) {
    initiative(id: $id) {
      id
    }
    initiativeBySlug(slug: $slug) {
      id
    }
    node(id: $id) {
      id
    }
    nodes(ids: [$id, $id]) {
      id
    }
    initiatives(filter: { municipalityCodes: [$code] }) {
      ...Found
    }
    any: initiatives(filter: { municipalityCodes: [$code], status: [DRAFT, PUBLISHED, ARCHIVED] }) {
      ...Found
    }
    municipality(code: $code) {
      initiatives(filter: { status: [DRAFT, PUBLISHED, ARCHIVED] }) {
        ...Found
      }
    }
    organisation(id: $organisation) {
      initiatives {
        ...Found
      }
    }
    contact(id: $contact) {
      initiatives {
        ...Found
      }
    }
    inspired: initiative(id: $inspired) {
      inspiredBy {
        id
      }
    }
    event(id: $event) {
      programme {
        initiatives {
          id
        }
      }
    }
    terms(vocabulary: COOPERATION_FORM) {
      key
      initiativeCount
    }
    network {
      publishedInitiativeCount
    }
  }
  fragment Found on InitiativeConnection {
    totalCount
    nodes {
      id
    }
    pageInfo {
      hasNextPage
    }
  }
`;

test("a draft is nowhere for those who do not write it; published it is everywhere; archived it keeps its address", async () => {
  const first = await aMunicipality(hub);
  const second = await aMunicipality(hub);
  const organiser = await hub.someone("ORGANISER");
  const organisation = await anOrganisation(first.editor);
  const contact = await aContact(first.editor, first.code, { visibility: "PUBLIC" });
  const id = await aDraft(first.editor, {
    municipalityCode: first.code,
    title: "Not for all yet",
    content: {
      coMunicipalityCodes: [second.code],
      partners: [{ organisationId: organisation }],
      contactIds: [contact],
      cooperationForms: ["co-creation"],
    },
  });
  const other = await aMunicipality(hub);
  const inspired = await aPractice(organiser, { municipalityCode: other.code, content: { inspiredByIds: [id] } });
  const event = await anEventPresenting(organiser, id);

  const see = async (person: Person) =>
    person.data(EVERYWHERE, { id, slug: "not-for-all-yet", code: first.code, organisation, contact, inspired, event });
  const none = { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false } };
  const one = { totalCount: 1, nodes: [{ id }], pageInfo: { hasNextPage: false } };
  const expected = (isThere: boolean, listed: typeof none | typeof one, count: number): Json => {
    const it = isThere ? { id } : null;
    const list = isThere ? [{ id }] : [];
    return {
      initiative: it,
      initiativeBySlug: it,
      node: it,
      nodes: [it, it],
      initiatives: listed,
      any: isThere ? one : none,
      municipality: { initiatives: isThere ? one : none },
      organisation: { initiatives: listed },
      contact: { initiatives: listed },
      inspired: { inspiredBy: list },
      event: { programme: [{ initiatives: list }] },
      terms: [
        { key: "co-creation", initiativeCount: count - 1 },
        { key: "partnership", initiativeCount: 0 },
      ],
      network: { publishedInitiativeCount: count },
    };
  };

  const strangers = [hub.anyone, other.editor, await hub.someone("MEMBER", "0265")];
  const writers = [
    first.editor,
    second.editor,
    await hub.someone("MEMBER", first.code),
    await hub.someone("MEMBER", second.code),
    organiser,
  ];
  for (const person of strangers) expect(await see(person)).toEqual(expected(false, none, 1));
  for (const person of writers) expect(await see(person)).toEqual(expected(true, none, 1));
  expect(await announcedOf(hub, id)).toEqual([]);

  await mutate(first.editor, "publishInitiative", { id });
  for (const person of [...strangers, ...writers]) expect(await see(person)).toEqual(expected(true, one, 2));

  await mutate(first.editor, "archiveInitiative", { id });
  for (const person of [...strangers, ...writers]) expect(await see(person)).toEqual(expected(true, none, 1));
  expect(await seen(hub.anyone, id, "status")).toEqual({ status: "ARCHIVED" });
});

test("a draft of others cannot be named: for the namer it does not exist", async () => {
  const { code, editor } = await aMunicipality(hub);
  const other = await aMunicipality(hub);
  const hidden = await aDraft(other.editor, { municipalityCode: other.code });
  const id = await aPractice(editor, { municipalityCode: code });

  expect(await mutate(editor, "reviseInitiative", { id, patch: { inspiredByIds: [id, hidden, "nonsense"] } })).toEqual({
    userErrors: [
      { code: "NOT_FOUND", field: ["patch", "inspiredByIds", "1"], message: "Findes ikke." },
      { code: "NOT_FOUND", field: ["patch", "inspiredByIds", "2"], message: "Findes ikke." },
      {
        code: "INVALID",
        field: ["patch", "inspiredByIds", "0"],
        message: "Et initiativ kan ikke være inspireret af sig selv.",
      },
    ],
  });
  expect(await seen(editor, id, "version inspiredBy { id }")).toEqual({ version: 2, inspiredBy: [] });
});

test("whoever follows hears of a publication, and of a draft nothing", async () => {
  const { code, editor } = await aMunicipality(hub);
  const head = textAt(await hub.anyone.data("{ announcementHead }"), "announcementHead");
  const follower = hub.anyone.follow(
    `subscription ($after: String, $filter: InitiativeFilter) { initiativePublished(after: $after, filter: $filter) { initiative { title status } } }`,
    { after: head, filter: { municipalityCodes: [code] } },
  );
  await aDraft(editor, { municipalityCode: code, title: "Never shown" });
  const id = await aDraft(editor, { municipalityCode: code, title: "Shown" });
  await mutate(editor, "publishInitiative", { id });

  expect(await follower.next()).toEqual({ initiativePublished: { initiative: { title: "Shown", status: "PUBLISHED" } } });
  await follower.stop();
});

async function anEventPresenting(organiser: Person, initiativeId: string): Promise<string> {
  const [startsAt, endsAt] = ["2083-05-03T07:00:00Z", "2083-05-03T15:00:00Z"];
  const input = { kind: "WORKSHOP", title: "A workshop", startsAt, endsAt, details: { venue: { name: "The hall" } } };
  const id = textAt(await mutate(organiser, "draftEvent", input, "event { id }"), "event.id");
  const session = { eventId: id, kind: "TALK", title: "A talk", startsAt, endsAt, details: { initiativeIds: [initiativeId] } };
  expect(at(await mutate(organiser, "scheduleSession", session), "userErrors")).toEqual([]);
  expect(at(await mutate(organiser, "publishEvent", { id }), "userErrors")).toEqual([]);
  return id;
}
