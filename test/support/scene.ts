import { aDraft, aMunicipality, aPractice } from "./factories";
import type { TestHub } from "./hub";
import { textAt } from "./json";
import type { Person } from "./person";

/** A municipality that has something of everything. */
export interface Scene {
  readonly code: string;
  readonly editor: Person;
  readonly organiser: Person;
  readonly contactId: string;
  readonly organisationId: string;
  /** Published, with all that can be told. */
  readonly wholeId: string;
  readonly draftId: string;
  readonly eventId: string;
}

const add = async (person: Person, path: string, query: string, input: object) => {
  const data = await person.data(`mutation ($input: ${query.split(" ")[0]}!) { ${query.split(" ")[1]} }`, { input });
  return textAt(data, path);
};

export async function aScene(hub: TestHub): Promise<Scene> {
  const { code, editor } = await aMunicipality(hub);
  const organiser = await hub.someone("ORGANISER");
  const organisationId = await add(
    editor,
    "addOrganisation.organisation.id",
    "AddOrganisationInput addOrganisation(input:$input){organisation{id}userErrors{code}}",
    {
      name: "Example society",
      kind: "ASSOCIATION",
      municipalityCode: code,
    },
  );
  const contactId = await add(editor, "addContact.contact.id", "AddContactInput addContact(input:$input){contact{id}userErrors{code}}", {
    municipalityCode: code,
    name: "Example Person",
    details: { email: "person@example.org", visibility: "PUBLIC", jobTitle: "Consultant", themes: ["loneliness"] },
  });
  const inspiration = await aPractice(editor, { municipalityCode: code, title: "An earlier one" });
  const wholeId = await aPractice(editor, {
    municipalityCode: code,
    title: "Night buses",
    content: {
      challenge: "Nobody **drove**.",
      approach: "<script>alert(1)</script> and [a link](javascript:alert(1))",
      lessons: "- one\n- two",
      themes: ["loneliness", "quality-of-life"],
      arenas: ["home"],
      partners: [{ organisationId, role: "Drives" }],
      inspiredByIds: [inspiration],
      contactIds: [contactId],
      attention: [{ point: "equal-partner", text: "They *decide* too." }],
      resources: { volunteers: 12, yearlyCostDkk: 40000, description: "A bus." },
      links: [{ title: "More", url: "https://example.org/more" }],
      startedOn: "2025-01-01",
    },
  });
  const draftId = await aDraft(editor, { municipalityCode: code, title: "Not yet" });
  const eventId = await add(organiser, "draftEvent.event.id", "DraftEventInput draftEvent(input:$input){event{id}userErrors{code}}", {
    kind: "NETWORK_DAY",
    title: "A day",
    startsAt: "2083-03-01T08:00:00Z",
    endsAt: "2083-03-01T15:00:00Z",
    details: {
      venue: { name: "The hall", latitude: 55.4, longitude: 10.4 },
      hostMunicipalityCode: code,
      contactIds: [contactId],
      themes: ["loneliness"],
    },
  });
  await add(organiser, "scheduleSession.session.id", "ScheduleSessionInput scheduleSession(input:$input){session{id}userErrors{code}}", {
    eventId,
    kind: "TALK",
    title: "How it runs",
    startsAt: "2083-03-01T09:00:00Z",
    endsAt: "2083-03-01T10:00:00Z",
    details: {
      room: "A",
      initiativeIds: [wholeId],
      speakers: [{ name: "Example Person", contactId, organisationId, municipalityCode: code }],
    },
  });
  await organiser.data("mutation ($id: ID!) { publishEvent(input: { id: $id }) { userErrors { code } } }", { id: eventId });
  const taker = await hub.someone("EDITOR", "0265");
  const own = await aPractice(taker, { municipalityCode: "0265", title: "Their buses" });
  await add(taker, "adoptInitiative.adoption.id", "AdoptInitiativeInput adoptInitiative(input:$input){adoption{id}userErrors{code}}", {
    initiativeId: wholeId,
    municipalityCode: "0265",
    details: { status: "TRYING", kind: "COPIED", adaptation: "Less.", experience: "Well.", heardThrough: "The day", ownInitiativeId: own },
  });
  const requestId = await add(
    taker,
    "requestExperience.request.id",
    "RequestExperienceInput requestExperience(input:$input){request{id}userErrors{code}}",
    { municipalityCode: "0265", title: "How?", question: "How?", themes: ["loneliness"] },
  );
  await add(
    organiser,
    "answerExperienceRequest.answer.id",
    "AnswerExperienceRequestInput answerExperienceRequest(input:$input){answer{id}userErrors{code}}",
    { requestId, municipalityCode: "0376", text: "So.", initiativeIds: [wholeId] },
  );
  return { code, editor, organiser, contactId, organisationId, wholeId, draftId, eventId };
}
