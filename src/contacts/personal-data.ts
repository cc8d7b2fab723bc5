import { personalColumns, publicTask, type PersonalData } from "../kernel/personal-data";

const retention =
  "as long as the contact is listed; not confirmed for 12 months: a reminder, after 30 more days hidden, after 60 more erased";
const reason = { basis: publicTask, retention };
const ofThePerson = "lower(c.email) = $2";

/** The row's own id and when it was written tell nothing of the person, and are left out. */
export const personalData: PersonalData = {
  columns: [
    ...personalColumns("contact", reason, {
      name: "Says whom to ask.",
      name_sort: "Orders contacts by name; made from it by the database.",
      job_title: "Says in which capacity the person is asked.",
      municipality_id: "Says whom the person works for, and who keeps the contact right.",
      organisation_id: "Says whom the person works for, and who keeps the contact right.",
      email: "Reaches the person at work.",
      phone: "Reaches the person at work.",
      visibility: "Holds to whom the person may be shown.",
      email_visibility: "Holds to whom the address may be shown.",
      phone_visibility: "Holds to whom the number may be shown.",
      source: "Proves where the data come from.",
      source_url: "Proves where the data come from.",
      informed_at: "Proves that the person was told.",
      confirmed_at: "Shows that the data are still right.",
      reminded_at: "Shows since when somebody has been asked whether the data are still right.",
      search_words: "Lets the person be found by name and job title; made from these by the database.",
      hidden_at: "Shows since when the contact is hidden, because nobody said that it is still right.",
    }),
    ...personalColumns("contact_term", reason, {
      contact_id: "Says what to ask the person about.",
      term_id: "Says what to ask the person about.",
      position: "Says what to ask the person about.",
    }),
  ],
  sections: [
    {
      name: "contacts",
      sql: `SELECT to_jsonb(c) - 'search_words' || jsonb_build_object('themes', (SELECT coalesce(jsonb_agg(t.key ORDER BY ct.position), '[]') FROM contact_term ct
        JOIN term t ON t.id = ct.term_id WHERE ct.contact_id = c.id)) AS row FROM contact c WHERE ${ofThePerson} ORDER BY c.id`,
    },
  ],
};
