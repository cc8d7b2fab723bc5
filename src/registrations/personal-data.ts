import { personalColumns, publicTask, type PersonalData } from "../kernel/personal-data";

const asParticipant = { basis: publicTask, retention: "a year after the event; the numbers stay" };
const ofEvents = "FROM registration r JOIN event e ON e.id = r.event_id WHERE";

export const personalData: PersonalData = {
  columns: [
    ...personalColumns("registration", asParticipant, {
      id: "Names a place.",
      name: "Says whose place it is.",
      email: "Reaches the participant; keeps the same person from registering twice.",
      job_title: "Says to the others who takes part.",
      municipality_id: "Says where the participant comes from.",
      organisation: "Says where the participant comes from.",
      account_id: "Says who registered the participant.",
      code: "Lets the participant in.",
      registered_at: "Decides who waits.",
      confirmed_at: "Says since when the participant has a place.",
      cancelled_at: "Says since when the place is another's.",
      checked_in_at: "Says who came.",
      has_given_feedback: "Lets each participant answer once; what they answered is not kept with it.",
    }),
    ...personalColumns("registration", { basis: publicTask, retention: "a week after the event" }, { needs: "Lets the host see to it." }),
    ...personalColumns("registration_notice", asParticipant, {
      registration_id: "Says who was reminded or thanked, so that nobody is twice.",
      kind: "Says of what.",
      queued_at: "Says when.",
    }),
    ...personalColumns("registration_session", asParticipant, { registration_id: "Says who comes to which session." }),
    ...personalColumns(
      "attendance_change",
      { basis: publicTask, retention: "a day" },
      { registration_id: "Brings the lists at the door up to date." },
    ),
  ],
  sections: [
    {
      name: "registrations",
      sql: `SELECT jsonb_build_object('event', e.title, 'status', r.status, 'mode', r.mode, 'name', r.name, 'email', r.email, 'jobTitle', r.job_title,
        'organisation', r.organisation, 'needs', r.needs, 'registeredAt', r.registered_at, 'checkedInAt', r.checked_in_at) AS row
        ${ofEvents} lower(r.email) = $2 ORDER BY r.id`,
    },
    {
      name: "registrationsMadeForOthers",
      sql: `SELECT jsonb_build_object('event', e.title, 'registeredAt', r.registered_at) AS row
        ${ofEvents} r.account_id = $1 AND lower(r.email) IS DISTINCT FROM $2 ORDER BY r.id`,
    },
  ],
};
