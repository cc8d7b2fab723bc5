import type { ClientBase, QueryResultRow } from "pg";
import { patienceMs } from "./read-log";

/** "SAMS". Held by whoever gives numbers or takes rows away; advisory locks are per database, so hubs side by side never meet. */
export const sequencerLock = 0x53414d53;
export const announcedChannel = "samspil_announced";

/** Bounds how long one round holds its locks: 500 rows take about 10 ms. */
const perRound = 500;

export interface Numbered {
  readonly count: number;
  /** Another process was at it. It may have looked before our row was committed, so look again soon. */
  readonly busy: boolean;
}

/**
 * Gives numbers to committed announcements, in rounds, until a round finds fewer than it could take.
 *
 * A number given at INSERT is seen at COMMIT, and readers that page by it lose rows. Here it is given to rows that can
 * be seen already, by one process at a time, and the lock is let go only after the numbers can be seen: whoever has seen
 * n has seen all that will ever be below n. `client` must not be inside of a transaction.
 */
export async function numberAnnouncements(client: ClientBase): Promise<Numbered> {
  let count = 0;
  for (;;) {
    const found = await round(client);
    if (found === null) return { count, busy: true };
    count += found;
    if (found < perRound) return { count, busy: false };
  }
}

/** How many got a number; null: the lock is taken. */
async function round(client: ClientBase): Promise<number | null> {
  // Every statement must have a snapshot of its own, whatever the database's default is. The time limit frees the lock
  // when this process freezes, or its machine vanishes without closing the connection, between two statements.
  await ask(client, { text: "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = '5s'" });
  try {
    const [lock] = await ask<{ taken: boolean }>(client, { text: `SELECT pg_try_advisory_xact_lock(${sequencerLock}) AS taken` });
    const count = lock?.taken === true ? await giveNumbers(client) : null;
    await ask(client, { text: "COMMIT" });
    return count;
  } catch (error) {
    await ask(client, { text: "ROLLBACK" }, 1_000).catch(() => undefined); // the connection may be what failed
    throw error;
  }
}

async function giveNumbers(client: ClientBase): Promise<number> {
  const [advanced] = await ask<{ count: number }>(client, { name: "announcements-number", text: numbering });
  return advanced?.count ?? 0;
}

const numbering = `
  WITH fresh AS (
    SELECT id, row_number() OVER (ORDER BY id) AS n FROM announcement WHERE seq IS NULL ORDER BY id LIMIT ${perRound}
  ), advanced AS (
    UPDATE announcement_log l SET last_seq = l.last_seq + f.count
    FROM (SELECT count(*)::int AS count FROM fresh) f WHERE f.count > 0
    RETURNING l.last_seq, f.count
  ), numbered AS (
    UPDATE announcement a SET seq = advanced.last_seq - advanced.count + fresh.n FROM fresh, advanced WHERE a.id = fresh.id
  )
  SELECT count, pg_notify('${announcedChannel}', last_seq::text) FROM advanced`;

/** Of several statements in one text, pg answers an array of results: nothing is taken from those. */
async function ask<Row extends QueryResultRow>(
  client: ClientBase,
  statement: { readonly name?: string; readonly text: string },
  query_timeout = patienceMs,
): Promise<Row[]> {
  const timed = { ...statement, query_timeout };
  return (await client.query<Row>(timed)).rows;
}
