import { personalColumns, publicTask, type PersonalData } from "../kernel/personal-data";

export const personalData: PersonalData = {
  columns: personalColumns(
    "experience_request",
    { basis: publicTask, retention: "as long as the question is there; null once the account is erased" },
    { asked_by_id: "Says whom to mail the answers to." },
  ),
  sections: [
    {
      name: "experienceRequests",
      sql: `SELECT jsonb_build_object('title', r.title, 'question', r.question, 'createdAt', r.created_at) AS row
        FROM experience_request r WHERE r.asked_by_id = $1 ORDER BY r.id`,
    },
  ],
};
