import DataLoader from "dataloader";
import type { Database } from "../kernel/db/database";
import { Role, type TokenScope, Viewer, type ViewerMembership } from "../kernel/viewer";
import { accessVersion, membershipsOf } from "./memberships-of";
import type { Recognised } from "./recognised";
import { isSameHash, readTokenSecret } from "./token-secret";

interface TokenRow {
  readonly id: string;
  readonly accessVersion: string;
  readonly lookup: string;
  readonly secretHash: Buffer;
  readonly accountId: string;
  readonly scopes: readonly TokenScope[];
  readonly municipalityId: string | null;
  readonly isParticipating: boolean;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  /** Of the person whose key it is. */
  readonly memberships: readonly ViewerMembership[];
}

const hour = 3_600_000;

/** Programs, by their keys. Those that ask in the same turn are found in one statement. */
export class TokenSignIn {
  readonly #rows: DataLoader<string, TokenRow | null>;

  constructor(
    private readonly db: Database,
    private readonly now: () => Date,
  ) {
    this.#rows = new DataLoader((lookups) => this.#find(lookups), { cache: false, maxBatchSize: 1000 });
  }

  /** The program, or in words why it is not let in. */
  async viewerOf(text: string): Promise<Recognised | string> {
    const secret = readTokenSecret(text);
    if (!secret) return "This token is mistyped or cut short: its check digits do not fit.";
    const row = await this.#rows.load(secret.lookup);
    if (!row || !isSameHash(row.secretHash, secret.hash)) return "This token is not known.";
    if (row.revokedAt) return "This token was revoked.";
    if (row.expiresAt <= this.now()) return "This token has ended.";
    await this.#note(row);
    const viewer = new Viewer({
      accountId: row.accountId,
      memberships: row.municipalityId === null ? row.memberships : [asEditor(row, row.municipalityId)],
      token: { id: row.id, scopes: row.scopes },
      endsAt: row.expiresAt,
    });
    return { viewer, accessVersion: row.accessVersion };
  }

  /** To the hour: a statement for each use would be a write for each read. */
  async #note({ id, lastUsedAt }: TokenRow): Promise<void> {
    const begun = new Date(Math.floor(this.now().getTime() / hour) * hour);
    if (lastUsedAt && lastUsedAt >= begun) return;
    await this.db.change({ text: "UPDATE api_token SET last_used_at = $2 WHERE id = $1", values: [id, begun] });
  }

  async #find(lookups: readonly string[]): Promise<(TokenRow | null)[]> {
    const rows = await this.db.read<TokenRow>({ name: "api_tokens_by_lookup", text: byLookup, values: [[...lookups]] });
    const found = new Map(rows.map((row) => [row.lookup, row]));
    return lookups.map((lookup) => found.get(lookup) ?? null);
  }
}

const asEditor = ({ id, isParticipating }: TokenRow, municipalityId: string): ViewerMembership => ({
  id,
  municipalityId,
  isParticipating,
  role: Role.EDITOR,
});

const byLookup = `
  SELECT t.id, ${accessVersion}, t.lookup, t.secret_hash "secretHash", t.account_id "accountId", t.scopes, t.municipality_id "municipalityId",
    home.participates_since IS NOT NULL "isParticipating", t.expires_at "expiresAt", t.revoked_at "revokedAt", t.last_used_at "lastUsedAt",
    ${membershipsOf("t.account_id")} memberships
  FROM api_token t LEFT JOIN municipality home ON home.id = t.municipality_id WHERE t.lookup = any($1::text[])`;
