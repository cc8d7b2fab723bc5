import { accountability, personalColumns, publicTask, type PersonalData } from "../kernel/personal-data";

const whileThere = { basis: publicTask, retention: "as long as the account is there; its person may erase it at any time" };
const keys = { basis: publicTask, retention: "as long as the account is there; those that ended are deleted a year after" };
const acts = { basis: accountability, retention: "12 months; of an erased person only an id that leads nowhere" };

export const personalData: PersonalData = {
  columns: [
    ...personalColumns("account", whileThere, {
      id: "Says who did something.",
      name: "Says who somebody is to colleagues.",
      email: "Finds the account at the first sign-in, and reaches its person.",
      created_at: "Says since when the hub knows the person.",
      language: "Says in which language mail is written.",
    }),
    ...personalColumns("account_identity", whileThere, {
      issuer: "Knows the person again at sign-in.",
      subject: "Knows the person again at sign-in.",
      account_id: "Knows the person again at sign-in.",
      since: "Says since when the person signs in this way.",
    }),
    ...personalColumns(
      "invitation",
      { basis: publicTask, retention: "until the first sign-in, 14 days at most" },
      {
        id: "Lets the person in for the first time.",
        account_id: "Lets the person in for the first time.",
        expires_at: "Ends the invitation.",
      },
    ),
    ...personalColumns("membership", whileThere, {
      id: "Says what the person may do, and where.",
      account_id: "Says what the person may do, and where.",
      municipality_id: "Says what the person may do, and where.",
      role: "Says what the person may do, and where.",
      since: "Says since when.",
    }),
    ...personalColumns("api_token", keys, {
      account_id: "Gives a program the rights of its person.",
      name: "Says what the key is for.",
      last_used_at: "Shows keys that nobody uses any more; to the hour.",
    }),
    ...personalColumns("audit_entry", acts, {
      at: "Shows who did what.",
      actor_id: "Shows who did what.",
      api_token_id: "Shows who did what.",
      action: "Shows who did what.",
      subject_id: "Shows who did what.",
      changed_fields: "Shows who did what; names of fields, never their contents.",
    }),
  ],
  sections: [
    { name: "account", sql: "SELECT to_jsonb(a) AS row FROM account a WHERE a.id = $1" },
    {
      name: "identities",
      sql: "SELECT to_jsonb(i) - 'account_id' AS row FROM account_identity i WHERE i.account_id = $1 ORDER BY i.since",
    },
    { name: "invitations", sql: "SELECT to_jsonb(i) - 'account_id' AS row FROM invitation i WHERE i.account_id = $1" },
    {
      name: "memberships",
      sql: `SELECT to_jsonb(m) - 'account_id' || jsonb_build_object('municipality', town.name) AS row
        FROM membership m LEFT JOIN municipality town ON town.id = m.municipality_id WHERE m.account_id = $1 ORDER BY m.id`,
    },
    {
      name: "apiTokens",
      sql: "SELECT to_jsonb(t) - 'secret_hash' - 'lookup' - 'account_id' AS row FROM api_token t WHERE t.account_id = $1 ORDER BY t.id",
    },
    { name: "acts", sql: "SELECT to_jsonb(a) - 'actor_id' AS row FROM audit_entry a WHERE a.actor_id = $1 ORDER BY a.at, a.id" },
  ],
};
