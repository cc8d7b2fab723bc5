import type { Act, Ctx } from "./ctx";
import { newId } from "./db/id";

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

/** Keeps who did what, in the transaction that does it. */
export async function keepAct(
  on: { readonly query: (sql: string, values?: unknown[]) => Promise<unknown> },
  { viewer, now }: Ctx,
  { action, fields }: Act,
  subjectId: string | null,
): Promise<void> {
  await on.query(
    "INSERT INTO audit_entry (id, at, actor_id, api_token_id, action, subject_id, changed_fields) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    [newId("AuditEntry", now()), now(), viewer.accountId, viewer.tokenId, action, subjectId, fields],
  );
}

/** Keeps that somebody read much at once about people. */
export async function keepRead(ctx: Ctx, action: string, subjectId: string | null): Promise<void> {
  await keepAct({ query: (text, values = []) => ctx.db.change({ text, values }) }, ctx, { action, fields: [] }, subjectId);
}

/** A command answers the object that it was about, or its id. */
export function subjectOf(result: unknown): string | null {
  if (typeof result === "string") return result;
  if (typeof result === "object" && result !== null && "id" in result && typeof result.id === "string") return result.id;
  return null;
}
