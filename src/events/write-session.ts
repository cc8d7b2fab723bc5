import { findContacts, findOrganisations } from "../contacts";
import { findInitiatives } from "../initiatives";
import type { Tx } from "../kernel/ctx";
import { replaceLinks } from "../kernel/db/links";
import { applyPatch, type ListWrite } from "../kernel/patch";
import { findMunicipality } from "../municipalities";
import type { Session } from "./session.entity";
import type { SessionPatch, SpeakerInput } from "./session.inputs";

const required = ["kind", "title", "startsAt", "endsAt"] as const;
const optional = ["description", "room", "capacity"] as const;

/** The columns of a patch, written onto the object. Answers whether anything came out otherwise. */
export function patchSession(tx: Tx, session: Session, patch: SessionPatch, path: readonly string[]): boolean {
  const dates = (["startsAt", "endsAt"] as const).flatMap((name) =>
    typeof patch[name] === "string" ? [[name, new Date(patch[name])] as const] : [],
  );
  const changed: string[] = applyPatch(session, { ...patch, ...Object.fromEntries(dates) }, { required, optional }, tx.faults, path);
  if (patch.materials !== undefined) {
    const materials = (patch.materials ?? []).map(({ title, url }) => ({ title, url }));
    changed.push(...applyPatch(session, { materials }, { required: ["materials"], optional: [] }, tx.faults, path));
  }
  return changed.length > 0;
}

/** Finds what the lists of a patch name; each is written over as a whole when the session's row is there. */
export async function findSessionLists(tx: Tx, session: Session, patch: SessionPatch, path: readonly string[]): Promise<ListWrite[]> {
  const writes: ListWrite[] = [];
  if (patch.initiativeIds !== undefined) {
    const found = await findInitiatives(tx, patch.initiativeIds ?? [], (index) => [...path, "initiativeIds", String(index)]);
    const link = { table: "session_initiative", owner: "session_id", other: "initiative_id" };
    writes.push({ name: "initiativeIds", write: () => replaceLinks(tx, link, session.id, found) });
  }
  if (patch.speakers !== undefined) {
    const rows: SpeakerRow[] = [];
    for (const [index, speaker] of (patch.speakers ?? []).entries())
      rows.push(await rowOf(tx, speaker, [...path, "speakers", String(index)]));
    writes.push({ name: "speakers", write: () => replaceSpeakers(tx, session.id, rows) });
  }
  return writes;
}

interface SpeakerRow {
  readonly name: string;
  readonly title: string | null;
  readonly municipality_id: string | null;
  readonly organisation_id: string | null;
  readonly contact_id: string | null;
}

async function replaceSpeakers(tx: Tx, sessionId: string, wanted: readonly SpeakerRow[]): Promise<boolean> {
  const before: SpeakerRow[] = await tx.manager.query(
    "SELECT name, title, municipality_id, organisation_id, contact_id FROM session_speaker WHERE session_id = $1 ORDER BY position",
    [sessionId],
  );
  if (JSON.stringify(before) === JSON.stringify(wanted)) return false;
  await tx.manager.query("DELETE FROM session_speaker WHERE session_id = $1", [sessionId]);
  for (const [index, row] of wanted.entries()) {
    await tx.manager.query(
      `INSERT INTO session_speaker (session_id, position, name, title, municipality_id, organisation_id, contact_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [sessionId, index + 1, row.name, row.title, row.municipality_id, row.organisation_id, row.contact_id],
    );
  }
  return true;
}

async function rowOf(tx: Tx, speaker: SpeakerInput, path: readonly string[]): Promise<SpeakerRow> {
  const { name, title = null, municipalityCode, organisationId, contactId } = speaker;
  const municipality =
    typeof municipalityCode === "string" ? await findMunicipality(tx, municipalityCode, [...path, "municipalityCode"]) : null;
  const [organisation] =
    typeof organisationId === "string" ? await findOrganisations(tx, [organisationId], () => [...path, "organisationId"]) : [];
  const [contact] = typeof contactId === "string" ? await findContacts(tx, [contactId], () => [...path, "contactId"]) : [];
  return {
    name,
    title,
    municipality_id: municipality?.id ?? null,
    organisation_id: organisation?.id ?? null,
    contact_id: contact?.id ?? null,
  };
}
