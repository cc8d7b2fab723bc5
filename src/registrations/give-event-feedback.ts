import { holdEvent } from "../events";
import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { readCheckInCode } from "./check-in-code";
import { registrationBy } from "./find-registration";
import type { GiveEventFeedbackInput } from "./registration.inputs";
import { RegistrationStatus } from "./registration.enums";

/** Takes one answer from each who had a place. That they have answered is kept, and what they answered, but not together. */
export async function giveEventFeedback(ctx: Ctx, { eventId, code, rating, comment }: GiveEventFeedbackInput): Promise<string> {
  return transact(ctx, async (tx) => {
    tx.guesses.refuseIfTooMany();
    const event = await holdEvent(tx, eventId, ["eventId"]);
    const found = await registrationBy(tx, "code", readCheckInCode(code));
    if (!found || found.eventId !== event.id || found.status !== RegistrationStatus.CONFIRMED) {
      tx.guesses.note();
      throw UserFault.of(UserErrorCode.NOT_FOUND, ["code"], {
        da: "Ingen med en plads har denne kode.",
        en: "Nobody with a place has this code.",
      });
    }
    if (tx.now() < event.startsAt) {
      throw UserFault.of(UserErrorCode.WRONG_STATE, ["eventId"], { da: "Det er ikke begyndt endnu.", en: "It has not begun yet." });
    }
    if (found.hasGivenFeedback)
      throw UserFault.of(UserErrorCode.DUPLICATE, ["code"], { da: "Har svaret allerede.", en: "Has answered already." });
    tx.faults.throwIfAny();
    await tx.manager.query("UPDATE registration SET has_given_feedback = true WHERE id = $1", [found.id]);
    await tx.manager.query("INSERT INTO event_feedback (event_id, rating, comment) VALUES ($1, $2, $3)", [
      event.id,
      rating,
      comment?.trim() || null,
    ]);
    return event.id;
  });
}
