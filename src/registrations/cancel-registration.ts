import { EventStatus, type Places } from "../events";
import type { Ctx, Tx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { noteChange } from "./attendance-change";
import { feedOf } from "./attendance-feed";
import { findRegistration, type FoundRegistration } from "./find-registration";
import { givePlaces } from "./give-places";
import { AttendanceChangeKind, RegistrationStatus } from "./registration.enums";
import { cancelling } from "./registration.policy";
import { registrationCancelledMail } from "./registration-mails";

/** Gives a place back, to whoever has waited longest and fits. Cancelling twice is cancelling once. */
export async function cancelRegistration(ctx: Ctx, { id }: { id: string }): Promise<{ registration: string; event: string }> {
  const done = await transact(ctx, async (tx) => {
    const { registration, event } = await findRegistration(tx, id, ["id"]);
    if (!cancelling.allows(tx.viewer, registration)) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
    authorise(tx.viewer, cancelling, registration);
    await cancelFound(tx, event, registration, ["id"]);
    return { registration: registration.id, event: event.id };
  });
  feedOf(ctx.db).wake();
  return done;
}

/** For commands that have found and authorised; the event's row is locked. */
export async function cancelFound(tx: Tx, event: Places, { id, status }: FoundRegistration, field: readonly string[]): Promise<void> {
  if (status === RegistrationStatus.CANCELLED) return;
  if (tx.now() >= event.startsAt) {
    throw UserFault.of(UserErrorCode.WRONG_STATE, field, {
      da: "Arrangementet er begyndt; nu kan ingen melde fra.",
      en: "The event has begun; nobody can cancel now.",
    });
  }
  await giveBack(tx, event, id);
  await tx.queueMail(registrationCancelledMail, id, {});
}

/** Of an event that is cancelled there are no places to be had: whoever waits goes on waiting. */
export async function giveBack(tx: Tx, event: Places, registrationId: string): Promise<void> {
  await tx.manager.query("UPDATE registration SET status = 'CANCELLED', cancelled_at = $2 WHERE id = $1", [registrationId, tx.now()]);
  await noteChange(tx, event.id, AttendanceChangeKind.CANCELLED, [registrationId]);
  if (event.status === EventStatus.PUBLISHED) await givePlaces(tx, event);
}
