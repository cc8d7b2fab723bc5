import type { Places } from "../events";
import type { Tx } from "../kernel/ctx";
import { newId } from "../kernel/db/id";
import { jsonText } from "../kernel/db/json";
import { newCheckInCode } from "./check-in-code";
import { FreePlaces } from "./free-places";
import type { Found } from "./look-at-places";
import { RegistrationStatus } from "./registration.enums";
import type { ParticipantInput } from "./registration.inputs";
import { confirmedMail, waitingMail } from "./registration-mails";
import type { Participant } from "./understand-participants";

interface Row
  extends Pick<Participant, "municipalityId" | "mode" | "sessionIds">, Omit<ParticipantInput, "municipalityCode" | "mode" | "sessionIds"> {
  readonly id: string;
  readonly groupId: string;
  readonly arrival: number;
  readonly status: RegistrationStatus;
  readonly accountId: string | null;
  readonly code: string;
  readonly changeId: string;
}

const insert = {
  name: "register",
  text: `WITH given AS (
      SELECT * FROM jsonb_to_recordset($1) AS (id uuid, "groupId" uuid, arrival bigint, status text, mode text, name text, email text, "jobTitle" text,
        "municipalityId" uuid, organisation text, needs text, "accountId" uuid, code text, "sessionIds" uuid[], "changeId" uuid)
    ), made AS (
      INSERT INTO registration (id, event_id, group_id, arrival, status, mode, name, email, job_title, municipality_id, organisation, needs,
        account_id, code, registered_at, confirmed_at)
      SELECT id, $2, "groupId", arrival, status, mode, name, email, "jobTitle", "municipalityId", organisation, needs, "accountId", code, $3,
        CASE WHEN status = 'CONFIRMED' THEN $3::timestamptz END FROM given ORDER BY arrival
    ), chosen AS (
      INSERT INTO registration_session (registration_id, session_id) SELECT id, unnest("sessionIds") FROM given
    )
    INSERT INTO attendance_change (id, event_id, registration_id, kind, at) SELECT "changeId", $2, id, 'REGISTERED', $3 FROM given ORDER BY arrival`,
};

/** Who comes to one event, in their order: each group is given places, or waits, by what those before it have left. */
export class Arrivals {
  readonly #rows: Row[] = [];
  readonly #free: FreePlaces;

  constructor(
    private readonly event: Places,
    private readonly found: Found,
  ) {
    this.#free = new FreePlaces(event, found);
  }

  /** Answers the id of the first, which stands for the group. */
  take(tx: Tx, participants: readonly Participant[]): string {
    const wanting = participants.map(({ municipalityId, mode, sessionIds }) => ({
      mode,
      municipality_id: municipalityId,
      session_ids: sessionIds,
    }));
    const status = this.#free.take(wanting) ? RegistrationStatus.CONFIRMED : RegistrationStatus.WAITING;
    const groupId = newId("Registration", tx.now());
    for (const [index, { given, municipalityId, mode, sessionIds }] of participants.entries()) {
      const { name, email, jobTitle, organisation, needs } = given;
      this.found.registered.add(email.toLowerCase());
      this.#rows.push({
        ...{ name, email, jobTitle, organisation, needs, municipalityId, mode, sessionIds, groupId, status },
        id: index === 0 ? groupId : newId("Registration", tx.now()),
        arrival: this.found.lastArrival + this.#rows.length + 1,
        accountId: tx.viewer.accountId,
        code: newCheckInCode(),
        changeId: newId("EventAttendanceChange", tx.now()),
      });
    }
    return groupId;
  }

  /** Writes all of them, their sessions and the news for the door lists in one statement: this is what the next in the queue waits for. */
  async keep(tx: Tx): Promise<void> {
    if (this.#rows.length === 0) return;
    await tx.run({ ...insert, values: [jsonText(this.#rows), this.event.id, tx.now()] });
    for (const [status, mail] of [
      [RegistrationStatus.CONFIRMED, confirmedMail],
      [RegistrationStatus.WAITING, waitingMail],
    ] as const) {
      await tx.queueMail(
        mail,
        this.#rows.filter((row) => row.status === status).map(({ id }) => id),
        {},
      );
    }
  }
}
