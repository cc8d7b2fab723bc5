import { daily, weekly } from "../kernel/jobs/danish-time";
import type { Job } from "../kernel/jobs/clockwork";
import { FollowRhythm } from "./follow.enums";
import { tellFollowers } from "./tell-followers";

const telling = (name: string, rhythm: FollowRhythm, next: Job["next"]): Job => ({
  name,
  next,
  run: async (ctx) => `${await tellFollowers(ctx, rhythm)} mails queued`,
});

/** Before the day begins; on Mondays for the week. */
export const followJobs: readonly Job[] = [
  telling("tell-followers-daily", FollowRhythm.DAILY, daily("07:00")),
  telling("tell-followers-weekly", FollowRhythm.WEEKLY, weekly(1, "07:00")),
];
