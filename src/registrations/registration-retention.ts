import type { Ctx } from "../kernel/ctx";
import { daily } from "../kernel/jobs/danish-time";
import type { Job } from "../kernel/jobs/clockwork";

const run = async ({ db, now }: Ctx, sql: string): Promise<number> =>
  (await db.change({ text: `${sql} RETURNING 1`, values: [now()] })).length;

const ended = (interval: string) => `event_id IN (SELECT id FROM event WHERE ends_at < $1::timestamptz - interval '${interval}')`;

/** What participants need is nobody's business a week after; who they were, a year after. The numbers stay. */
export const registrationRetention: Job = {
  name: "registration-retention",
  next: daily("03:40"),
  run: async (ctx) => {
    const needs = await run(ctx, `UPDATE registration SET needs = NULL WHERE needs IS NOT NULL AND ${ended("7 days")}`);
    const gone = await run(ctx, `DELETE FROM registration WHERE ${ended("1 year")}`);
    const changes = await run(ctx, "DELETE FROM attendance_change WHERE at < $1::timestamptz - interval '1 day'");
    await run(ctx, "DELETE FROM event_message WHERE created_at < $1::timestamptz - interval '90 days'");
    return `${needs} needs forgotten, ${gone} registrations erased, ${changes} changes forgotten`;
  },
};
