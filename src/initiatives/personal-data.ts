import { accountability, personalColumns, publicTask, type PersonalData } from "../kernel/personal-data";

export const personalData: PersonalData = {
  columns: [
    ...personalColumns(
      "initiative_revision",
      { basis: accountability, retention: "as long as the initiative is there; null once the account is erased" },
      { revised_by_id: "Says who changed what an initiative tells." },
    ),
    ...personalColumns(
      "initiative_contact",
      { basis: publicTask, retention: "as long as the contact is listed" },
      { contact_id: "Says whom to ask about an initiative." },
    ),
  ],
  sections: [
    {
      name: "revisions",
      sql: `SELECT jsonb_build_object('initiative', i.title, 'version', r.version, 'changedFields', r.changed_fields, 'revisedAt', r.revised_at) AS row
        FROM initiative_revision r JOIN initiative i ON i.id = r.initiative_id WHERE r.revised_by_id = $1 ORDER BY r.id`,
    },
    {
      name: "contactOfInitiatives",
      sql: `SELECT jsonb_build_object('initiative', i.title) AS row FROM initiative i JOIN initiative_contact ic ON ic.initiative_id = i.id
        JOIN contact c ON c.id = ic.contact_id WHERE lower(c.email) = $2 ORDER BY i.id`,
    },
  ],
};
