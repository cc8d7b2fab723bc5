import type { Tx } from "../kernel/ctx";
import { eraseRow } from "../kernel/erasure";
import { giveBack } from "./cancel-registration";
import { findRegistration } from "./find-registration";
import { RegistrationStatus } from "./registration.enums";

/** Erases whoever has this address from all events. */
export async function eraseRegistrations(tx: Tx, email: string | null): Promise<void> {
  // In the order of the events, so that two who erase never wait for each other.
  const sql = "SELECT id FROM registration WHERE lower(email) = lower($1) ORDER BY event_id, arrival";
  for (const { id } of (await tx.manager.query(sql, [email])) as { id: string }[]) await eraseFoundRegistration(tx, id);
}

/** Erases one who was found. A place that is still to be used goes to whoever waits. */
export async function eraseFoundRegistration(tx: Tx, id: string): Promise<void> {
  const { registration, event } = await findRegistration(tx, id, null);
  if (registration.status !== RegistrationStatus.CANCELLED && tx.now() < event.startsAt) await giveBack(tx, event, id);
  await eraseRow(tx, "registration", id);
}
