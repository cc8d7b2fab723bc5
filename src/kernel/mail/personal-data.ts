import { personalColumns, publicTask, type PersonalData } from "../personal-data";

const reason = { basis: publicTask, retention: "90 days; gone at once with the person" };

export const personalData: PersonalData = {
  columns: personalColumns("mail", reason, {
    recipient_id: "Says whom a mail is for; its words are made when it is sent, and not kept.",
    template: "Says what the mail was about.",
    data: "Ids of what the mail was about; nothing of the person.",
    created_at: "Says when it was queued.",
    sent_at: "Says when it was sent.",
    failure: "Says why it was not sent, without the address.",
  }),
  sections: [
    {
      name: "mails",
      sql: `SELECT jsonb_build_object('kind', m.template, 'createdAt', m.created_at, 'sentAt', m.sent_at) AS row FROM mail m
        WHERE m.recipient_id = $1 OR m.recipient_id IN (SELECT c.id FROM contact c WHERE lower(c.email) = $2
          UNION ALL SELECT r.id FROM registration r WHERE lower(r.email) = $2) ORDER BY m.id`,
    },
  ],
};
