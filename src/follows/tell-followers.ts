import { initiativeShape } from "../initiatives";
import type { Ctx } from "../kernel/ctx";
import { queueFor } from "../kernel/db/queue-for";
import { chooser } from "../kernel/read/chooser";
import { transact } from "../kernel/transact";
import type { FollowRhythm } from "./follow.enums";
import { queueFollowMails, type Match } from "./queue-follow-mails";
import { initiativeOf, kindsToTell } from "./told-kinds";

type Filter = Readonly<Record<string, unknown>>;

/** How far a round goes: one rhythm, up to a number of the log. */
interface Round {
  readonly rhythm: FollowRhythm;
  readonly upTo: string;
}

interface Due {
  readonly id: string;
  readonly accountId: string;
  readonly filter: Filter | null;
}

/**
 * Bounds of one chunk: each of its filters is held against each of its initiatives, far below the time that a statement
 * may take. One account's hundred follows always fit.
 */
const mostFollows = 2000;
const mostPairs = 20_000;
const fewestFollows = 100;

/**
 * Queues a mail for each who follows in this rhythm and for whom something happened since the last time. Accounts are
 * taken in chunks; one transaction queues the mails of a chunk and moves the places of its follows on: whoever dies in
 * between leaves nothing half done, and whoever comes next finds what is left. Answers how many were queued.
 *
 * A chunk costs nine statements, however many followers there are in it; one more for each forty forms of filters, a form
 * being which keys are given.
 */
export async function tellFollowers(ctx: Ctx, rhythm: FollowRhythm): Promise<number> {
  const [log] = await ctx.db.change<{ upTo: string }>({ text: `SELECT last_seq::text "upTo" FROM announcement_log`, values: [] });
  const round: Round = { rhythm, upTo: log?.upTo ?? "0" };
  let queued = 0;
  let last: string | null = null;
  do {
    const initiativeIds = await initiativesInTheNews(ctx, round, last);
    const due: readonly Due[] = initiativeIds.length === 0 ? [] : await nextFollows(ctx, round, last, initiativeIds.length);
    if (due.length > 0) queued += await tell(ctx, round, due, initiativeIds);
    last = due.at(-1)?.accountId ?? null;
  } while (last !== null);
  return queued;
}

/** What a filter finds does not change while it is kept, and who is told is decided under the lock: so it is looked up before. */
async function tell(ctx: Ctx, { rhythm, upTo }: Round, due: readonly Due[], initiativeIds: readonly string[]): Promise<number> {
  const matches = await matchesOf(ctx, due, initiativeIds);
  const follows = due.map(({ id }) => id);
  const queued = await transact(ctx, async (tx) => {
    // Processes take turns: the places that another has moved on meanwhile are seen by the statements after the lock.
    await queueFor(tx, "follow mails", rhythm);
    const count = await queueFollowMails(tx, { rhythm, upTo, follows, matches });
    await tx.manager.query("UPDATE follow SET position = $2 WHERE id = any($1::uuid[]) AND position < $2", [follows, upTo]);
    return count;
  });
  if (queued > 0) ctx.mail.wake();
  return queued;
}

/** Each filter once: a thousand who follow the same are matched as one, and all of them in one statement; see `chooser`. */
async function matchesOf(ctx: Ctx, due: readonly Due[], initiativeIds: readonly string[]): Promise<Match[]> {
  const filters = new Map(due.flatMap(({ filter }): [string, Filter][] => (filter ? [[JSON.stringify(filter), filter]] : [])));
  const found = await Promise.all(
    [...filters].map(async ([filter, sent]) => {
      const ids = await chooser(initiativeShape, sent, { defaults: true })(ctx, initiativeIds);
      return [...ids].map((initiativeId) => ({ filter, initiativeId }));
    }),
  );
  return found.flat();
}

const dueAfter = "f.rhythm = $1 AND f.position < $2 AND ($3::uuid IS NULL OR f.account_id > $3)";

/** What was announced since the one who was told longest ago. */
async function initiativesInTheNews({ db }: Ctx, { rhythm, upTo }: Round, after: string | null): Promise<string[]> {
  const rows = await db.change<{ id: string }>({
    text: `SELECT DISTINCT ${initiativeOf("a")} id FROM announcement a
      WHERE a.seq > (SELECT min(f.position) FROM follow f WHERE ${dueAfter}) AND a.seq <= $2 AND a.kind = any($4::text[])`,
    values: [rhythm, upTo, after, kindsToTell],
  });
  return rows.map(({ id }) => id).filter((id) => id !== null);
}

/** Those of whole accounts, so that each gets one mail. */
async function nextFollows({ db }: Ctx, { rhythm, upTo }: Round, after: string | null, initiatives: number): Promise<Due[]> {
  const most = Math.max(fewestFollows, Math.min(mostFollows, Math.floor(mostPairs / initiatives)));
  return db.change<Due>({
    text: `SELECT x.id, x.account_id "accountId", x.filter FROM (
        SELECT f.id, f.account_id, f.filter, count(*) OVER (ORDER BY f.account_id) so_far FROM follow f WHERE ${dueAfter}
      ) x WHERE x.so_far <= $4 ORDER BY x.account_id`,
    values: [rhythm, upTo, after, most],
  });
}
