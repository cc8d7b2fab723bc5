import type { Ctx } from "../kernel/ctx";
import type { Signed } from "../kernel/signed";
import { transact } from "../kernel/transact";
import type { FollowRhythm } from "./follow.enums";

/** What the links of a mail stop: one follow, or all of an account in a rhythm, which is what its mails are made of. */
export type Stoppable = { readonly followId: string } | { readonly accountId: string; readonly rhythm: FollowRhythm };

const purpose = "stop-following";
export const stopPath = "/follows/stop/:token";

/** Holds for as long as there is something to stop, with no account. */
export function stopLink({ publicUrl, signed }: { readonly publicUrl: string; readonly signed: Signed }, what: Stoppable): string {
  const id = "followId" in what ? what.followId : `${what.accountId} ${what.rhythm}`;
  return publicUrl + stopPath.replace(":token", signed.sign(purpose, id));
}

export interface StopTarget {
  /** SQL condition over `follow f`, of $1 and $2. */
  readonly where: string;
  readonly values: readonly unknown[];
}

/** Which rows a token is about; null: it was not signed here, or is not whole. */
export function stopTarget({ signed, now }: Ctx, token: string): StopTarget | null {
  const [id, rhythm] = (signed.read(purpose, token, now()) ?? "").split(" ");
  if (!id) return null;
  return rhythm === undefined
    ? { where: "f.id = $1", values: [id] }
    : { where: "f.account_id = $1 AND f.rhythm = $2", values: [id, rhythm] };
}

/** Stops; once more is harmless. */
export async function stopFollowing(ctx: Ctx, { where, values }: StopTarget): Promise<void> {
  await transact(ctx, (tx) => tx.manager.query(`DELETE FROM follow f WHERE ${where}`, [...values]));
}
