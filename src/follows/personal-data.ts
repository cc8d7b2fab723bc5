import { personalColumns, publicTask, type PersonalData } from "../kernel/personal-data";

export const personalData: PersonalData = {
  columns: personalColumns(
    "follow",
    { basis: publicTask, retention: "until the person stops following; gone with the account" },
    {
      account_id: "Says whom to mail.",
      initiative_id: "Says what the person wants to hear of.",
      filter: "Says what the person wants to hear of.",
      rhythm: "Says how often.",
      created_at: "Says since when.",
    },
  ),
  sections: [
    {
      name: "follows",
      sql: `SELECT jsonb_build_object('initiative', i.title, 'filter', f.filter, 'rhythm', f.rhythm, 'createdAt', f.created_at) AS row
        FROM follow f LEFT JOIN initiative i ON i.id = f.initiative_id WHERE f.account_id = $1 ORDER BY f.id`,
    },
  ],
};
