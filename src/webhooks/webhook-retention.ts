import { daily } from "../kernel/jobs/danish-time";
import type { Job } from "../kernel/jobs/clockwork";

/** What became of a message is kept for as long as the announcement itself. One that is still being tried stays. */
export const webhookRetention: Job = {
  name: "webhook-retention",
  next: daily("03:50"),
  run: async ({ db, now }) => {
    const rows = await db.change({
      text: `DELETE FROM webhook_delivery WHERE created_at < $1::timestamptz - interval '30 days' AND next_attempt_at IS NULL RETURNING 1`,
      values: [now()],
    });
    return `${rows.length} deliveries forgotten`;
  },
};
