import { fragilityReasons } from "../initiatives";
import type { Ctx } from "../kernel/ctx";
import { danishDay } from "../kernel/clock";
import { weekly } from "../kernel/jobs/danish-time";
import type { Job } from "../kernel/jobs/clockwork";
import { transact } from "../kernel/transact";
import { fragilityMail } from "./fragility-mail";

/** What was told and has not been put right is told again after this. */
const againAfter = "90 days";

/** The Monday of that day's week in Denmark. */
function weekOf(instant: Date): string {
  const day = new Date(`${danishDay(instant)}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}

const reasonsAt = fragilityReasons("i", "$2::timestamptz");

/** A weakness that was put right is news again when it comes back. */
const forget = `UPDATE fragility_told t SET reasons = ARRAY(SELECT unnest(t.reasons) INTERSECT SELECT unnest(${reasonsAt}))
  FROM initiative i WHERE i.id = t.initiative_id AND i.municipality_id = $1`;

/** Whatever was told stays noted, also what was put right. */
const toldBefore = "SELECT FROM fragility_told t JOIN initiative i ON i.id = t.initiative_id WHERE i.municipality_id = $1 LIMIT 1";

/** Practices of a municipality that have a weakness that its editors do not know of, or were told of long ago: noted as told. */
const tell = `INSERT INTO fragility_told AS t (initiative_id, reasons, told_at)
  SELECT id, reasons, $2 FROM (SELECT i.id, ${reasonsAt} reasons FROM initiative i WHERE i.municipality_id = $1 AND i.status = 'PUBLISHED') f
  WHERE reasons <> '{}'
  ON CONFLICT (initiative_id) DO UPDATE SET reasons = excluded.reasons, told_at = excluded.told_at
    WHERE NOT t.reasons @> excluded.reasons OR t.told_at <= $2::timestamptz - interval '${againAfter}'
  RETURNING initiative_id id`;

/**
 * Each Monday, the editors of a participating municipality are told which of its practices have become fragile, and nothing where
 * none has. One transaction for each municipality takes its week and queues its mails: whoever comes second, or goes on after
 * a crash, finds the week taken.
 */
export const fragilityNotice: Job = {
  name: "fragility-notice",
  next: weekly(1, "07:00"),
  run: async (ctx) => {
    const towns = await ctx.db.change<{ id: string }>({
      text: "SELECT id FROM municipality WHERE participates_since IS NOT NULL ORDER BY id",
      values: [],
    });
    let mails = 0;
    for (const { id } of towns) mails += await tellEditors(ctx, id);
    return `${mails} mails about what has become fragile`;
  },
};

async function tellEditors(ctx: Ctx, municipalityId: string): Promise<number> {
  return transact(ctx, async (tx) => {
    const editors: { id: string }[] = await tx.manager.query(
      `SELECT a.id FROM account a JOIN membership m ON m.account_id = a.id
       WHERE m.municipality_id = $1 AND m.role = 'EDITOR' AND a.email IS NOT NULL ORDER BY a.id`,
      [municipalityId],
    );
    if (editors.length === 0) return 0;
    const taken: unknown[] = await tx.manager.query(
      `INSERT INTO fragility_notice AS n (municipality_id, week) VALUES ($1, $2)
       ON CONFLICT (municipality_id) DO UPDATE SET week = excluded.week WHERE n.week < excluded.week RETURNING municipality_id`,
      [municipalityId, weekOf(tx.now())],
    );
    if (taken.length === 0) return 0;
    await tx.manager.query(forget, [municipalityId, tx.now()]);
    const before: unknown[] = await tx.manager.query(toldBefore, [municipalityId]);
    const fragile: { id: string }[] = await tx.manager.query(tell, [municipalityId, tx.now()]);
    if (fragile.length === 0) return 0;
    const data = { municipalityId, initiativeIds: fragile.map(({ id }) => id), wereTold: before.length > 0 };
    for (const { id } of editors) await tx.queueMail(fragilityMail, id, data);
    return editors.length;
  });
}
