import { calendarColumns, calendarOf, hoursOf, placeOf, type CalendarEvent } from "../events";
import type { Database } from "../kernel/db/database";
import { inLanguage } from "../kernel/language";
import type { Block, MailText, Recipient, Writing } from "../kernel/mail/template";

/** What the link in a mail is signed for: to give the place back without an account. It holds for as long as there is a place. */
export const cancelPurpose = "cancel-registration";

/** Whom a mail about a place is for, and all that it may say, read in one statement. */
export interface MailedRegistration extends Recipient {
  readonly status: "CONFIRMED" | "WAITING" | "CANCELLED";
  readonly mode: "IN_PERSON" | "ONLINE";
  readonly code: string;
  readonly confirmedAt: Date | null;
  readonly position: number | null;
  readonly chosen: readonly string[];
  readonly onlineUrl: string | null;
  readonly event: CalendarEvent;
}

type Row = Omit<MailedRegistration, "event"> & CalendarEvent;

/** The participant, in the event's language; null where they were erased. */
export async function mailedRegistration(db: Database, registrationId: string): Promise<MailedRegistration | null> {
  const [row] = await db.change<Row & { place: Row["status"] }>({
    text: `SELECT r.name, r.email address, r.status place, r.mode, r.code, r.confirmed_at "confirmedAt", e.online_url "onlineUrl",
        CASE WHEN r.status = 'WAITING' THEN (SELECT count(*)::int FROM registration w
          WHERE w.event_id = r.event_id AND w.mode = r.mode AND w.status = 'WAITING' AND w.arrival <= r.arrival) END position,
        ARRAY(SELECT s.title FROM registration_session rs JOIN session s ON s.id = rs.session_id WHERE rs.registration_id = r.id
          ORDER BY s.starts_at, s.id) chosen, ${calendarColumns("e")}
      FROM registration r JOIN event e ON e.id = r.event_id WHERE r.id = $1`,
    values: [registrationId],
  });
  return row ? { ...row, status: row.place, event: row } : null;
}

/** In the language of whom it is for. */
export const saying =
  ({ language }: Recipient) =>
  (da: string, en: string): string =>
    inLanguage({ da, en }, language);

/** When, where, what was chosen and, for whoever has a place, the code of the ticket. */
export function facts(registration: MailedRegistration): Block {
  const { event, language, chosen, status, code } = registration;
  const say = saying(registration);
  const where = whereOf(registration);
  return {
    list: [
      `${say("Tid", "Time")}: ${hoursOf(event, language)}`,
      ...(where === null ? [] : [`${say("Sted", "Place")}: ${where}`]),
      ...chosen.map((title) => `${say("Valgt", "Chosen")}: ${title}`),
      ...(status === "CONFIRMED" ? [`${say("Kode på billetten", "Code on the ticket")}: ${code}`] : []),
    ],
  };
}

/** The address online is for those with a place; whoever waits for one is told that it will be online. */
function whereOf(registration: MailedRegistration): string | null {
  if (registration.mode === "IN_PERSON") return placeOf(registration.event);
  return (registration.status === "CONFIRMED" ? registration.onlineUrl : null) ?? "online";
}

type From = Writing<MailedRegistration>;

export const ticketLink = ({ recipient, publicUrl }: From): Block => ({
  link: `${publicUrl}/events/${recipient.event.slug}/tickets/${recipient.code}`,
  text: saying(recipient)("Din billet", "Your ticket"),
});

export const cancelLink = ({ recipient, recipientId, publicUrl, signed }: From): Block => ({
  link: `${publicUrl}/registrations/${signed.sign(cancelPurpose, recipientId)}`,
  text: saying(recipient)("Kan du ikke komme, så meld fra her", "If you cannot come, cancel here"),
});

/** The event for the participant's own calendar: new, changed or taken out of it. Their name is not in it. */
export function calendarEntry({ recipient, publicUrl, from }: From, method: "PUBLISH" | "CANCEL"): NonNullable<MailText["attachments"]> {
  const { event, mode, onlineUrl, status } = recipient;
  const isOnline = mode === "ONLINE" && status === "CONFIRMED";
  const entry = {
    event,
    onlineUrl: isOnline ? onlineUrl : null,
    isTentative: status === "WAITING",
    isCancelled: method === "CANCEL",
  };
  return [
    {
      filename: `${event.slug}.ics`,
      contentType: `text/calendar; method=${method}; charset=utf-8`,
      content: calendarOf([entry], { publicUrl, name: event.title, mailed: { method, from } }),
    },
  ];
}
