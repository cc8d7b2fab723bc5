import type { Ctx } from "../kernel/ctx";
import type { Database } from "../kernel/db/database";
import { can } from "../kernel/policy";
import type { SourceEvent } from "../kernel/read/told";
import { managingEvents } from "../events";

const everyMs = 500;
/** A door list that is further behind than this is cut off: its client reads `attendance` and follows again. */
const mostWaiting = 1000;

interface Follower {
  readonly waiting: string[];
  wake: () => void;
  isEnded: boolean;
}

interface Followed {
  last: string;
  readonly followers: Set<Follower>;
}

/** Changes of places, to all who look at the door lists of this process: one statement for all of them, twice a second. */
class AttendanceFeed {
  readonly #events = new Map<string, Followed>();
  #timer: NodeJS.Timeout | null = null;
  #isAsking = false;
  #isRung = false;

  constructor(private readonly db: Database) {}

  async follow(eventId: string): Promise<Follower> {
    const [row] = await this.db.change<{ last: string }>({
      text: "SELECT coalesce(max(seq), 0)::text last FROM attendance_change WHERE event_id = $1",
      values: [eventId],
    });
    const followed = this.#events.get(eventId) ?? { last: row?.last ?? "0", followers: new Set<Follower>() };
    const follower: Follower = { waiting: [], wake: () => undefined, isEnded: false };
    followed.followers.add(follower);
    this.#events.set(eventId, followed);
    this.#timer ??= setInterval(() => this.wake(), everyMs).unref();
    return follower;
  }

  leave(eventId: string, follower: Follower): void {
    follower.isEnded = true;
    follower.wake();
    const followed = this.#events.get(eventId);
    followed?.followers.delete(follower);
    if (followed?.followers.size === 0) this.#events.delete(eventId);
    if (this.#events.size > 0 || !this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Something was committed, here or maybe elsewhere. */
  wake(): void {
    if (this.#events.size === 0) return;
    this.#isRung = true;
    if (!this.#isAsking) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isAsking = true;
    while (this.#isRung) {
      this.#isRung = false;
      await this.#ask();
    }
    this.#isAsking = false;
  }

  async #ask(): Promise<void> {
    const events = [...this.#events];
    try {
      const rows = await this.db.change<{ id: string; seq: string; event_id: string }>({
        text: `SELECT c.id, c.seq::text, c.event_id FROM unnest($1::uuid[], $2::bigint[]) f(event_id, last)
          JOIN attendance_change c ON c.event_id = f.event_id AND c.seq > f.last ORDER BY c.seq`,
        values: [events.map(([id]) => id), events.map(([, { last }]) => last)],
      });
      for (const { id, seq, event_id: eventId } of rows) {
        const followed = this.#events.get(eventId);
        if (!followed) continue;
        followed.last = seq;
        for (const follower of [...followed.followers]) {
          follower.waiting.push(id);
          if (follower.waiting.length > mostWaiting) this.leave(eventId, follower);
          follower.wake();
        }
      }
    } catch {
      // The database is away; what was changed is read when it is back.
    }
  }
}

const feeds = new WeakMap<Database, AttendanceFeed>();

export function feedOf(db: Database): AttendanceFeed {
  const known = feeds.get(db) ?? new AttendanceFeed(db);
  feeds.set(db, known);
  return known;
}

/** The source of a subscription: ends when its follower may not see the list any more. */
export async function attendanceChanges(ctx: Ctx, eventId: string): Promise<AsyncGenerator<SourceEvent, void, void>> {
  const feed = feedOf(ctx.db);
  const follower = await feed.follow(eventId);
  const done = { done: true as const, value: undefined };
  const end = async () => {
    feed.leave(eventId, follower);
    return done;
  };
  const source: AsyncGenerator<SourceEvent, void, void> = {
    next: async () => {
      while (follower.waiting.length === 0) {
        if (follower.isEnded) return done;
        await new Promise<void>((resolve) => (follower.wake = resolve));
      }
      const now = await ctx.renewed();
      if (follower.isEnded || !can(now.viewer, managingEvents, null)) return end();
      return { done: false, value: { event: follower.waiting.shift(), ctx: now } };
    },
    return: end,
    throw: async (error) => {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]: () => source,
    [Symbol.asyncDispose]: async () => void (await end()),
  };
  return source;
}
