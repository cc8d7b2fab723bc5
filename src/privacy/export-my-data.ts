import type { Ctx } from "../kernel/ctx";
import { authorise } from "../kernel/policy";
import { transact } from "../kernel/transact";
import { myDataPurpose } from "./my-data";
import { ownData } from "./privacy.policy";

const holdsFor = 15 * 60_000;

/** An address that gives the data for a quarter of an hour. They are gathered when it is opened: no copy is kept. */
export async function exportMyData(ctx: Ctx, { format }: { format?: string | null }): Promise<string> {
  const accountId = await transact(ctx, async (tx) => {
    authorise(tx.viewer, ownData, null);
    return tx.viewer.accountId ?? "";
  });
  const token = ctx.signed.sign(myDataPurpose, accountId, new Date(ctx.now().getTime() + holdsFor));
  return `${ctx.publicUrl}/my-data/${token}${format === "HTML" ? "?format=html" : ""}`;
}
