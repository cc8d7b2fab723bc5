import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Counter, Gauge, type Registry } from "prom-client";
import type { LogEntry } from "../kernel/announcements/announcement-log";
import type { Ctx } from "../kernel/ctx";
import type { Database } from "../kernel/db/database";
import { newId } from "../kernel/db/id";
import type { Outcome } from "../kernel/outgoing/outgoing";
import { chosen } from "./chosen";
import { forgetOthers, giveBack, lease, moveOn, sayAlive, sayGone, type Leased } from "./lease";
import { messageOf } from "./message";
import { recordAttempt, type Attempt } from "./record-attempt";
import { isDelivered } from "./retry";
import { signed } from "./signature";

export interface SenderParts {
  /** The hub's own: nobody signed in. */
  readonly ctx: () => Ctx;
  /** One process, and one connection that it shares with all readers. */
  readonly isEmbedded: boolean;
}

/** Of one webhook as many are read from the log at a time, and so many webhooks are sent to at once. */
const [pageSize, mostAtOnce] = [50, 256];
/** A process that has died is followed by another after `aliveMs` and one look at the most. */
const [aliveMs, lookEveryMs] = [1500, 400];
/** What is on its way gets this long when the process stops; what is cut is sent again by another. */
const graceMs = 3000;

/**
 * Sends announcements to webhooks: from the log by each webhook's place in it, in order, at least once. A webhook is
 * leased to one process; HTTP is outside of any transaction; each webhook is sent to by itself, so none waits for another.
 */
export class WebhookSender {
  readonly #id = randomUUID();
  readonly #end = new AbortController();
  readonly #atWork = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #isRung = false;
  #isDown = false;
  #saidAliveAt = -Infinity;
  #behindMs = 0;
  #hangUp: () => void = () => undefined;
  #attempts: Counter<"outcome"> | null = null;
  readonly #codes = new Map<string, string>();

  constructor(private readonly parts: SenderParts) {}

  async start(): Promise<void> {
    const { announcements, db } = this.parts.ctx();
    if (this.parts.isEmbedded) await forgetOthers(db);
    senders.set(db, this);
    this.#hangUp = announcements.onNews(() => this.wake());
    this.#timer = setInterval(() => this.wake(), lookEveryMs).unref();
    this.wake();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#hangUp();
    const cut = setTimeout(() => this.#end.abort(), graceMs);
    await this.#looking;
    await Promise.all(this.#atWork.values());
    clearTimeout(cut);
    this.#end.abort();
    const { db } = this.parts.ctx();
    await sayGone(db, this.#id).catch(() => undefined); // it ends by itself too
  }

  /** There may be something to send. */
  wake(): void {
    if (!this.#timer) return;
    this.#isRung = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
      if (this.#isRung) this.wake();
    });
  }

  async #look(): Promise<void> {
    const { log } = this.parts.ctx();
    try {
      while (this.#isRung && this.#timer) {
        this.#isRung = false;
        await this.#sayAlive();
        await this.#begin();
        if (this.#isDown) log.info("Webhooks: the database answers again");
        this.#isDown = false;
      }
    } catch (error) {
      // The database is away; what waits, waits for the next look.
      this.#isRung = false;
      if (!this.#isDown)
        log.warn({ cause: error instanceof Error ? error.message : "unknown" }, "Webhooks: could not look what is to be sent");
      this.#isDown = true;
    }
  }

  async #sayAlive(): Promise<void> {
    const now = performance.now();
    // Alone on its database it need not fear to be taken for dead.
    const [forMs, everyMs] = this.parts.isEmbedded ? [86_400_000, 3_600_000] : [aliveMs, lookEveryMs / 2];
    if (now - this.#saidAliveAt < everyMs) return;
    const before = Date.now();
    const shown = await sayAlive(this.parts.ctx().db, this.#id, forMs);
    this.#behindMs = Math.max(0, shown - Date.now()) + Math.min(0, shown - before);
    this.#saidAliveAt = now;
  }

  /**
   * By the database's clock, which all processes share, as far as ours is seen to be another: a receiver refuses a message
   * whose time is five minutes off, and when the next attempt is due must not depend on who looks.
   */
  #ctx(): Ctx {
    const ctx = this.parts.ctx();
    return { ...ctx, now: () => new Date(ctx.now().getTime() + this.#behindMs) };
  }

  async #begin(): Promise<void> {
    const room = mostAtOnce - this.#atWork.size;
    if (room <= 0) return;
    const ctx = this.#ctx();
    const leased = await lease(ctx.db, this.#id, ctx.now(), room);
    try {
      for (const [seq, webhooks] of grouped(leased)) {
        await this.#share(ctx, seq, webhooks);
      }
    } catch (error) {
      const idle = leased.flatMap(({ id }) => (this.#atWork.has(id) ? [] : id));
      await giveBack(ctx.db, this.#id, idle).catch(() => undefined);
      throw error;
    }
  }

  /** Those that stand at the same place of the log read it together. */
  async #share(ctx: Ctx, seq: number, webhooks: readonly Leased[]): Promise<void> {
    const { entries, upTo } = await ctx.announcements.page(seq, pageSize);
    const forEach = await chosen(ctx, webhooks, entries);
    const moves: { webhook: Leased; upTo: number }[] = [];
    for (const webhook of webhooks) {
      const own = forEach.get(webhook.id) ?? [];
      if (own.length === 0) moves.push({ webhook, upTo });
      else {
        const work = this.#send(ctx, webhook, own, upTo).finally(() => {
          this.#atWork.delete(webhook.id);
          this.wake();
        });
        this.#atWork.set(webhook.id, work);
      }
    }
    await moveOn(ctx.db, this.#id, moves);
    if (moves.length > 0 && entries.length === pageSize) this.#isRung = true;
  }

  /** One after the other. Ends with the first that fails, or when the webhook is no longer what it was. */
  async #send(ctx: Ctx, webhook: Leased, entries: readonly LogEntry[], upTo: number): Promise<void> {
    let isKept = false;
    try {
      for (const [index, entry] of entries.entries()) {
        const isLast = index === entries.length - 1;
        // Filters and things change: what failed before may no longer be what comes first.
        const isAgain = index === 0 && webhook.announcementId === entry.id;
        const attempt: Attempt = {
          webhook,
          senderId: this.#id,
          deliveryId: (isAgain && webhook.deliveryId) || newId("WebhookDelivery", ctx.now()),
          announcementId: entry.id,
          seq: entry.seq,
          attempts: (isAgain ? webhook.attempts : 0) + 1,
          upTo: isLast ? upTo : entry.seq,
          isLast,
        };
        const outcome = await this.#post(ctx, webhook, entry);
        if (this.#end.signal.aborted) return;
        isKept = await this.#record(ctx, attempt, outcome);
        this.#attempts?.inc({ outcome: isDelivered(outcome) ? "delivered" : "failed" });
        if (!isKept || !isDelivered(outcome)) break;
      }
    } catch (error) {
      isKept = false;
      ctx.log.error(
        { webhook: webhook.id, cause: error instanceof Error ? error.stack : String(error) },
        "Webhooks: sending failed by our fault",
      );
    }
    if (!isKept) await giveBack(ctx.db, this.#id, [webhook.id]).catch(() => undefined);
  }

  async #post(ctx: Ctx, webhook: Leased, entry: LogEntry): Promise<Outcome> {
    const { id, seq, municipalityId } = entry;
    const municipalityCode = municipalityId === null ? null : await this.#codeOf(ctx.db, municipalityId);
    const body = messageOf({ ...entry, cursor: ctx.announcements.cursorOf(seq), municipalityCode }, ctx.publicUrl);
    return ctx.outgoing.post(webhook.url, signed(webhook, id, body, ctx.now()), body, this.#end.signal);
  }

  /** Codes never change. */
  async #codeOf(db: Database, municipalityId: string): Promise<string | null> {
    const known = this.#codes.get(municipalityId);
    if (known !== undefined) return known;
    const [row] = await db.change<{ code: string }>({ text: "SELECT code FROM municipality WHERE id = $1", values: [municipalityId] });
    if (row) this.#codes.set(municipalityId, row.code);
    return row?.code ?? null;
  }

  /** What has been delivered must be kept, or it is delivered again: so an outage of the database is waited for. */
  async #record(ctx: Ctx, attempt: Attempt, outcome: Outcome): Promise<boolean> {
    for (let failures = 0; ; failures++) {
      try {
        return await recordAttempt(ctx, attempt, outcome);
      } catch (error) {
        // Class 23: the webhook was deleted in between.
        const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
        if (/^23/.test(code ?? driverError?.code ?? "") || this.#end.signal.aborted) return false;
        await pause(Math.min(1000, 50 * 2 ** failures));
      }
    }
  }

  registerMetrics(registry: Registry): void {
    const { ctx } = this.parts;
    const registers = [registry];
    this.#attempts = new Counter({
      name: "samspil_webhook_attempts_total",
      help: "Messages sent to webhooks by this process, by how it went.",
      labelNames: ["outcome"],
      registers,
    });
    new Gauge({
      name: "samspil_webhook_oldest_undelivered_seconds",
      help: "Age of the oldest announcement that an enabled webhook has not taken yet. NaN: the database does not answer",
      registers,
      async collect() {
        const text = `SELECT coalesce(extract(epoch FROM now() - min(a.occurred_at)), 0)::float8 age FROM webhook w
          JOIN LATERAL (SELECT occurred_at FROM announcement WHERE seq > w.seq ORDER BY seq LIMIT 1) a ON true WHERE w.status = 'ENABLED'`;
        const [row] = await ctx()
          .db.change<{ age: number }>({ text, values: [] })
          .catch(() => [{ age: NaN }]);
        this.set(row?.age ?? 0);
      },
    });
  }
}

function grouped(leased: readonly Leased[]): Map<number, Leased[]> {
  const groups = new Map<number, Leased[]>();
  for (const one of leased) groups.set(one.seq, [...(groups.get(one.seq) ?? []), one]);
  return groups;
}

const senders = new WeakMap<Database, WebhookSender>();

/** After a commit that changed a webhook: where there is a sender in this process, it need not wait for its next look. */
export const wakeSender = ({ db }: Ctx): void => senders.get(db)?.wake();
