import { EventStatus, holdEvent, type Places } from "../events";
import type { Ctx, Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { UserErrorCode } from "../kernel/errors";
import { onlyOnce } from "../kernel/only-once";
import { transact } from "../kernel/transact";
import { feedOf } from "./attendance-feed";
import { newCheckInCode } from "./check-in-code";
import { FreePlaces } from "./free-places";
import { inTurn } from "./in-turn";
import { lookAtPlaces } from "./look-at-places";
import { RegistrationStatus } from "./registration.enums";
import type { ParticipantInput, RegisterForEventInput } from "./registration.inputs";
import { confirmedMail, waitingMail } from "./registration-mails";
import { understandParticipants, type Participant } from "./understand-participants";

/** Registers people, all or none: with places where all of them fit, else on the waiting list together. */
export async function registerForEvent(ctx: Ctx, input: RegisterForEventInput): Promise<{ registrations: string[]; event: string }> {
  const { idempotencyKey, ...content } = input;
  const made = await inTurn(input.eventId, () =>
    transact(ctx, async (tx) => {
      const event = await holdEvent(tx, input.eventId, ["eventId"]);
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

async function registeredBefore(tx: Tx, groupId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query("SELECT id FROM registration WHERE group_id = $1 ORDER BY arrival", [groupId]);
  return rows.map(({ id }) => id);
}

/** Answers the ids, in the order of the participants; the first stands for the group. */
async function register(tx: Tx, event: Places, given: readonly ParticipantInput[]): Promise<string[]> {
  const found = await lookAtPlaces(tx, event, given);
  const participants = understandParticipants(tx, event, given, found);
  refuseUnlessOpen(tx, event);
  tx.faults.throwIfAny();
  const wanting = participants.map(({ municipalityId, mode, sessionIds }) => ({
    mode,
    municipality_id: municipalityId,
    session_ids: sessionIds,
  }));
  const fits = new FreePlaces(event, found).take(wanting);
  const ids = await keep(tx, event, participants, found.lastArrival, fits ? RegistrationStatus.CONFIRMED : RegistrationStatus.WAITING);
  await tx.queueMail(fits ? confirmedMail : waitingMail, ids, {});
  return ids;
}

const insert = {
  name: "register",
  text: `WITH given AS (
      SELECT * FROM ROWS FROM (jsonb_to_recordset($1) AS (id uuid, mode text, name text, email text, "jobTitle" text, "municipalityId" uuid,
        organisation text, needs text, code text, "sessionIds" uuid[], "changeId" uuid)) WITH ORDINALITY
        p(id, mode, name, email, job_title, municipality_id, organisation, needs, code, session_ids, change_id, n)
    ), made AS (
      INSERT INTO registration (id, event_id, group_id, arrival, status, mode, name, email, job_title, municipality_id, organisation, needs,
        account_id, code, registered_at, confirmed_at)
      SELECT id, $2, $3, $4 + n, $5, mode, name, email, job_title, municipality_id, organisation, needs, $6, code, $7,
        CASE WHEN $5 = 'CONFIRMED' THEN $7::timestamptz END FROM given ORDER BY n
    ), chosen AS (
      INSERT INTO registration_session (registration_id, session_id) SELECT id, unnest(session_ids) FROM given
    )
    INSERT INTO attendance_change (id, event_id, registration_id, kind, at) SELECT change_id, $2, id, 'REGISTERED', $7 FROM given ORDER BY n`,
};

/** Writes all of them, their sessions and the news for the door lists in one statement: this is what the next in the queue waits for. */
async function keep(
  tx: Tx,
  event: Places,
  participants: readonly Participant[],
  lastArrival: number,
  status: RegistrationStatus,
): Promise<string[]> {
  const now = tx.now();
  const rows = participants.map(({ given: { name, email, jobTitle, organisation, needs }, municipalityId, mode, sessionIds }) => ({
    ...{ name, email, jobTitle, organisation, needs, municipalityId, mode, sessionIds },
    id: newId("Registration", now),
    code: newCheckInCode(),
    changeId: newId("EventAttendanceChange", now),
  }));
  const ids = rows.map(({ id }) => id);
  await tx.run({ ...insert, values: [JSON.stringify(rows), event.id, ids[0], lastArrival, status, tx.viewer.accountId, now] });
  return ids;
}

function refuseUnlessOpen(tx: Tx, event: Places): void {
  const now = tx.now();
  const wrong = (da: string, en: string) => tx.faults.add(UserErrorCode.WRONG_STATE, ["eventId"], { da, en });
  if (event.status === EventStatus.CANCELLED) wrong("Arrangementet er aflyst.", "The event is cancelled.");
  else if (event.status === EventStatus.DRAFT || (event.registrationOpensAt && now < event.registrationOpensAt)) {
    wrong("Tilmeldingen er ikke åben endnu.", "Registration is not open yet.");
  } else if (now >= (event.registrationClosesAt ?? event.startsAt)) wrong("Tilmeldingen er lukket.", "Registration is closed.");
}
