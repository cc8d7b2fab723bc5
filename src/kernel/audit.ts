import type { Act, Ctx } from "./ctx";
import type { Statement } from "./db/database";
import { newId } from "./db/id";
import type { Viewer } from "./viewer";

/** Fields that say how something was asked for, not what was done. */
const aside = new Set(["id", "idempotencyKey", "expectedVersion", "token", "confirmation"]);
/** Groups of fields: what is in them counts, by its own name. */
const groups = new Set(["patch", "details", "content"]);

/** An input's class is named as its mutation: PublishInitiativeInput. */
export function actOf(input: object): Act {
  const name = input.constructor.name.replace(/Input$/, "");
  return { action: name.charAt(0).toLowerCase() + name.slice(1), fields: [...new Set(fieldsOf(input))].sort() };
}

const fieldsOf = (input: object): string[] =>
  Object.entries(input).flatMap(([name, value]) => {
    if (value === undefined || aside.has(name)) return [];
    return groups.has(name) && typeof value === "object" && value !== null ? fieldsOf(value as object) : [name];
  });

/** What somebody did, and to what. */
export interface Done {
  readonly viewer: Viewer;
  readonly act: Act;
  readonly subjectId: string | null;
}

/** Keeps who did what, in the transaction that does it. */
export async function keepActs(run: (statement: Statement) => Promise<unknown>, now: Date, done: readonly Done[]): Promise<void> {
  if (done.length === 0) return;
  const rows = done.map(({ viewer, act, subjectId }) => ({
    id: newId("AuditEntry", now),
    actor: viewer.accountId,
    token: viewer.tokenId,
    action: act.action,
    subject: subjectId,
    fields: act.fields,
  }));
  await run({
    name: "keep_acts",
    text: `INSERT INTO audit_entry (id, at, actor_id, api_token_id, action, subject_id, changed_fields)
      SELECT id, $2, actor, token, action, subject, fields
      FROM jsonb_to_recordset($1) AS (id uuid, actor uuid, token uuid, action text, subject uuid, fields text[])`,
    values: [JSON.stringify(rows), now],
  });
}

/** Keeps that somebody read much at once about people. */
export async function keepRead(ctx: Ctx, action: string, subjectId: string | null): Promise<void> {
  await keepActs((statement) => ctx.db.change(statement), ctx.now(), [{ viewer: ctx.viewer, act: { action, fields: [] }, subjectId }]);
}

/** A command answers the object that it was about, or its id. */
export function subjectOf(result: unknown): string | null {
  if (typeof result === "string") return result;
  if (typeof result === "object" && result !== null && "id" in result && typeof result.id === "string") return result.id;
  return null;
}
