import { personalColumns, publicTask, type PersonalData } from "../kernel/personal-data";

const reason = { basis: publicTask, retention: "until it is deleted; gone at once with the account" };

export const personalData: PersonalData = {
  columns: personalColumns("webhook", reason, {
    account_id: "Says whose webhook it is.",
    url: "Says where its owner wants announcements to be sent.",
  }),
  sections: [
    {
      name: "webhooks",
      sql: `SELECT jsonb_build_object('id', w.id, 'url', w.url, 'status', w.status, 'kinds', w.kinds, 'filter', w.filter, 'createdAt', w.created_at) AS row
        FROM webhook w WHERE w.account_id = $1 ORDER BY w.id`,
    },
  ],
};
