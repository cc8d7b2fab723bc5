import { Counter, type Registry } from "prom-client";
import type { Database } from "../db/database";
import { requestError } from "../errors";
import type { Log } from "../log";
import type { Viewer } from "../viewer";
import { Ledger } from "./ledger";

/** What a caller has left in this minute. */
export interface RateState {
  /** "member", "anonymous". */
  readonly policy: string;
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
  /** Of the operation that it was asked for. */
  readonly cost: number;
}

export interface BudgetLimits {
  /** Cost in a minute of each account. */
  readonly member: number;
  /** Of each address with no account. */
  readonly anonymous: number;
  /** Wrong tokens and links in a minute from each address. */
  readonly guesses: number;
}

/**
 * A budget for each caller, in cost and not in requests: accounts have their own, so nobody anonymous can use up what
 * members have. Counted in memory and added up in the database once a second, so that no read waits for it and all
 * processes know what was spent; a caller can go beyond the limit by what one second holds.
 */
export class Budgets {
  readonly #ledger: Ledger;
  #refused: Counter | null = null;

  constructor(
    private readonly parts: {
      readonly limits: BudgetLimits;
      readonly now: () => Date;
      /** Null: there is one process only. */
      readonly shared: Database | null;
      readonly log: Log;
    },
  ) {
    this.#ledger = new Ledger(parts);
  }

  start(): void {
    this.#ledger.start();
  }

  stop(): Promise<void> {
    return this.#ledger.stop();
  }

  /** Takes the cost from the caller's budget, or refuses and takes nothing. */
  spend(viewer: Viewer, address: string, cost: number): RateState {
    this.refuseSpent(viewer, address);
    return this.charge(viewer, address, cost);
  }

  /** Before anything is read of what was sent. Whatever is left buys one more, else what costs more than the limit could never be asked. */
  refuseSpent(viewer: Viewer, address: string): void {
    const { actor, limit } = this.#purse(viewer, address);
    if (this.#ledger.spent(actor) >= limit) throw this.#refusal(`You have spent what this minute allows (${limit}).`);
  }

  /** Takes it, whatever is left: for what was done already. */
  charge(viewer: Viewer, address: string, cost: number): RateState {
    const { policy, actor, limit } = this.#purse(viewer, address);
    const after = this.#ledger.add(actor, cost);
    return { policy, limit, remaining: Math.max(0, limit - after), resetAt: this.#ledger.endsAt, cost };
  }

  #purse({ accountId }: Viewer, address: string): { readonly policy: string; readonly actor: string; readonly limit: number } {
    const { member, anonymous } = this.parts.limits;
    return accountId === null
      ? { policy: "anonymous", actor: `address ${address}`, limit: anonymous }
      : { policy: "member", actor: `account ${accountId}`, limit: member };
  }

  /** Before a token or a link is looked at. */
  refuseGuessing(address: string): void {
    if (this.#ledger.spent(`guess ${address}`) >= this.parts.limits.guesses) {
      throw this.#refusal("Too many wrong tokens or links have come from your address.");
    }
  }

  /** Somebody came with one that is none. */
  noteGuess(address: string): void {
    this.#ledger.add(`guess ${address}`, 1);
  }

  registerMetrics(registry: Registry): void {
    this.#refused = new Counter({
      name: "samspil_rate_limited_total",
      help: "Requests beyond their caller's budget.",
      registers: [registry],
    });
  }

  #refusal(message: string): Error {
    this.#refused?.inc();
    const seconds = Math.max(1, Math.ceil((this.#ledger.endsAt.getTime() - this.parts.now().getTime()) / 1000));
    return requestError("RATE_LIMITED", `${message} Try again in ${seconds} seconds.`, 429, new Map([["retry-after", String(seconds)]]));
  }
}

/** The header fields of the IETF's draft: what the policy is, and what is left of it. */
export function rateHeaders({ policy, limit, remaining, resetAt }: RateState, now: Date): readonly (readonly [string, string])[] {
  const seconds = Math.max(0, Math.ceil((resetAt.getTime() - now.getTime()) / 1000));
  return [
    ["ratelimit-policy", `"${policy}";q=${limit};w=60`],
    ["ratelimit", `"${policy}";r=${remaining};t=${seconds}`],
  ];
}
