import { personalColumns, publicTask, type PersonalData } from "../kernel/personal-data";

const asSpeaker = { basis: publicTask, retention: "as long as the event's programme is kept; a listed contact's until it is erased" };

export const personalData: PersonalData = {
  columns: [
    ...personalColumns("session_speaker", asSpeaker, {
      name: "Says who speaks at a session.",
      title: "Says in which capacity.",
      municipality_id: "Says for whom the person speaks.",
      organisation_id: "Says for whom the person speaks.",
      contact_id: "Leads on to whom to ask.",
    }),
    ...personalColumns(
      "event_contact",
      { basis: publicTask, retention: "as long as the contact is listed" },
      { contact_id: "Says whom to ask about an event." },
    ),
  ],
  sections: [
    {
      name: "speakerAt",
      sql: `SELECT jsonb_build_object('event', e.title, 'session', s.title, 'name', sp.name, 'title', sp.title) AS row
        FROM session_speaker sp JOIN session s ON s.id = sp.session_id JOIN event e ON e.id = s.event_id
        JOIN contact c ON c.id = sp.contact_id WHERE lower(c.email) = $2 ORDER BY s.id`,
    },
    {
      name: "contactOfEvents",
      sql: `SELECT jsonb_build_object('event', e.title) AS row FROM event e JOIN event_contact ec ON ec.event_id = e.id
        JOIN contact c ON c.id = ec.contact_id WHERE lower(c.email) = $2 ORDER BY e.id`,
    },
  ],
};
