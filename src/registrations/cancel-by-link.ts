import type { Ctx } from "../kernel/ctx";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { transact } from "../kernel/transact";
import { feedOf } from "./attendance-feed";
import { cancelFound } from "./cancel-registration";
import { findRegistration } from "./find-registration";
import { cancelPurpose } from "./mailed-registration";

/** Gives a place back by the link of the participant's own mail, which is all that it needs. Answers the registration's id. */
export async function cancelByLink(ctx: Ctx, token: string): Promise<string> {
  const done = await transact(ctx, async (tx) => {
    tx.guesses.refuseIfTooMany();
    const id = tx.signed.read(cancelPurpose, token, tx.now());
    if (id === null) {
      tx.guesses.note();
      throw UserFault.of(UserErrorCode.NOT_FOUND, ["token"]);
    }
    const { registration, event } = await findRegistration(tx, id, ["token"]);
    await cancelFound(tx, event, registration, ["token"]);
    return registration.id;
  });
  feedOf(ctx.db).wake();
  return done;
}
