import type { Pool } from "pg";
import { sequencerLock } from "./sequencer";

const perChunk = 1_000;

/**
 * Takes away what is older than so many days, oldest number first, and says in the same transaction up to where. A row
 * that is younger than one numbered after it ends the work: what is gone must be all up to a number.
 */
export async function dropOldAnnouncements(pool: Pool, days: number): Promise<number> {
  let count = 0;
  for (;;) {
    const dropped = await dropChunk(pool, days);
    count += dropped;
    if (dropped < perChunk) return count;
  }
}

async function dropChunk(pool: Pool, days: number): Promise<number> {
  const client = await pool.connect();
  let failure: Error | boolean = false;
  const fail = (error: Error): void => void (failure = error);
  client.on("error", fail); // the pool's listener is off while a client is out
  try {
    await client.query("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL idle_in_transaction_session_timeout = '5s'");
    // The sequencer changes the same row of announcement_log, and other processes do this same work.
    await client.query(`SELECT pg_advisory_xact_lock(${sequencerLock})`);
    const { rows } = await client.query<{ count: number }>(dropping, [days]);
    await client.query("COMMIT");
    return rows[0]?.count ?? 0;
  } catch (error) {
    failure = error instanceof Error ? error : true; // closes the connection, and with it the transaction
    throw error;
  } finally {
    client.off("error", fail);
    client.release(failure);
  }
}

const dropping = `
  WITH oldest AS (
    SELECT seq, occurred_at FROM announcement WHERE seq IS NOT NULL ORDER BY seq LIMIT ${perChunk}
  ), young AS (
    SELECT min(seq) AS seq FROM oldest WHERE occurred_at >= now() - make_interval(days => $1)
  ), gone AS (
    DELETE FROM announcement a USING oldest, young
    WHERE a.seq = oldest.seq AND (young.seq IS NULL OR a.seq < young.seq)
    RETURNING a.seq
  ), total AS (
    SELECT count(*)::int AS count, max(seq) AS seq FROM gone
  ), said AS (
    UPDATE announcement_log SET dropped_seq = greatest(dropped_seq, total.seq) FROM total WHERE total.count > 0
  )
  SELECT count FROM total`;
