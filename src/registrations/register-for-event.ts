import { AttendanceMode, EventStatus, findEvent, Session, type NetworkEvent } from "../events";
import type { Ctx, Tx } from "../kernel/ctx";
import { idOf, newId } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { onlyOnce } from "../kernel/only-once";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { Role } from "../kernel/viewer";
import { findMunicipalities } from "../municipalities";
import { noteChange } from "./attendance-change";
import { feedOf } from "./attendance-feed";
import { newCheckInCode } from "./check-in-code";
import { givePlaces } from "./give-places";
import { inTurn } from "./in-turn";
import { AttendanceChangeKind } from "./registration.enums";
import type { ParticipantInput, RegisterForEventInput } from "./registration.inputs";
import { registering } from "./registration.policy";
import { confirmedMail, waitingMail } from "./registration-mails";

/** Registers people, all or none: with places where all of them fit, else on the waiting list together. */
export async function registerForEvent(ctx: Ctx, input: RegisterForEventInput): Promise<{ registrations: string[]; event: string }> {
  const { idempotencyKey, ...content } = input;
  const made = await inTurn(input.eventId, () =>
    transact(ctx, async (tx) => {
      const event = await findEvent(tx, input.eventId, ["eventId"]);
      let registrations: string[] = [];
      const groupId = await onlyOnce(tx, "registerForEvent", idempotencyKey, content, async () => {
        registrations = await register(tx, event, input.participants);
        return registrations[0] ?? "";
      });
      if (registrations.length === 0) registrations = await registeredBefore(tx, groupId);
      return { registrations, event: event.id };
    }),
  );
  feedOf(ctx.db).wake();
  return made;
}

interface Participant {
  readonly given: ParticipantInput;
  readonly municipalityId: string | null;
  readonly mode: AttendanceMode;
  readonly sessionIds: readonly string[];
}

async function registeredBefore(tx: Tx, groupId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query("SELECT id FROM registration WHERE group_id = $1 ORDER BY arrival", [groupId]);
  return rows.map(({ id }) => id);
}

/** Answers the ids, in the order of the participants; the first stands for the group. */
async function register(tx: Tx, event: NetworkEvent, given: readonly ParticipantInput[]): Promise<string[]> {
  const participants = await understood(tx, event, given);
  refuseUnlessOpen(tx, event);
  await refuseTwice(tx, event, given);
  tx.faults.throwIfAny();
  const now = tx.now();
  const rows = participants.map(({ given: person, ...rest }) => ({
    ...rest,
    ...person,
    id: newId("Registration", now),
    code: newCheckInCode(),
    municipalityId: rest.municipalityId,
    mode: rest.mode,
  }));
  const ids = rows.map(({ id }) => id);
  const [groupId = ""] = ids;
  await tx.manager.query(
    `INSERT INTO registration (id, event_id, group_id, arrival, status, mode, name, email, job_title, municipality_id, organisation, needs,
       account_id, code, registered_at)
     SELECT p.id, $1, $2, n + (SELECT coalesce(max(arrival), 0) FROM registration WHERE event_id = $1), 'WAITING', p.mode, p.name, p.email,
       p."jobTitle", p."municipalityId", p.organisation, p.needs, $3, p.code, $4
     FROM ROWS FROM (jsonb_to_recordset($5) AS (id uuid, mode text, name text, email text, "jobTitle" text, "municipalityId" uuid,
       organisation text, needs text, code text)) WITH ORDINALITY p(id, mode, name, email, "jobTitle", "municipalityId", organisation, needs, code, n)`,
    [event.id, groupId, tx.viewer.accountId, now, JSON.stringify(rows)],
  );
  const chosen = participants.flatMap(({ sessionIds }, index) => sessionIds.map((sessionId) => [ids[index], sessionId] as const));
  if (chosen.length > 0) {
    await tx.manager.query("INSERT INTO registration_session (registration_id, session_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])", [
      chosen.map(([id]) => id),
      chosen.map(([, sessionId]) => sessionId),
    ]);
  }
  const withPlace = await givePlaces(tx, event, groupId);
  await tx.queueMail(withPlace.length > 0 ? confirmedMail : waitingMail, ids, {});
  await noteChange(tx, event.id, AttendanceChangeKind.REGISTERED, ids);
  return ids;
}

/** Each participant with what their input names, and seen to be for this viewer to register. */
async function understood(tx: Tx, event: NetworkEvent, given: readonly ParticipantInput[]): Promise<Participant[]> {
  if (given.length === 0) {
    throw UserFault.of(UserErrorCode.BLANK, ["participants"], { da: "Skriv mindst én deltager.", en: "Give at least one participant." });
  }
  const isChosen = given.some(({ sessionIds }) => (sessionIds ?? []).length > 0);
  const sessions = isChosen ? await tx.manager.find(Session, { where: { eventId: event.id } }) : [];
  const named = given.flatMap(({ municipalityCode: code }, index) => (typeof code === "string" ? [{ code, index }] : []));
  const codes = named.map(({ code }) => code);
  const found = await findMunicipalities(tx, codes, (place) => ["participants", String(named[place]?.index), "municipalityCode"]);
  const known = new Map(found.map(({ code, id }) => [code, id]));
  return given.map((person, index) => {
    const path = ["participants", String(index)];
    const municipalityId = municipalityOf(tx, person, known, path);
    if (municipalityId !== undefined) authorise(tx.viewer, registering, { municipalityId });
    return {
      given: person,
      municipalityId: municipalityId ?? null,
      mode: modeOf(tx, event, person, path),
      sessionIds: sessionsOf(tx, sessions, person, path),
    };
  });
}

/** Null: comes from none. Undefined: there is a fault, found here or before. */
function municipalityOf(
  tx: Tx,
  { municipalityCode }: ParticipantInput,
  known: ReadonlyMap<string, string>,
  path: readonly string[],
): string | null | undefined {
  if (typeof municipalityCode === "string") {
    return known.get(municipalityCode);
  }
  const [own, ...others] = tx.viewer.memberOf;
  if (tx.viewer.isAtLeast(Role.ORGANISER)) return null;
  if (others.length === 0) return own ?? null;
  tx.faults.add(UserErrorCode.BLANK, [...path, "municipalityCode"], {
    da: "Du er medlem af flere kommuner. Skriv, hvilken deltageren kommer fra.",
    en: "You are a member of several municipalities. Say which one the participant comes from.",
  });
  return undefined;
}

function modeOf(tx: Tx, { attendanceModes }: NetworkEvent, { mode }: ParticipantInput, path: readonly string[]): AttendanceMode {
  const [first = AttendanceMode.IN_PERSON] = attendanceModes;
  if (!mode) return attendanceModes.includes(AttendanceMode.IN_PERSON) ? AttendanceMode.IN_PERSON : first;
  if (!attendanceModes.includes(mode)) {
    const other = attendanceModes.join(", ");
    tx.faults.add(UserErrorCode.INVALID, [...path, "mode"], { da: `Her deltager man ${other}.`, en: `Here one takes part ${other}.` });
  }
  return mode;
}

function sessionsOf(tx: Tx, sessions: readonly Session[], { sessionIds }: ParticipantInput, path: readonly string[]): string[] {
  const chosen: Session[] = [];
  for (const [index, id] of [...new Set(sessionIds ?? [])].entries()) {
    const field = [...path, "sessionIds", String(index)];
    const session = sessions.find((one) => one.id === idOf("Session", id));
    if (!session) {
      tx.faults.add(UserErrorCode.NOT_FOUND, field);
      continue;
    }
    if (session.capacity === null) {
      tx.faults.add(UserErrorCode.INVALID, field, {
        da: `»${session.title}« er for alle og vælges ikke.`,
        en: `“${session.title}” is for everybody, and is not chosen.`,
      });
    }
    const meanwhile = chosen.find((one) => one.startsAt < session.endsAt && one.endsAt > session.startsAt);
    if (meanwhile) {
      tx.faults.add(UserErrorCode.INVALID, field, {
        da: `»${session.title}« og »${meanwhile.title}« er samtidig.`,
        en: `“${session.title}” and “${meanwhile.title}” are at the same time.`,
      });
    }
    chosen.push(session);
  }
  return chosen.map(({ id }) => id);
}

function refuseUnlessOpen(tx: Tx, event: NetworkEvent): void {
  const now = tx.now();
  const wrong = (da: string, en: string) => tx.faults.add(UserErrorCode.WRONG_STATE, ["eventId"], { da, en });
  if (event.status === EventStatus.CANCELLED) wrong("Arrangementet er aflyst.", "The event is cancelled.");
  else if (event.status === EventStatus.DRAFT || (event.registrationOpensAt && now < event.registrationOpensAt)) {
    wrong("Tilmeldingen er ikke åben endnu.", "Registration is not open yet.");
  } else if (now >= (event.registrationClosesAt ?? event.startsAt)) wrong("Tilmeldingen er lukket.", "Registration is closed.");
}

async function refuseTwice(tx: Tx, event: NetworkEvent, given: readonly ParticipantInput[]): Promise<void> {
  const addresses = given.map(({ email }) => email.toLowerCase());
  const rows: { email: string }[] = await tx.manager.query(
    "SELECT lower(email) email FROM registration WHERE event_id = $1 AND status <> 'CANCELLED' AND lower(email) = any($2::text[])",
    [event.id, addresses],
  );
  const known = new Set(rows.map(({ email }) => email));
  for (const [index, address] of addresses.entries()) {
    if (!known.has(address) && addresses.indexOf(address) === index) continue;
    tx.faults.add(UserErrorCode.DUPLICATE, ["participants", String(index), "email"], {
      da: "Denne adresse er tilmeldt allerede.",
      en: "This address is registered already.",
    });
  }
}
