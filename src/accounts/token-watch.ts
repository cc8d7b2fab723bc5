import type { Database } from "../kernel/db/database";
import type { Log } from "../kernel/log";
import type { Viewer } from "../kernel/viewer";

const everyMs = 2000;

/** Closes the open sockets of keys that were revoked, on whichever process: one statement every two seconds asks for all of them. */
export class TokenWatch {
  readonly #open = new Map<string, Set<() => void>>();
  #timer: NodeJS.Timeout | null = null;
  #isAsking = false;

  constructor(
    private readonly db: Database,
    private readonly log: Log,
  ) {}

  /** Calls `end` once when the program's key is no longer good; what it gives calls that off. A person's token ends by itself. */
  watch({ tokenId }: Viewer, end: () => void): () => void {
    if (tokenId === null) return () => undefined;
    const ends = this.#open.get(tokenId) ?? new Set();
    this.#open.set(tokenId, ends.add(end));
    this.#timer ??= setInterval(() => void this.#ask(), everyMs).unref();
    return () => {
      ends.delete(end);
      if (ends.size === 0) this.#open.delete(tokenId);
      if (this.#open.size === 0) this.stop();
    };
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const rows = await this.db.change<{ id: string }>({
        text: "SELECT id FROM api_token WHERE id = any($1::uuid[]) AND revoked_at IS NULL",
        values: [[...this.#open.keys()]],
      });
      const good = new Set(rows.map(({ id }) => id));
      for (const [id, ends] of [...this.#open]) if (!good.has(id)) for (const end of [...ends]) end();
    } catch (error) {
      // The database is away: whoever is connected hears nothing meanwhile, and is asked for again.
      this.log.warn({ cause: error instanceof Error ? error.message : String(error) }, "Could not look whether tokens were revoked");
    } finally {
      this.#isAsking = false;
    }
  }
}
