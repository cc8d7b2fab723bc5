import { MigrationExecutor, type QueryRunner } from "typeorm";
import type { OpenDatabase } from "../src/open-database";
import { freshAsOwner } from "./support/as-owner";

/**
 * While a release comes, the one before it works on its tables (CONTRIBUTING.md, Migrations). Before these nothing was released,
 * so what they break broke for nobody. Of those that come after them, only one that drops what a release has left unused is added.
 */
const known: Readonly<Record<string, readonly string[]>> = {
  People1764633600000: [
    "contact takes no writes while contact_by_confirmation is built",
    "one is kept while the next is waited for: account, contact, session_speaker",
  ],
  Search1765152000000: [
    "contact takes no writes while contact_by_words is built",
    "contact is written anew",
    "event takes no writes while event_by_words is built",
    "event is written anew",
    "initiative takes no writes while initiative_found is built",
    "organisation takes no writes while organisation_by_words is built",
    "organisation is written anew",
    "one is kept while the next is waited for: contact, event, organisation",
  ],
  TakingUp1765238400000: ["initiative takes no writes while initiative_by_adoption is built"],
  SearchQuestions1765238400001: [
    "experience_request takes no writes while experience_request_by_words is built",
    "experience_request is written anew",
  ],
};

let open: OpenDatabase;
beforeAll(async () => {
  open = await freshAsOwner();
});
afterAll(() => open.close());

interface Column {
  readonly type: string;
  readonly is_required: boolean;
  readonly is_filled: boolean;
}
interface Table {
  readonly name: string;
  /** Changes when the table is written anew. */
  readonly file: string;
  readonly columns: Readonly<Record<string, Column>>;
  readonly indexes: readonly string[];
  /** What rows must hold, by the columns that it is about. */
  readonly constraints: Readonly<Record<string, readonly string[]>>;
}

const tablesOf = (db: QueryRunner): Promise<Table[]> =>
  db.query(`SELECT c.relname AS name, c.relfilenode::text AS file,
    (SELECT json_object_agg(a.attname, json_build_object('type', format_type(a.atttypid, a.atttypmod), 'is_required', a.attnotnull,
      'is_filled', a.atthasdef OR a.attidentity <> '')) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    (SELECT coalesce(json_agg(i.indexrelid::regclass::text), '[]') FROM pg_index i WHERE i.indrelid = c.oid) AS indexes,
    (SELECT coalesce(json_object_agg(k.conname, (SELECT json_agg(a.attname) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY(k.conkey))), '{}')
      FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype <> 't') AS constraints
    FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'migration' ORDER BY 1`);

/** The tables that nobody else may even read until the transaction ends. */
async function lockedIn(db: QueryRunner): Promise<readonly string[]> {
  const rows: { name: string }[] = await db.query(`SELECT DISTINCT c.relname AS name FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
    WHERE l.pid = pg_backend_pid() AND l.mode = 'AccessExclusiveLock' AND c.relkind = 'r' ORDER BY 1`);
  return rows.map(({ name }) => name);
}

/** What is lost to those who know the table as it was, and what they would have to wait for. */
function broken(was: Table, is: Table | undefined, inTransaction: boolean): readonly string[] {
  if (!is) return [`${was.name} is gone`];
  const columns = Object.entries(was.columns).flatMap(([name, column]) => {
    const now = is.columns[name];
    if (!now) return [`${was.name}.${name} is gone`];
    if (now.type !== column.type) return [`${was.name}.${name} was ${column.type} and is ${now.type}`];
    return now.is_required && !column.is_required ? [`${was.name}.${name} must be given`] : [];
  });
  const added = Object.entries(is.columns).flatMap(([name, { is_required, is_filled }]) =>
    was.columns[name] === undefined && is_required && !is_filled ? [`${was.name}.${name} is new and must be given`] : [],
  );
  const constraints = Object.entries(is.constraints).flatMap(([name, about]) =>
    was.constraints[name] === undefined && about.every((column) => was.columns[column] !== undefined)
      ? [`${was.name} must hold ${name}`]
      : [],
  );
  const indexes = is.indexes.flatMap((name) =>
    inTransaction && !was.indexes.includes(name) ? [`${was.name} takes no writes while ${name} is built`] : [],
  );
  const rewritten = is.file === was.file ? [] : [`${was.name} is written anew`];
  return [...columns, ...added, ...constraints, ...indexes, ...rewritten];
}

async function breaches(db: QueryRunner, up: (db: QueryRunner) => Promise<unknown>, inTransaction: boolean): Promise<readonly string[]> {
  const before = await tablesOf(db);
  if (inTransaction) await db.startTransaction();
  await up(db);
  const old = new Set(before.map(({ name }) => name));
  const locked = inTransaction ? (await lockedIn(db)).filter((name) => old.has(name)) : [];
  if (inTransaction) await db.commitTransaction();
  const after = new Map((await tablesOf(db)).map((table) => [table.name, table]));
  return [
    ...before.flatMap((table) => broken(table, after.get(table.name), inTransaction)),
    ...(locked.length > 1 ? [`one is kept while the next is waited for: ${locked.join(", ")}`] : []),
  ];
}

test("no migration takes from the release before it what it works with", async () => {
  const db = open.dataSource.createQueryRunner();
  const executor = new MigrationExecutor(open.dataSource, db);
  for (let i = 0; i < open.dataSource.migrations.length; i++) await executor.undoLastMigration();
  const found: Record<string, readonly string[]> = {};
  for (const migration of await executor.getPendingMigrations()) {
    const { instance } = migration;
    if (!instance) throw new Error(`${migration.name} is no migration`);
    const some = await breaches(db, (runner) => instance.up(runner), instance.transaction !== false);
    await executor.insertMigration(migration);
    if (some.length > 0) found[migration.name] = some;
  }
  await db.release();

  expect(found).toEqual(known);
});
