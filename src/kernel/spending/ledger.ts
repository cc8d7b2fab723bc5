import type { Database } from "../db/database";
import type { Log } from "../log";

const periodMs = 60_000;
const shareEveryMs = 1000;
/** A flood of addresses must not fill the memory: those beyond this share one account. */
const mostActors = 50_000;
const others = "others";

interface Entry {
  /** By all processes, as far as it is known. */
  total: number;
  /** Of that, what the others have not been told. */
  untold: number;
}

/** What each actor has spent in the present minute. */
export class Ledger {
  #period = 0;
  #entries = new Map<string, Entry>();
  readonly #untold = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #sharing: Promise<void> | null = null;

  constructor(private readonly parts: { readonly now: () => Date; readonly shared: Database | null; readonly log: Log }) {}

  start(): void {
    if (this.parts.shared) this.#timer = setInterval(() => void this.share(), shareEveryMs).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await this.#sharing;
  }

  get endsAt(): Date {
    this.#turn();
    return new Date((this.#period + 1) * periodMs);
  }

  get size(): number {
    return this.#entries.size;
  }

  spent(actor: string): number {
    this.#turn();
    return this.#entries.get(this.#known(actor))?.total ?? 0;
  }

  /** Answers what it has spent then. */
  add(actor: string, cost: number): number {
    this.#turn();
    const name = this.#known(actor);
    const entry = this.#entries.get(name) ?? { total: 0, untold: 0 };
    entry.total += cost;
    entry.untold += cost;
    this.#entries.set(name, entry);
    if (this.parts.shared) this.#untold.add(name);
    return entry.total;
  }

  /** Tells the other processes what was spent here, and learns what was spent there. */
  share(): Promise<void> {
    return (this.#sharing ??= this.#share().finally(() => (this.#sharing = null)));
  }

  #known(actor: string): string {
    return this.#entries.size < mostActors || this.#entries.has(actor) ? actor : others;
  }

  #turn(): void {
    const period = Math.floor(this.parts.now().getTime() / periodMs);
    if (period === this.#period) return;
    this.#period = period;
    this.#entries = new Map();
    this.#untold.clear();
  }

  async #share(): Promise<void> {
    const { shared, log } = this.parts;
    this.#turn();
    if (!shared || this.#untold.size === 0) return;
    const entries = this.#entries;
    const told = [...this.#untold].map((actor) => ({ actor, cost: entries.get(actor)?.untold ?? 0 }));
    this.#untold.clear();
    for (const { actor, cost } of told) {
      const entry = entries.get(actor);
      if (entry) entry.untold -= cost;
    }
    try {
      const rows = await shared.change<{ actor: string; spent: string }>({
        text: `WITH old AS (DELETE FROM spending WHERE period < $3::timestamptz - interval '1 hour')
          INSERT INTO spending (actor, period, spent) SELECT told.actor, $3, told.cost FROM unnest($1::text[], $2::bigint[]) told(actor, cost)
          ON CONFLICT (actor, period) DO UPDATE SET spent = spending.spent + excluded.spent RETURNING actor, spent`,
        values: [told.map(({ actor }) => actor), told.map(({ cost }) => cost), new Date(this.#period * periodMs)],
      });
      for (const { actor, spent } of rows) {
        const entry = entries.get(actor);
        if (entry) entry.total = Number(spent) + entry.untold;
      }
    } catch (error) {
      // Untold once is forgotten for the others; each process goes on with what it knows.
      log.warn({ cause: error instanceof Error ? error.name : "unknown" }, "Could not tell the other processes what was spent");
    }
  }
}
