import { daily } from "../kernel/jobs/danish-time";
import type { Job } from "../kernel/jobs/clockwork";

/** Invitations that nobody took up go after their end, with the account that waited; keys a year after theirs; audit after 12 months. */
export const accountRetention: Job = {
  name: "account-retention",
  next: daily("03:30"),
  run: async ({ db, now }) => {
    const count = async (sql: string, values: unknown[]) => (await db.change({ text: sql, values })).length;
    const invited = await count(
      `WITH ended AS (DELETE FROM invitation WHERE expires_at < $1 RETURNING account_id)
       DELETE FROM account a USING ended WHERE a.id = ended.account_id
         AND NOT EXISTS (SELECT FROM account_identity i WHERE i.account_id = a.id) RETURNING 1`,
      [now()],
    );
    const keys = await count(
      `WITH gone AS (DELETE FROM api_token WHERE least(expires_at, revoked_at) < $1::timestamptz - interval '1 year' RETURNING account_id, municipality_id),
         programs AS (DELETE FROM account a USING gone WHERE a.id = gone.account_id AND gone.municipality_id IS NOT NULL)
       SELECT 1 FROM gone`,
      [now()],
    );
    const [audit] = await db.change<{ forgotten: string }>({ text: "SELECT forget_old_audit() forgotten", values: [] });
    return `${invited} invitations, ${keys} keys and ${audit?.forgotten ?? "0"} entries of the audit forgotten`;
  },
};
