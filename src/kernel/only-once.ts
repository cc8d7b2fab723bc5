import { createHash } from "node:crypto";
import type { Tx } from "./ctx";
import { UserErrorCode, UserFault } from "./errors";

/**
 * The same key of the same caller within 24 hours stands for the same object: `make` runs once, also when two requests
 * race (they queue on a lock that the transaction holds) or the hub was restarted in between. Answers the object's id.
 */
export async function onlyOnce(
  tx: Tx,
  mutation: string,
  key: string | null | undefined,
  input: object,
  make: () => Promise<string>,
): Promise<string> {
  const accountId = tx.viewer.accountId;
  if (key === null || key === undefined || accountId === null) return make();
  const caller = [accountId, mutation, key];
  await tx.manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [caller.join("\n")]);
  await tx.manager.query("DELETE FROM idempotency WHERE created_at < $1::timestamptz - interval '24 hours'", [tx.now()]);
  const [known]: { input_hash: string; subject_id: string }[] = await tx.manager.query(
    "SELECT input_hash, subject_id FROM idempotency WHERE account_id = $1 AND mutation = $2 AND key = $3",
    caller,
  );
  const hash = createHash("sha256").update(canonical(input)).digest("hex");
  if (known) {
    if (known.input_hash !== hash) throw UserFault.of(UserErrorCode.IDEMPOTENCY_CONFLICT, ["idempotencyKey"]);
    return known.subject_id;
  }
  const id = await make();
  await tx.manager.query(
    "INSERT INTO idempotency (account_id, mutation, key, input_hash, subject_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
    [...caller, hash, id, tx.now()],
  );
  return id;
}

/** JSON with sorted keys and nothing absent: the order in which a client writes its fields says nothing. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
    .join(",")}}`;
}
