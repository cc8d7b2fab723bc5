import { createHash } from "node:crypto";
import type { Tx } from "./ctx";
import { UserErrorCode, UserFault } from "./errors";
import type { Viewer } from "./viewer";

/** A call that may bear a key; without one it is made each time. */
export interface Keyed {
  readonly viewer: Viewer;
  readonly key: string | null | undefined;
  /** All of the input but the key. */
  readonly input: object;
}

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
  const call = { viewer: tx.viewer, key, input };
  const keys = await KeptKeys.hold(tx, mutation, [call]);
  const known = keys.subjectOf(call);
  if (known !== null) return known;
  const id = await make();
  keys.note(call, id);
  await keys.keep(tx);
  return id;
}

/** What the keys of some calls stand for; nobody else can use them until the transaction ends. */
export class KeptKeys {
  readonly #known = new Map<string, { readonly hash: string; readonly subjectId: string }>();
  readonly #new: { accountId: string; key: string; hash: string; subjectId: string }[] = [];

  private constructor(private readonly mutation: string) {}

  static async hold(tx: Tx, mutation: string, calls: readonly Keyed[]): Promise<KeptKeys> {
    const keys = new KeptKeys(mutation);
    const given = calls.flatMap(({ viewer: { accountId }, key }) => (accountId === null || key == null ? [] : [{ accountId, key }]));
    if (given.length === 0) return keys;
    // In one order, so that no two wait for each other.
    await tx.run({
      name: "hold_keys",
      text: "SELECT pg_advisory_xact_lock(h) FROM (SELECT DISTINCT hashtextextended(k, 0) h FROM unnest($1::text[]) k ORDER BY h) held",
      values: [given.map(({ accountId, key }) => [accountId, mutation, key].join("\n"))],
    });
    const rows = await tx.run<{ accountId: string; key: string; hash: string; subjectId: string }>({
      name: "known_keys",
      text: `WITH old AS (DELETE FROM idempotency WHERE created_at < $4::timestamptz - interval '24 hours')
        SELECT account_id "accountId", key, input_hash hash, subject_id "subjectId" FROM idempotency
        JOIN unnest($1::uuid[], $2::text[]) g(account_id, key) USING (account_id, key)
        WHERE mutation = $3 AND created_at >= $4::timestamptz - interval '24 hours'`,
      values: [given.map(({ accountId }) => accountId), given.map(({ key }) => key), mutation, tx.now()],
    });
    for (const row of rows) keys.#known.set(nameOf(row.accountId, row.key), row);
    return keys;
  }

  /** Null: not made yet. The key with another input is refused. */
  subjectOf({ viewer: { accountId }, key, input }: Keyed): string | null {
    const known = accountId === null || key == null ? undefined : this.#known.get(nameOf(accountId, key));
    if (!known) return null;
    if (known.hash !== hashOf(input)) throw UserFault.of(UserErrorCode.IDEMPOTENCY_CONFLICT, ["idempotencyKey"]);
    return known.subjectId;
  }

  note({ viewer: { accountId }, key, input }: Keyed, subjectId: string): void {
    if (accountId === null || key == null) return;
    const hash = hashOf(input);
    this.#known.set(nameOf(accountId, key), { hash, subjectId });
    this.#new.push({ accountId, key, hash, subjectId });
  }

  /** Writes what was noted. */
  async keep(tx: Tx): Promise<void> {
    if (this.#new.length === 0) return;
    await tx.run({
      name: "keep_keys",
      text: `INSERT INTO idempotency (account_id, mutation, key, input_hash, subject_id, created_at)
        SELECT account_id, $5, key, hash, subject_id, $6 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) n(account_id, key, hash, subject_id)`,
      values: [
        this.#new.map(({ accountId }) => accountId),
        this.#new.map(({ key }) => key),
        this.#new.map(({ hash }) => hash),
        this.#new.map(({ subjectId }) => subjectId),
        this.mutation,
        tx.now(),
      ],
    });
  }
}

const nameOf = (accountId: string, key: string): string => `${accountId}\n${key}`;
const hashOf = (input: object): string => createHash("sha256").update(canonical(input)).digest("hex");

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
