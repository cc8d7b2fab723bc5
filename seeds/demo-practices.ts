import { ContactSource, OrganisationKind, Visibility } from "../src/contacts/contact.enums";
import { addContact } from "../src/contacts/add-contact";
import { confirmContact } from "../src/contacts/confirm-contact";
import { addOrganisation } from "../src/contacts/add-organisation";
import { archiveInitiative } from "../src/initiatives/archive-initiative";
import { confirmInitiative } from "../src/initiatives/confirm-initiative";
import { draftInitiative } from "../src/initiatives/draft-initiative";
import { danishDay } from "../src/kernel/clock";
import type { InitiativePatch } from "../src/initiatives/initiative.inputs";
import { EvidenceLevel, InitiativeOrigin, InitiativeStage } from "../src/initiatives/initiative.enums";
import { publishInitiative } from "../src/initiatives/publish-initiative";
import { contacts } from "./demo/contacts";
import { organisations } from "./demo/organisations";
import { practices } from "./demo/practices";
import type { DemoContact, DemoPractice } from "./demo/types";
import type { Stage } from "./stage";

const firstDay = "2025-01-02";

export const editorOf = (code: string): string => `editor.${code}@example.org`;

export async function seedOrganisations({ db, as }: Stage): Promise<void> {
  const known = await keyed(db, "SELECT name key, id FROM organisation");
  for (const { name, kind, municipality } of organisations) {
    if (known.has(name)) continue;
    await addOrganisation(as(editorOf(municipality), firstDay), { name, kind: OrganisationKind[kind], municipalityCode: municipality });
  }
}

export async function seedContacts({ db, as }: Stage): Promise<void> {
  const known = await keyed(db, "SELECT email key, id FROM contact WHERE email LIKE '%@example.org'");
  const byName = await keyed(db, "SELECT name key, id FROM organisation");
  for (const contact of contacts) {
    const { key, name, jobTitle, themes } = contact;
    const email = `${key}@example.org`;
    if (known.has(email)) continue;
    const { home, partner } = homeOf(contact);
    await addContact(as(editorOf(home), firstDay), {
      name,
      ...(partner ? { organisationId: needed(byName, partner.name) } : { municipalityCode: home }),
      source: ContactSource.SELF,
      details: { jobTitle, email, visibility: Visibility.NETWORK, themes: [...themes] },
    });
  }
}

function homeOf({ key, municipality, organisation }: DemoContact) {
  const partner = organisations.find((one) => one.key === organisation);
  const home = municipality ?? partner?.municipality;
  if (home === undefined) throw new Error(`the demo's contact ${key} belongs nowhere`);
  return { home, partner };
}

export async function seedPractices({ db, as }: Stage): Promise<void> {
  const byName = await keyed(db, "SELECT name key, id FROM organisation");
  const byEmail = await keyed(db, "SELECT email key, id FROM contact WHERE email LIKE '%@example.org'");
  const known = await keyed(
    db,
    "SELECT external_reference || ' ' || status key, id FROM initiative WHERE external_reference LIKE 'example:%'",
  );
  for (const practice of practices) {
    const { key, municipality, day, status } = practice;
    const reference = `example:${key}`;
    const editor = as(editorOf(municipality), day);
    let id = known.get(`${reference} PUBLISHED`) ?? known.get(`${reference} ARCHIVED`) ?? known.get(`${reference} DRAFT`);
    if (id === undefined) {
      const inspiredByIds = (practice.inspiredBy ?? []).map((other) => needed(known, `example:${other} PUBLISHED`));
      const content = { ...contentOf(practice, byName, byEmail), externalReference: reference, inspiredByIds };
      id = await draftInitiative(editor, { municipalityCode: municipality, title: `${practice.title} (eksempel)`, content });
      known.set(`${reference} DRAFT`, id);
    }
    if (status !== "DRAFT" && !known.has(`${reference} PUBLISHED`) && !known.has(`${reference} ARCHIVED`)) {
      await publishInitiative(editor, { id });
      known.set(`${reference} PUBLISHED`, id);
    }
    if (status === "ARCHIVED" && !known.has(`${reference} ARCHIVED`)) {
      await archiveInitiative(editor, { id, reason: "Eksempel: Initiativet er afsluttet." });
      known.set(`${reference} ARCHIVED`, id);
    }
  }
}

/**
 * Whoever has described the backing of a practice also keeps it up to date: it and its contacts are confirmed on the day of seeding, so that
 * however old the demo is, some practices stand firm and the others are fragile, each for reasons of its own.
 */
export async function seedConfirmations({ db, as }: Stage): Promise<void> {
  const today = danishDay(new Date());
  const unconfirmed = await keyed(
    db,
    `SELECT key, id FROM (
       SELECT external_reference key, id, confirmed_at FROM initiative WHERE external_reference LIKE 'example:%' AND status = 'PUBLISHED'
       UNION ALL SELECT email, id, confirmed_at FROM contact WHERE email LIKE '%@example.org') x
     WHERE coalesce(confirmed_at, '-infinity') < now() - interval '1 year'`,
  );
  const firm = practices.filter(({ attention }) => attention?.some(({ point }) => point === "backing-and-ownership"));
  for (const contact of contacts) {
    const id = unconfirmed.get(`${contact.key}@example.org`);
    const isOfFirm = firm.some((practice) => practice.contacts.includes(contact.key));
    if (id !== undefined && isOfFirm) await confirmContact(as(editorOf(homeOf(contact).home), today), { id });
  }
  for (const { key, municipality } of firm) {
    const id = unconfirmed.get(`example:${key}`);
    if (id !== undefined) await confirmInitiative(as(editorOf(municipality), today), { id });
  }
}

/** What a demo practice tells, as a patch. Notes stand alone in the graph, so each says that it is an example. */
function contentOf(
  practice: DemoPractice,
  organisationIds: ReadonlyMap<string, string>,
  contactIds: ReadonlyMap<string, string>,
): InitiativePatch {
  const { summary, challenge, approach, outcomes, lessons, transferability, resources, startedOn, endedOn } = practice;
  return {
    summary,
    challenge: challenge ?? null,
    approach: approach ?? null,
    outcomes: outcomes ?? null,
    lessons: lessons ?? null,
    transferability: transferability ?? null,
    resources: resources ?? null,
    startedOn: startedOn ?? null,
    endedOn: endedOn ?? null,
    stage: InitiativeStage[practice.stage],
    origin: practice.origin === undefined ? null : InitiativeOrigin[practice.origin],
    evidenceLevel: EvidenceLevel[practice.evidenceLevel],
    coMunicipalityCodes: [...(practice.coMunicipalities ?? [])],
    themes: [...practice.themes],
    targetGroups: [...practice.targetGroups],
    arenas: [...practice.arenas],
    cooperationForms: [...practice.cooperationForms],
    links: [...(practice.links ?? [])],
    contactIds: practice.contacts.map((key) => needed(contactIds, `${key}@example.org`)),
    partners: practice.partners.map(({ organisation, role }) => {
      const name = organisations.find((one) => one.key === organisation)?.name ?? "";
      return { organisationId: needed(organisationIds, name), role: role ?? null };
    }),
    attention: (practice.attention ?? []).map(({ point, text }) => ({ point, text: `Eksempel: ${text}` })),
  };
}

export async function keyed(db: Stage["db"], text: string): Promise<Map<string, string>> {
  const rows = await db.read<{ key: string; id: string }>({ text, values: [] });
  return new Map(rows.map(({ key, id }) => [key, id]));
}

export function needed(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demo names ${key}, which is not there`);
  return id;
}
