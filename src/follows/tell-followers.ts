import { initiativeMatcher } from "../initiatives";
import type { Ctx, Tx } from "../kernel/ctx";
import { queueFor } from "../kernel/db/queue-for";
import { transact } from "../kernel/transact";
import type { FollowRhythm } from "./follow.enums";
import { queueFollowMails } from "./queue-follow-mails";
import { initiativeOf, kindsToTell } from "./told-kinds";

/** How far a round goes: one rhythm, up to a number of the log. */
export interface Round {
  readonly rhythm: FollowRhythm;
  readonly upTo: string;
}

/**
 * Bounds of one transaction: each of its filters is held against each of its initiatives, far below the time that a
 * statement may take. One account's hundred follows always fit.
 */
const mostFollows = 2000;
const mostPairs = 20_000;
const fewestFollows = 100;

/**
 * Queues a mail for each who follows in this rhythm and for whom something happened since the last time. Accounts are
 * taken in chunks, each in one transaction that also moves the places of its follows on: whoever dies in between leaves
 * nothing half done, and whoever comes next finds what is left. Answers how many were queued.
 *
 * A chunk costs nine statements, however many followers and filters there are in it.
 */
export async function tellFollowers(ctx: Ctx, rhythm: FollowRhythm): Promise<number> {
  const [log] = await ctx.db.change<{ upTo: string }>({ text: `SELECT last_seq::text "upTo" FROM announcement_log`, values: [] });
  const round: Round = { rhythm, upTo: log?.upTo ?? "0" };
  let queued = 0;
  let last: string | null = null;
  do {
    const after: string | null = last;
    const chunk: { queued: number; last: string | null } = await transact(ctx, (tx) => tellChunk(tx, round, after));
    if (chunk.queued > 0) ctx.mail.wake();
    queued += chunk.queued;
    last = chunk.last;
  } while (last !== null);
  return queued;
}

/** Those whose accounts come after that one. Null in `last`: nobody is left. */
async function tellChunk(tx: Tx, { rhythm, upTo }: Round, after: string | null): Promise<{ queued: number; last: string | null }> {
  // Processes take turns. What the one before has done is seen by the statements that come after the lock.
  await queueFor(tx, "follow mails", rhythm);
  const initiativeIds = await initiativesInTheNews(tx, { rhythm, upTo }, after);
  if (initiativeIds.length === 0) return { queued: 0, last: null };
  const most = Math.max(fewestFollows, Math.min(mostFollows, Math.floor(mostPairs / initiativeIds.length)));
  const accounts = await nextAccounts(tx, { rhythm, upTo }, after, most);
  const last = accounts.at(-1) ?? null;
  if (last === null) return { queued: 0, last };
  const filters = await filtersOf(tx, { rhythm, upTo }, accounts);
  const matches = await initiativeMatcher(tx, filters, initiativeIds);
  const queued = await queueFollowMails(tx, { rhythm, upTo }, { accounts, filters, matches });
  await tx.manager.query("UPDATE follow SET position = $2 WHERE rhythm = $1 AND position < $2 AND account_id = any($3::uuid[])", [
    rhythm,
    upTo,
    accounts,
  ]);
  return { queued, last };
}

const due = `f.rhythm = $1 AND f.position < $2`;

/** What was announced since the one who was told longest ago. */
async function initiativesInTheNews(tx: Tx, { rhythm, upTo }: Round, after: string | null): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query(
    `SELECT DISTINCT ${initiativeOf("a")} id FROM announcement a
     WHERE a.seq > (SELECT min(f.position) FROM follow f WHERE ${due} AND ($4::uuid IS NULL OR f.account_id > $4))
       AND a.seq <= $2 AND a.kind = any($3::text[])`,
    [rhythm, upTo, kindsToTell, after],
  );
  return rows.map(({ id }) => id);
}

/** Whole accounts, so that each gets one mail, with at most so many follows together. */
async function nextAccounts(tx: Tx, { rhythm, upTo }: Round, after: string | null, most: number): Promise<string[]> {
  const rows: { id: string }[] = await tx.manager.query(
    `SELECT x.id FROM (
       SELECT f.account_id id, sum(count(*)) OVER (ORDER BY f.account_id) so_far FROM follow f
       WHERE ${due} AND ($3::uuid IS NULL OR f.account_id > $3) GROUP BY f.account_id
     ) x WHERE x.so_far <= $4 ORDER BY x.id`,
    [rhythm, upTo, after, most],
  );
  return rows.map(({ id }) => id);
}

/** Each once: a thousand who follow the same are matched as one. */
async function filtersOf(tx: Tx, { rhythm, upTo }: Round, accounts: readonly string[]): Promise<Readonly<Record<string, unknown>>[]> {
  const rows: { filter: Readonly<Record<string, unknown>> }[] = await tx.manager.query(
    `SELECT DISTINCT f.filter FROM follow f WHERE ${due} AND f.account_id = any($3::uuid[]) AND f.filter IS NOT NULL`,
    [rhythm, upTo, accounts],
  );
  return rows.map(({ filter }) => filter);
}
