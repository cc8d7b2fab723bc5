import { aMunicipality, aPractice } from "../support/factories";
import { startTestHub, type TestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import type { Person } from "../support/person";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const ADD = `mutation ($input: AddContactInput!) { addContact(input: $input) { contact { id name visibility emailVisibility email source } userErrors { code field message } } }`;
const add = async (person: Person, input: object) =>
  at(await person.data(ADD, { input: { name: "Example Person", ...input } }), "addContact");
const faults = (payload: unknown) =>
  (at(payload, "userErrors") as { code: string; field: string[] | null }[]).map(({ code, field }) => [code, field?.join(".") ?? null]);

test("a new contact's details are for the network, and never for the anonymous", async () => {
  const { code, editor } = await aMunicipality(hub);
  const added = await add(editor, { municipalityCode: code, details: { email: "P@EXAMPLE.org" } });
  expect(added).toEqual({
    contact: {
      id: expect.anything(),
      name: "Example Person",
      visibility: "NETWORK",
      emailVisibility: "NETWORK",
      email: "P@example.org",
      source: "COLLEAGUE",
    },
    userErrors: [],
  });
  const SEE = "query ($id: ID!) { contact(id: $id) { name email visibility source } }";
  const id = textAt(added, "contact.id");
  const colleague = await hub.someone("MEMBER", "0265"); // Roskilde takes part: it presented on the network day.
  const outsider = await hub.someone("MEMBER", "0147"); // Frederiksberg is not in the public facts as taking part.

  expect(await hub.anyone.data(SEE, { id })).toEqual({ contact: null });
  expect(await outsider.data(SEE, { id })).toEqual({ contact: null });
  expect(await colleague.data(SEE, { id })).toEqual({
    contact: { name: "Example Person", email: "P@example.org", visibility: null, source: null },
  });
});

test("who sees what, for each visibility of the person and of the address", async () => {
  const { code, editor } = await aMunicipality(hub);
  const people: [string, Person][] = [
    ["anonymous", hub.anyone],
    ["not of the network", await hub.someone("MEMBER", "0147")],
    ["network", await hub.someone("MEMBER", "0265")],
    ["own municipality", await hub.someone("MEMBER", code)],
    ["organiser", await hub.someone("ORGANISER")],
  ];
  const seen: Record<string, string> = {};
  for (const visibility of ["PUBLIC", "NETWORK", "MUNICIPALITY"]) {
    for (const emailVisibility of ["PUBLIC", "NETWORK", "MUNICIPALITY"]) {
      const id = textAt(
        await add(editor, { municipalityCode: code, details: { email: "p@example.org", visibility, emailVisibility } }),
        "contact.id",
      );
      const marks = await Promise.all(
        people.map(async ([, person]) => {
          const data = await person.data(
            "query ($id: ID!, $c: [String!]) { contact(id: $id) { email } node(id: $id) { id } contacts(first: 100, filter: { municipalityCodes: $c }) { nodes { id } } }",
            { id, c: [code] },
          );
          const isListed = (at(data, "contacts.nodes") as { id: string }[]).some((one) => one.id === id);
          expect([isListed, at(data, "node") !== null]).toEqual(Array(2).fill(at(data, "contact") !== null));
          if (at(data, "contact") === null) return "-";
          return at(data, "contact.email") === null ? "n" : "e";
        }),
      );
      seen[`${visibility} ${emailVisibility}`] = marks.join("");
    }
  }

  // anonymous, not of the network, network, own municipality, organiser: e sees the address, n the name only, - nothing
  expect(seen).toEqual({
    "PUBLIC PUBLIC": "eeeee",
    "PUBLIC NETWORK": "nneee",
    "PUBLIC MUNICIPALITY": "nnnee",
    "NETWORK PUBLIC": "--eee",
    "NETWORK NETWORK": "--eee",
    "NETWORK MUNICIPALITY": "--nee",
    "MUNICIPALITY PUBLIC": "---ee",
    "MUNICIPALITY NETWORK": "---ee",
    "MUNICIPALITY MUNICIPALITY": "---ee",
  });
});

test("a practice names, and counts, only the people that its reader may see", async () => {
  const { code, editor } = await aMunicipality(hub);
  const open = textAt(await add(editor, { municipalityCode: code, details: { visibility: "PUBLIC" } }), "contact.id");
  const closed = textAt(await add(editor, { municipalityCode: code, details: { visibility: "MUNICIPALITY" } }), "contact.id");
  const id = await aPractice(editor, { municipalityCode: code, content: { contactIds: [closed, open] } });
  const SEE =
    "query ($id: ID!, $c: [String!]) { initiative(id: $id) { contacts { id } } contacts(filter: { municipalityCodes: $c }) { totalCount } }";

  expect(await hub.anyone.data(SEE, { id, c: [code] })).toEqual({ initiative: { contacts: [{ id: open }] }, contacts: { totalCount: 1 } });
  expect(await editor.data(SEE, { id, c: [code] })).toEqual({
    initiative: { contacts: [{ id: closed }, { id: open }] },
    contacts: { totalCount: 2 },
  });
});

test("what is wrong with a contact is told on its field, and nothing is added", async () => {
  const { code, editor } = await aMunicipality(hub);
  const count = async () =>
    at(
      await editor.data("query ($c: [String!]) { contacts(filter: { municipalityCodes: $c }) { totalCount } }", { c: [code] }),
      "contacts.totalCount",
    );

  expect(faults(await add(editor, {}))).toEqual([
    ["INVALID", "municipalityCode"],
    ["INVALID", "organisationId"],
  ]);
  expect(faults(await add(editor, { municipalityCode: "0999" }))).toEqual([["NOT_FOUND", "municipalityCode"]]);
  expect(faults(await add(editor, { municipalityCode: "0101" }))).toEqual([["FORBIDDEN", null]]);
  const several = await add(editor, {
    municipalityCode: code,
    name: " ",
    source: "PUBLIC_SOURCE",
    details: { email: "nonsense", phone: "call me", themes: ["nope"], visibility: null },
  });
  expect(faults(several)).toEqual([
    ["BLANK", "name"],
    ["INVALID", "details.email"],
    ["INVALID", "details.phone"],
    ["BLANK", "sourceUrl"],
    ["BLANK", "details.visibility"],
    ["NOT_FOUND", "details.themes.0"],
  ]);
  expect(await count()).toBe(0);
});

test("nobody takes over an organisation without a municipality, and with it its people", async () => {
  const { editor } = await aMunicipality(hub);
  const { code: other, editor: taker } = await aMunicipality(hub);
  const organiser = await hub.someone("ORGANISER");
  const organisation = textAt(
    await editor.data(`mutation { addOrganisation(input: { name: "Homeless", kind: ASSOCIATION }) { organisation { id } } }`),
    "addOrganisation.organisation.id",
  );
  const contact = textAt(
    await add(organiser, { organisationId: organisation, details: { visibility: "MUNICIPALITY", email: "h@example.org" } }),
    "contact.id",
  );
  const MOVE = `mutation ($id: ID!, $code: String) { reviseOrganisation(input: { id: $id, patch: { municipalityCode: $code } }) { organisation { municipality { code } } userErrors { code field } } }`;

  expect(at(await taker.data(MOVE, { id: organisation, code: other }), "reviseOrganisation")).toEqual({
    organisation: null,
    userErrors: [{ code: "FORBIDDEN", field: null }],
  });
  expect(await taker.data("query ($id: ID!) { contact(id: $id) { email } }", { id: contact })).toEqual({ contact: null });
  expect(at(await organiser.data(MOVE, { id: organisation, code: other }), "reviseOrganisation.organisation.municipality.code")).toBe(
    other,
  );
});

test("a company number belongs to one organisation", async () => {
  const { code, editor } = await aMunicipality(hub);
  const ADD_ORGANISATION = `mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { organisation { id } userErrors { code field } } }`;
  const input = { name: "One", kind: "FOUNDATION", cvrNumber: "12345678", municipalityCode: code };
  await editor.data(ADD_ORGANISATION, { input });

  const again = await editor.data(ADD_ORGANISATION, { input: { ...input, name: "Two" } });
  const wrong = await editor.data(ADD_ORGANISATION, { input: { ...input, cvrNumber: "1234" } });

  expect(faults(at(again, "addOrganisation"))).toEqual([["TAKEN", "cvrNumber"]]);
  expect(faults(at(wrong, "addOrganisation"))).toEqual([["INVALID", "cvrNumber"]]);
});

test("an editor confirms a contact; a member does not", async () => {
  const { code, editor } = await aMunicipality(hub);
  const member = await hub.someone("MEMBER", code);
  const id = textAt(await add(editor, { municipalityCode: code }), "contact.id");
  const CONFIRM = "mutation ($id: ID!) { confirmContact(input: { id: $id }) { contact { confirmedAt } userErrors { code message } } }";

  expect(at(await member.data(CONFIRM, { id }, { "accept-language": "en" }), "confirmContact")).toEqual({
    contact: null,
    userErrors: [{ code: "FORBIDDEN", message: "This needs the role EDITOR in the contact's municipality." }],
  });
  expect(at(await member.data("query ($id: ID!) { contact(id: $id) { confirmedAt } }", { id }), "contact.confirmedAt")).toBeNull();
  expect(textAt(await editor.data(CONFIRM, { id }), "confirmContact.contact.confirmedAt")).toMatch(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  );
});
