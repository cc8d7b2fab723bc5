import { Client, type ClientConfig } from "pg";
import type { Log } from "../log";
import { announcedChannel } from "./sequencer";

/** `numbered`: some process gave numbers up to this one. null: something was committed here, or a bell may have been missed. */
type Hear = (numbered: number | null) => void;

/**
 * Says that it is worth looking, never what there is. A bell that is not heard costs one poll (250 ms), so the time in
 * which LISTEN is down is nobody's outage. Without `listen` (embedded: one process, NOTIFY does not arrive) only `ring`.
 */
export class Doorbell {
  readonly #hearers = new Set<Hear>();
  #client: Client | null = null;
  #retry: NodeJS.Timeout | undefined;
  #failures = 0;
  #isOpen = false;

  constructor(
    private readonly listen: ClientConfig | null,
    private readonly log: Log,
  ) {}

  onRing(hear: Hear): void {
    this.#hearers.add(hear);
  }

  /** After a commit of this process. */
  ring(): void {
    this.#tell(null);
  }

  /** Comes back after the first try, whether it succeeded or not. */
  async start(): Promise<void> {
    this.#isOpen = true;
    if (this.listen) await this.#connect(this.listen);
  }

  async stop(): Promise<void> {
    this.#isOpen = false;
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
    this.#client = null;
  }

  async #connect(listen: ClientConfig): Promise<void> {
    const client = new Client({ application_name: "samspil doorbell", keepAlive: true, connectionTimeoutMillis: 5_000, ...listen });
    this.#client = client;
    // Without a listener of its own, the error of a restarting database ends the process.
    client.on("error", (error) => this.#lost(client, listen, error));
    client.on("end", () => this.#lost(client, listen));
    client.on("notification", ({ payload }) => this.#tell(payload ? Number(payload) : null));
    try {
      await client.connect();
      await client.query(`LISTEN ${announcedChannel}`);
    } catch (error) {
      this.#lost(client, listen, error);
      return;
    }
    if (this.#client !== client) return; // lost or stopped meanwhile
    if (this.#failures > 0) this.log.info("announcements: LISTEN is back");
    this.#failures = 0;
    this.#tell(null);
  }

  /** Told by up to three of: error, end, a failed connect. The first one counts. */
  #lost(client: Client, listen: ClientConfig, error?: unknown): void {
    if (this.#client !== client) return;
    this.#client = null;
    void client.end().catch(() => undefined);
    if (!this.#isOpen) return;
    if (this.#failures++ === 0) {
      this.log.info(
        { reason: error instanceof Error ? error.message : "closed" },
        "announcements: LISTEN is lost; polling until it is back",
      );
    }
    const pause = Math.min(1_000, 50 * 2 ** Math.min(this.#failures, 10));
    this.#retry = setTimeout(() => void this.#connect(listen), pause).unref();
  }

  #tell(numbered: number | null): void {
    for (const hear of this.#hearers) hear(numbered);
  }
}
