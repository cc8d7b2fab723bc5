import type { Ctx } from "../kernel/ctx";
import { personalData } from "./personal-data";

export const myDataPurpose = "my-data";

/** Everything that the hub keeps about the person of an account, section by section; null where the account is gone. */
export async function myData({ db }: Ctx, accountId: string): Promise<Record<string, unknown[]> | null> {
  const [account] = await db.change<{ email: string | null }>({
    text: "SELECT lower(email) email FROM account WHERE id = $1",
    values: [accountId],
  });
  if (!account) return null;
  const made: Record<string, unknown[]> = {};
  for (const { name, sql } of personalData.flatMap(({ sections }) => sections)) {
    // PostgreSQL must be told the types of parameters that a section does not use.
    const text = `WITH who AS (SELECT $1::uuid, $2::text) ${sql.replaceAll("$1", "$1::uuid").replaceAll("$2", "$2::text")}`;
    const rows = await db.change<{ row: unknown }>({ text, values: [accountId, account.email] });
    made[name] = rows.map(({ row }) => row);
  }
  return made;
}
