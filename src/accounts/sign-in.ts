import DataLoader from "dataloader";
import type { Database } from "../kernel/db/database";
import { requestError } from "../kernel/errors";
import { Viewer, type ViewerMembership } from "../kernel/viewer";
import { demoTokenPrefix, readDemoToken } from "./demo-token";
import { Identities } from "./identities";
import type { Issuers } from "./issuers";
import { accessVersion, membershipsOf } from "./memberships-of";
import { RecentCallers, type Recognised } from "./recognised";
import { apiTokenPrefix } from "./token-secret";
import { TokenSignIn } from "./token-sign-in";

const anonymous: Recognised = { viewer: Viewer.anonymous, accessVersion: null };

interface AccountRow {
  readonly accessVersion: string;
  readonly id: string;
  readonly email: string;
  readonly memberships: readonly ViewerMembership[];
}

/** Finds out who sends a request, with the rights that they have at this moment. */
export class SignIn {
  /** Those who ask in the same turn are found in one statement: a thousand followers of one event, say. Nothing is kept. */
  readonly #accounts: DataLoader<string, AccountRow | null>;

  readonly #tokens: TokenSignIn;
  readonly #identities: Identities;
  readonly #recent: RecentCallers;

  constructor(
    private readonly db: Database,
    private readonly now: () => Date,
    /** Null: nobody can sign in as a demo account. */
    private readonly demoSecret: string | null,
    private readonly issuers: Issuers,
  ) {
    this.#identities = new Identities(db, now);
    this.#recent = new RecentCallers(now);
    this.#tokens = new TokenSignIn(db, now);
    this.#accounts = new DataLoader((emails) => this.#byEmail(emails), { cache: false, maxBatchSize: 1000 });
  }

  /** As `recognise`, or as it was lately. Only for what checks by itself that the rights still hold. */
  async recall(authorization: string | undefined): Promise<Recognised> {
    if (authorization === undefined || authorization === "") return anonymous;
    return this.#recent.get(authorization) ?? this.recognise(authorization);
  }

  /** Whether somebody was let in with it lately: it is no guess. */
  knows(authorization: string): boolean {
    return this.#recent.has(authorization);
  }

  /** Who sends an Authorization header, now; without one, the anonymous. Anything else than a good token is UNAUTHENTICATED. */
  async recognise(authorization: string | undefined): Promise<Recognised> {
    if (authorization === undefined || authorization === "") return anonymous;
    const found = await this.#find(authorization);
    this.#recent.keep(authorization, found);
    return found;
  }

  async #find(authorization: string): Promise<Recognised> {
    const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization) ?? [];
    if (token === undefined) throw refused("The Authorization header is not of the form: Bearer, a space, and a token.");
    if (token.startsWith(apiTokenPrefix)) return this.#program(token);
    if (token.startsWith(demoTokenPrefix)) return this.#demoViewer(token);
    return this.#person(token);
  }

  async #program(token: string): Promise<Recognised> {
    const found = await this.#tokens.viewerOf(token);
    if (typeof found === "string") throw refused(found);
    return found;
  }

  async #person(token: string): Promise<Recognised> {
    const claims = await this.issuers.claimsOf(token);
    const { id, memberships, accessVersion } = await this.#identities.accountOf(claims);
    return { viewer: new Viewer({ accountId: id, memberships, token: null, endsAt: claims.endsAt }), accessVersion };
  }

  async #demoViewer(token: string): Promise<Recognised> {
    const claim = this.demoSecret === null ? null : readDemoToken(this.demoSecret, token);
    if (!claim) throw refused("This token was not signed by this hub's demo.");
    if (claim.endsAt <= this.now()) throw refused("This token has ended. Get a new one: npm run token");
    const account = await this.#accounts.load(claim.email);
    if (!account) throw refused("The account of this token does not exist.");
    const { id, memberships, accessVersion } = account;
    return { viewer: new Viewer({ accountId: id, memberships, token: null, endsAt: claim.endsAt }), accessVersion };
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

const byEmail = `SELECT ${accessVersion}, a.id, lower(a.email) email, ${membershipsOf("a.id")} memberships
  FROM account a WHERE lower(a.email) = any($1::text[])`;

const refused = (message: string) => requestError("UNAUTHENTICATED", message);
