import { holdEvent, type Places } from "../events";
import type { Tx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import type { RegistrationStatus } from "./registration.enums";

export interface FoundRegistration {
  readonly id: string;
  readonly eventId: string;
  readonly status: RegistrationStatus;
  readonly accountId: string | null;
  readonly name: string;
  readonly checkedInAt: Date | null;
  readonly hasGivenFeedback: boolean;
}

const columns = `id, event_id "eventId", status, account_id "accountId", name, checked_in_at "checkedInAt", has_given_feedback "hasGivenFeedback"`;

export async function registrationBy(tx: Tx, column: "id" | "code", value: string | null): Promise<FoundRegistration | null> {
  const rows: FoundRegistration[] = await tx.manager.query(`SELECT ${columns} FROM registration WHERE ${column} = $1`, [value]);
  return rows[0] ?? null;
}

/** A registration and its event, which is the one that is locked: all who change an event's places queue. */
export async function findRegistration(
  tx: Tx,
  id: string,
  field: readonly string[] | null,
): Promise<{ registration: FoundRegistration; event: Places }> {
  const known = idOf("Registration", id);
  const read = known === null ? null : await registrationBy(tx, "id", known);
  if (!read) throw UserFault.of(UserErrorCode.NOT_FOUND, field);
  const event = await holdEvent(tx, read.eventId, field);
  // As it is under the lock.
  const registration = await registrationBy(tx, "id", read.id);
  if (!registration) throw UserFault.of(UserErrorCode.NOT_FOUND, field);
  return { registration, event };
}
