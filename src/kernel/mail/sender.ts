import { setTimeout } from "node:timers/promises";
import { Counter, Gauge, type Registry } from "prom-client";
import type { Database } from "../db/database";
import type { Log } from "../log";
import type { Signed } from "../signed";
import { rendered } from "./render";
import { templateOf, type Recipient } from "./template";
import { PermanentRefusal, type Transport } from "./transport";

interface Row {
  readonly id: string;
  readonly template: string;
  readonly recipientId: string;
  readonly data: object;
  readonly attempts: number;
  readonly createdAt: Date;
}

export interface SenderParts {
  readonly db: Database;
  readonly log: Log;
  readonly now: () => Date;
  readonly signed: Signed;
  readonly transport: Transport;
  readonly from: string;
  readonly publicUrl: () => string;
  /** How often to look for mails that wait for their time, or that another process left behind. */
  readonly pollMs: number;
}

const [second, minute, hour] = [1000, 60_000, 3_600_000];
/** Whoever leased a row and died is followed by another after this; longer than any attempt may take. */
const leaseMs = 2 * minute;
const delays = [10 * second, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour];
const laterDelay = 12 * hour;
const givenUpAfter = 5 * 24 * hour;
const atOnce = 5;
/** Between one handful and the next: a hundred mails a second are enough, and those who use the hub meanwhile go first. */
const restMs = 50;

/**
 * Sends what waits in the table `mail`: at least once, and once where nobody dies in between. A row is leased by moving
 * its next attempt on, so it comes back by itself; HTTP and SMTP happen outside of any transaction.
 */
export class MailSender {
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<void> | null = null;
  #isRung = false;
  #isDown = false;
  #isStopped = false;
  #sent: Counter | null = null;
  #failed: Counter | null = null;

  constructor(private readonly parts: SenderParts) {}

  start(): void {
    this.#timer = setInterval(() => this.wake(), this.parts.pollMs).unref();
    this.wake();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#isStopped = true;
    await this.#working;
    this.parts.transport.close();
  }

  /** Somebody has queued a mail. */
  wake(): void {
    this.#isRung = true;
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
      // Rung between its last look and now.
      if (this.#isRung && !this.#isStopped) this.wake();
    });
  }

  async #work(): Promise<void> {
    try {
      while (this.#isRung && !this.#isStopped) {
        this.#isRung = false;
        // What is left when the hub stops is for the next process.
        while (!this.#isStopped) {
          const rows = await this.#lease();
          await Promise.all(rows.map((row) => this.#deliver(row)));
          if (rows.length < atOnce) break;
          await setTimeout(restMs);
        }
      }
    } catch (error) {
      // The database is away; what waits, waits.
      this.#isRung = false;
      this.parts.log.warn({ cause: nameOf(error) }, "Could not look for mails to send");
    }
  }

  async #lease(): Promise<Row[]> {
    const now = this.parts.now();
    return this.parts.db.change<Row>({
      text: `UPDATE mail SET next_attempt_at = $2, attempts = attempts + 1 WHERE id IN (
          SELECT id FROM mail WHERE next_attempt_at <= $1 ORDER BY next_attempt_at, id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
        RETURNING id, template, recipient_id "recipientId", data, attempts, created_at "createdAt"`,
      values: [now, new Date(now.getTime() + leaseMs)],
    });
  }

  async #deliver(row: Row): Promise<void> {
    const { log } = this.parts;
    try {
      const isSent = await this.#send(row);
      await this.#done(row, isSent ? null : "nobody to send it to");
      if (isSent) this.#sent?.inc();
      if (this.#isDown) log.info("Mail is sent again");
      this.#isDown = false;
    } catch (error) {
      this.#failed?.inc();
      if (error instanceof PermanentRefusal) return this.#done(row, `refused: ${error.message}`);
      if (!this.#isDown) log.warn({ mail: row.id, cause: nameOf(error) }, "A mail could not be sent; it is tried again");
      this.#isDown = true;
      await this.#later(row, nameOf(error));
    }
  }

  async #send({ id, template: name, recipientId, data }: Row): Promise<boolean> {
    const { db, transport, from, signed, now, publicUrl } = this.parts;
    const template = templateOf(name);
    if (!template) throw new Error(`no mail is called ${name}`);
    const recipient: Recipient | null = await template.recipient(db, recipientId, data as never);
    if (!recipient) return false;
    const text = await template.write(data as never, {
      db,
      recipient: recipient as never,
      recipientId,
      publicUrl: publicUrl(),
      from,
      now: now(),
      signed,
    });
    if (!text) return false;
    await transport.send(id, {
      from,
      to: { name: recipient.name, address: recipient.address },
      subject: text.subject,
      ...rendered(text, recipient, publicUrl()),
      ...(text.attachments && { attachments: [...text.attachments] }),
      // The same each time: whoever gets it twice, because we died in between, can tell.
      messageId: `<${id}@${new URL(publicUrl()).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated", ...text.headers },
    });
    await template.whenSent?.(db, recipientId, now());
    return true;
  }

  async #done({ id }: Row, failure: string | null): Promise<void> {
    await this.parts.db.change({
      text: "UPDATE mail SET next_attempt_at = NULL, sent_at = CASE WHEN $3::text IS NULL THEN $2::timestamptz END, failure = $3 WHERE id = $1",
      values: [id, this.parts.now(), failure],
    });
  }

  async #later({ id, attempts, createdAt }: Row, failure: string): Promise<void> {
    const now = this.parts.now().getTime();
    const delay = (delays[attempts - 1] ?? laterDelay) * (0.9 + Math.random() * 0.2);
    const next = now - createdAt.getTime() > givenUpAfter ? null : new Date(now + delay);
    await this.parts.db.change({ text: "UPDATE mail SET next_attempt_at = $2, failure = $3 WHERE id = $1", values: [id, next, failure] });
  }

  registerMetrics(registry: Registry): void {
    const { db } = this.parts;
    const registers = [registry];
    this.#sent = new Counter({ name: "samspil_mail_sent_total", help: "Mails that were taken over by the mail server.", registers });
    this.#failed = new Counter({ name: "samspil_mail_failed_total", help: "Attempts to send a mail that failed.", registers });
    new Gauge({
      name: "samspil_mail_oldest_unsent_seconds",
      help: "Age of the oldest mail that waits for another attempt.",
      registers,
      async collect() {
        const text =
          "SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 age FROM mail WHERE next_attempt_at IS NOT NULL AND attempts > 0";
        const [row] = await db.change<{ age: number }>({ text, values: [] }).catch(() => []);
        this.set(row?.age ?? 0);
      },
    });
  }
}

/** Without the server's words: they may hold an address. */
function nameOf(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const known = [code, responseCode].filter((part) => part !== undefined).join(" ");
  return known === "" ? (error instanceof Error ? error.name : "unknown") : known;
}
