import DataLoader from "dataloader";
import type { DataSource, EntityManager } from "typeorm";
import { newId } from "../kernel/db/id";
import type { Database } from "../kernel/db/database";
import type { ViewerMembership } from "../kernel/viewer";
import type { Claims } from "./issuers";
import { accessVersion, membershipsOf } from "./memberships-of";

export interface IdentifiedAccount {
  readonly accessVersion: string;
  readonly id: string;
  readonly memberships: readonly ViewerMembership[];
}

interface Row extends IdentifiedAccount {
  readonly issuer: string;
  readonly subject: string;
}

type Key = Pick<Claims, "issuer" | "subject">;
const textOf = ({ issuer, subject }: Key) => JSON.stringify([issuer, subject]);

/** Accounts of people, by who vouches for them and under which name. Those that ask in the same turn are found in one statement. */
export class Identities {
  readonly #accounts: DataLoader<Key, IdentifiedAccount | null>;

  constructor(
    private readonly db: Database,
    private readonly now: () => Date,
  ) {
    this.#accounts = new DataLoader((keys) => this.#find(keys), { cache: false, maxBatchSize: 1000 });
  }

  async accountOf(claims: Claims): Promise<IdentifiedAccount> {
    const known = await this.#accounts.load(claims);
    if (known) return known;
    await this.#meet(this.db.dataSource, claims);
    const met = await this.#accounts.load(claims);
    if (!met) throw new Error("an account was made and is not there");
    return met;
  }

  /**
   * Somebody comes for the first time. They are who was invited where their issuer vouches for the invited address and
   * nobody has come for that invitation; otherwise somebody new. An address alone opens no account that is in use: else
   * any issuer could take over any account.
   */
  async #meet(dataSource: DataSource, { issuer, subject, name, email }: Claims): Promise<void> {
    await dataSource.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 4))", [`${issuer}\n${subject}`]);
      const known: unknown[] = await manager.query("SELECT FROM account_identity WHERE issuer = $1 AND subject = $2", [issuer, subject]);
      if (known.length > 0) return;
      const accountId = (email === null ? null : await this.#invited(manager, email)) ?? (await this.#somebodyNew(manager, name, email));
      await manager.query("INSERT INTO account_identity (issuer, subject, account_id, since) VALUES ($1, $2, $3, $4)", [
        issuer,
        subject,
        accountId,
        this.now(),
      ]);
    });
  }

  async #invited(manager: EntityManager, email: string): Promise<string | null> {
    const [found]: { id: string }[] = await manager.query(
      `SELECT a.id FROM account a JOIN invitation i ON i.account_id = a.id WHERE lower(a.email) = lower($1) AND i.expires_at > $2
        AND NOT EXISTS (SELECT FROM account_identity known WHERE known.account_id = a.id) FOR UPDATE OF i`,
      [email, this.now()],
    );
    if (!found) return null;
    await manager.query("DELETE FROM invitation WHERE account_id = $1", [found.id]);
    return found.id;
  }

  async #somebodyNew(manager: EntityManager, name: string | null, email: string | null): Promise<string> {
    const id = newId("Account", this.now());
    await manager.query(
      `INSERT INTO account (id, name, email, created_at)
       SELECT $1, $2, CASE WHEN NOT EXISTS (SELECT FROM account WHERE lower(email) = lower($3)) THEN $3 END, $4`,
      [id, name ?? email?.split("@")[0] ?? "—", email, this.now()],
    );
    return id;
  }

  async #find(keys: readonly Key[]): Promise<(IdentifiedAccount | null)[]> {
    const rows = await this.db.read<Row>({
      name: "accounts_by_identity",
      text: byIdentity,
      values: [keys.map((key) => key.issuer), keys.map((key) => key.subject)],
    });
    const found = new Map(rows.map((row) => [textOf(row), row]));
    return keys.map((key) => found.get(textOf(key)) ?? null);
  }
}

const byIdentity = `SELECT ${accessVersion}, i.issuer, i.subject, i.account_id id, ${membershipsOf("i.account_id")} memberships
  FROM unnest($1::text[], $2::text[]) wanted(issuer, subject)
  JOIN account_identity i ON i.issuer = wanted.issuer AND i.subject = wanted.subject`;
