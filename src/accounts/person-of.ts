import type { Database } from "../kernel/db/database";
import { Viewer, type ViewerMembership } from "../kernel/viewer";
import { membershipsOf } from "./memberships-of";

/** Whoever has this account, with the rights of this moment: for a link that somebody got for themselves. Null: it is gone. */
export async function personOf(db: Database, accountId: string): Promise<Viewer | null> {
  const text = `SELECT ${membershipsOf("a.id")} memberships FROM account a WHERE a.id = $1`;
  const [row] = await db.change<{ memberships: readonly ViewerMembership[] }>({ text, values: [accountId] });
  return row ? new Viewer({ accountId, memberships: row.memberships, token: null, endsAt: null }) : null;
}
