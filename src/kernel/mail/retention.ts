import { daily } from "../jobs/danish-time";
import type { Job } from "../jobs/clockwork";

/** Mails that are done with are kept for as long as somebody may ask what became of one. */
export const retentionOfMail: Job = {
  name: "forget-mail",
  next: daily("03:10"),
  run: async ({ db, now }) => {
    const rows = await db.change({
      text: "DELETE FROM mail WHERE next_attempt_at IS NULL AND created_at < $1::timestamptz - interval '90 days' RETURNING 1",
      values: [now()],
    });
    return `${rows.length} mails forgotten`;
  },
};
