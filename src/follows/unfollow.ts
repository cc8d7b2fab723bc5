import type { Ctx } from "../kernel/ctx";
import { idOf } from "../kernel/db/id";
import { UserErrorCode, UserFault } from "../kernel/errors";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { following } from "./follow.policy";

/** Follows it no longer; a mail that is queued for it alone is not sent any more. Answers the id. */
export async function unfollow(ctx: Ctx, { id }: { id: string }): Promise<string> {
  return transact(ctx, async (tx) => {
    authorise(tx.viewer, following, null);
    const [rows]: [{ id: string }[]] = await tx.manager.query("DELETE FROM follow WHERE id = $1 AND account_id = $2 RETURNING id", [
      idOf("Follow", id),
      tx.viewer.accountId,
    ]);
    if (rows.length === 0) throw UserFault.of(UserErrorCode.NOT_FOUND, ["id"]);
    return id;
  });
}
