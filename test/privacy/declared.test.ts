import { readFileSync } from "node:fs";
import { join } from "node:path";
import { personalData } from "../../src/privacy";
import { startTestHub, type TestHub } from "../support/hub";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

/**
 * Every column is one of three: declared as personal; a row's own business, named here; or of a table that is about no
 * person at all, named here. A new column or table fails until somebody has said which it is.
 */
const ownBusiness: Readonly<Record<string, readonly string[]>> = {
  contact: ["id", "created_at", "updated_at"],
  api_token: ["id", "municipality_id", "scopes", "lookup", "secret_hash", "created_at", "expires_at", "revoked_at"],
  audit_entry: ["id"],
  initiative_revision: ["id", "initiative_id", "version", "changed_fields", "title", "summary", "revised_at"],
  initiative_contact: ["initiative_id", "position"],
  session_speaker: ["session_id", "position"],
  event_contact: ["event_id", "position"],
  mail: ["id", "next_attempt_at", "attempts"],
  idempotency: ["mutation", "input_hash", "subject_id", "created_at"],
  spending: ["period", "spent"],
  experience_request: ["id", "municipality_id", "status", "title", "question", "created_at", "search_words"],
  registration: ["event_id", "group_id", "arrival", "status", "mode"],
  registration_session: ["session_id"],
  webhook: [
    "id",
    "municipality_id",
    "status",
    "kinds",
    "filter",
    "secret",
    "old_secret",
    "old_secret_until",
    "seq",
    "attempts",
    "delivery_id",
    "next_attempt_at",
    "version",
    "sender_id",
    "created_at",
  ],
  attendance_change: ["id", "seq", "event_id", "kind", "at"],
};

const aboutNobody = [
  "access_version",
  "adoption",
  "announcement",
  "announcement_log",
  "attendance_count",
  "attention_point",
  "event",
  "event_feedback",
  "event_message",
  "event_term",
  "experience_answer",
  "experience_answer_initiative",
  "experience_request_term",
  "fragility_notice",
  "fragility_told",
  "hub_setting",
  "initiative",
  "initiative_attention",
  "initiative_co_municipality",
  "initiative_document",
  "initiative_inspiration",
  "initiative_partner",
  "initiative_term",
  "job",
  "migration",
  "municipality",
  "municipality_region",
  "organisation",
  "region",
  "search_word",
  "session",
  "session_initiative",
  "term",
  "webhook_delivery",
  "webhook_sender",
];

const declared = personalData.flatMap(({ columns }) => columns);

test("each column about a person is declared, with its purpose, basis and retention", async () => {
  const rows: { table_name: string; column_name: string }[] = await hub.dataSource.query(
    "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
  );
  const known = new Set([
    ...declared.map(({ table, column }) => `${table}.${column}`),
    ...Object.entries(ownBusiness).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`)),
  ]);
  const all = rows.filter(({ table_name }) => !aboutNobody.includes(table_name)).map((row) => `${row.table_name}.${row.column_name}`);

  expect(all.filter((column) => !known.has(column))).toEqual([]);
  expect([...known].filter((column) => !all.includes(column))).toEqual([]);
  expect(declared.filter(({ purpose, basis, retention }) => purpose === "" || basis === "" || retention === "")).toEqual([]);
});

test("nothing that leads to a person is in a table about nobody", async () => {
  const rows: { from: string }[] = await hub.dataSource.query(
    `SELECT DISTINCT conrelid::regclass::text "from" FROM pg_constraint WHERE contype = 'f' AND confrelid IN ('account'::regclass, 'contact'::regclass, 'registration'::regclass)`,
  );
  expect(rows.map(({ from }) => from).filter((table) => aboutNobody.includes(table))).toEqual([]);
});

test("the record of processing is what is declared", () => {
  const page = readFileSync(join(__dirname, "..", "..", "docs", "privacy.md"), "utf8");
  const rows = [...page.matchAll(/^\| `([a-z_]+)\.([a-z_]+)` +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(([, ...cells]) => cells);
  expect(rows).toEqual(declared.map(({ table, column, purpose, basis, retention }) => [table, column, purpose, basis, retention]));
});
