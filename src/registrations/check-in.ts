import { findEventForChange, refuseCancelled } from "../events";
import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { noteChange } from "./attendance-change";
import { feedOf } from "./attendance-feed";
import { readCheckInCode } from "./check-in-code";
import { registrationBy } from "./find-registration";
import { AttendanceChangeKind, RegistrationStatus } from "./registration.enums";

const refusals = {
  unknown: { da: "Ingen har denne kode.", en: "Nobody has this code." },
  WAITING: { da: "Står på ventelisten og har ingen plads.", en: "Is on the waiting list, and has no place." },
  CANCELLED: { da: "Har meldt fra.", en: "Has cancelled." },
} as const;

/** Notes that somebody has come. `wasCheckedIn`: somebody else had noted it already, at `checkedInAt`. */
export async function checkIn(ctx: Ctx, { eventId, code }: { eventId: string; code: string }) {
  const done = await transact(ctx, async (tx) => {
    const event = await findEventForChange(tx, eventId, ["eventId"]);
    refuseCancelled(event, ["eventId"]);
    const found = await registrationBy(tx, "code", readCheckInCode(code));
    if (!found) throw UserFault.of(UserErrorCode.NOT_FOUND, ["code"], refusals.unknown);
    if (found.eventId !== event.id) {
      const [other]: { title: string }[] = await tx.manager.query("SELECT title FROM event WHERE id = $1", [found.eventId]);
      throw UserFault.of(UserErrorCode.WRONG_STATE, ["code"], {
        da: `Gælder et andet arrangement: »${other?.title ?? ""}«.`,
        en: `Is for another event: “${other?.title ?? ""}”.`,
      });
    }
    if (found.status !== RegistrationStatus.CONFIRMED) {
      throw UserFault.of(UserErrorCode.WRONG_STATE, ["code"], refusals[found.status]);
    }
    if (found.checkedInAt === null) {
      await tx.manager.query("UPDATE registration SET checked_in_at = $2 WHERE id = $1", [found.id, tx.now()]);
      await noteChange(tx, event.id, AttendanceChangeKind.CHECKED_IN, [found.id]);
    }
    return { registration: found.id, wasCheckedIn: found.checkedInAt !== null };
  });
  feedOf(ctx.db).wake();
  return done;
}
