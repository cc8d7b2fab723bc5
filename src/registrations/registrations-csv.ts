import type { Database } from "../kernel/db/database";
import { inLanguage, type Bilingual, type Language } from "../kernel/language";
import { csvRows, type Cell } from "../kernel/text/csv";
import type { ListedEvent } from "./participant-list";

interface Row extends Record<string, string | number | null> {
  readonly number: number;
  readonly status: "CONFIRMED" | "WAITING" | "CANCELLED";
  readonly mode: "IN_PERSON" | "ONLINE";
}

const rowsAtOnce = 500;

const headings: Readonly<Record<string, Bilingual>> = {
  number: { da: "Nummer", en: "Number" },
  status: { da: "Status", en: "Status" },
  waitingPosition: { da: "Plads på ventelisten", en: "Place on the waiting list" },
  mode: { da: "Deltager", en: "Takes part" },
  name: { da: "Navn", en: "Name" },
  email: { da: "E-mail", en: "E-mail" },
  jobTitle: { da: "Titel", en: "Title" },
  municipalityCode: { da: "Kommunekode", en: "Municipality code" },
  municipality: { da: "Kommune", en: "Municipality" },
  organisation: { da: "Organisation", en: "Organisation" },
  sessions: { da: "Valgte programpunkter", en: "Chosen sessions" },
  needs: { da: "Behov", en: "Needs" },
  checkInCode: { da: "Kode", en: "Code" },
  registeredAt: { da: "Tilmeldt", en: "Registered" },
  confirmedAt: { da: "Fik plads", en: "Got a place" },
  cancelledAt: { da: "Meldte fra", en: "Cancelled" },
  checkedInAt: { da: "Kom", en: "Checked in" },
};

const words: Readonly<Record<string, Bilingual>> = {
  CONFIRMED: { da: "Har plads", en: "Has a place" },
  WAITING: { da: "Venter", en: "Waits" },
  CANCELLED: { da: "Meldt fra", en: "Has cancelled" },
  IN_PERSON: { da: "Fysisk", en: "In person" },
  ONLINE: { da: "Online", en: "Online" },
};

const instant = (column: string) => `to_char(r.${column} AT TIME ZONE $3, 'YYYY-MM-DD HH24:MI')`;
const text = `SELECT r.arrival number, r.status, r.mode, r.name, r.email, r.job_title "jobTitle", m.code "municipalityCode", m.name municipality,
    r.organisation, r.needs, r.code "checkInCode", ${instant("registered_at")} "registeredAt", ${instant("confirmed_at")} "confirmedAt",
    ${instant("cancelled_at")} "cancelledAt", ${instant("checked_in_at")} "checkedInAt",
    (SELECT string_agg(s.title, ', ' ORDER BY s.starts_at, s.id) FROM registration_session rs JOIN session s ON s.id = rs.session_id
      WHERE rs.registration_id = r.id) sessions
  FROM registration r LEFT JOIN municipality m ON m.id = r.municipality_id
  WHERE r.event_id = $1 AND r.arrival > $2 ORDER BY r.arrival LIMIT ${rowsAtOnce}`;

/** All registrations of an event in order of arrival, in pieces; times are wall time of the event's zone. */
export async function* registrationsCsv(db: Database, event: ListedEvent, language: Language): AsyncGenerator<string, void, void> {
  const names = Object.keys(headings);
  const say = (word: Bilingual | undefined) => (word ? inLanguage(word, language) : "");
  yield csvRows([names.map((name) => say(headings[name]))], { isFirst: true });
  const waiting = { IN_PERSON: 0, ONLINE: 0 };
  for (let last = 0; ;) {
    const rows = await db.change<Row>({ text, values: [event.id, last, event.timeZone] });
    const told = rows.map<Readonly<Record<string, Cell>>>((row) => ({
      ...row,
      status: say(words[row.status]),
      mode: say(words[row.mode]),
      // Rows come in the order in which people wait: whoever came before has been counted.
      waitingPosition: row.status === "WAITING" ? ++waiting[row.mode] : null,
    }));
    const cells = told.map((row) => names.map((name) => row[name]));
    if (cells.length > 0) yield csvRows(cells, { isFirst: false });
    if (rows.length < rowsAtOnce) return;
    last = rows.at(-1)?.number ?? last;
  }
}
