import DataLoader from "dataloader";
import type { Database } from "../kernel/db/database";
import { requestError } from "../kernel/errors";
import { Viewer, type ViewerMembership } from "../kernel/viewer";
import { demoTokenPrefix, readDemoToken } from "./demo-token";

interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly memberships: readonly ViewerMembership[];
}

/** Finds out who sends a request, with the rights that they have at this moment. */
export class SignIn {
  /** Those who ask in the same turn are found in one statement: a thousand followers of one event, say. Nothing is kept. */
  readonly #accounts: DataLoader<string, AccountRow | null>;

  constructor(
    private readonly db: Database,
    private readonly now: () => Date,
    /** Null: nobody can sign in as a demo account. */
    private readonly demoSecret: string | null,
  ) {
    this.#accounts = new DataLoader((emails) => this.#byEmail(emails), { cache: false, maxBatchSize: 1000 });
  }

  /** The viewer of an Authorization header; without one, the anonymous. Anything else than a good token is UNAUTHENTICATED. */
  async viewerOf(authorization: string | undefined): Promise<Viewer> {
    if (authorization === undefined || authorization === "") return Viewer.anonymous;
    const [, token] = /^Bearer +([\w.~+/=-]{1,8192})$/i.exec(authorization) ?? [];
    if (token === undefined) throw refused("The Authorization header is not of the form: Bearer, a space, and a token.");
    if (!token.startsWith(demoTokenPrefix)) throw refused("This token is of no kind that this hub takes.");
    return this.#demoViewer(token);
  }

  async #demoViewer(token: string): Promise<Viewer> {
    const claim = this.demoSecret === null ? null : readDemoToken(this.demoSecret, token);
    if (!claim) throw refused("This token was not signed by this hub's demo.");
    if (claim.endsAt <= this.now()) throw refused("This token has ended. Get a new one: npm run token");
    const account = await this.#accounts.load(claim.email);
    if (!account) throw refused("The account of this token does not exist.");
    return new Viewer({ accountId: account.id, memberships: account.memberships, scopes: null, endsAt: claim.endsAt });
  }

  async #byEmail(emails: readonly string[]): Promise<(AccountRow | null)[]> {
    const rows = await this.db.read<AccountRow>({
      name: "accounts_by_email",
      text: byEmail,
      values: [emails.map((email) => email.toLowerCase())],
    });
    const found = new Map(rows.map((row) => [row.email, row]));
    return emails.map((email) => found.get(email.toLowerCase()) ?? null);
  }
}

const byEmail = `
  SELECT a.id, lower(a.email) email, coalesce((
    SELECT json_agg(json_build_object('id', m.id, 'municipalityId', m.municipality_id, 'role', m.role,
      'isParticipating', m.municipality_id IS NULL OR town.participates_since IS NOT NULL))
    FROM membership m LEFT JOIN municipality town ON town.id = m.municipality_id WHERE m.account_id = a.id
  ), '[]'::json) memberships
  FROM account a WHERE lower(a.email) = any($1::text[])`;

const refused = (message: string) => requestError("UNAUTHENTICATED", message, 401);
