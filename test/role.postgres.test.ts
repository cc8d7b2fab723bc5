import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { startHub } from "../src/app";
import { readConfig } from "../src/config";
import { createLog } from "../src/kernel/log";
import { migrateAsOwner } from "../src/migrate";
import { aMunicipality, aPractice } from "./support/factories";
import { announced } from "./support/announced";
import { startTestHub, type TestHub } from "./support/hub";
import { roleOfTests } from "./support/role";

let hub: TestHub;
let asRole: Client;
let asOwner: Client;
beforeAll(async () => {
  hub = await startTestHub();
  const connectionString = hub.database.environment["DATABASE_URL"] ?? "";
  asRole = new Client({ connectionString, options: `-c role=${roleOfTests}` });
  asOwner = new Client({ connectionString });
  await Promise.all([asRole.connect(), asOwner.connect()]);
});
afterAll(async () => {
  await Promise.all([asRole.end(), asOwner.end()]);
  await hub.stop();
});

test("the hub works as a role that owns nothing, on each connection", async () => {
  const { rows } = await asOwner.query("SELECT tablename FROM pg_tables WHERE tableowner = $1", [roleOfTests]);
  expect(rows).toEqual([]);
  const users: { current_user: string }[] = await Promise.all(
    Array.from(
      { length: 10 },
      async () => ((await hub.dataSource.query("SELECT current_user, pg_sleep(0.01)")) as { current_user: string }[])[0]!,
    ),
  );
  expect(new Set(users.map((row) => row.current_user))).toEqual(new Set([roleOfTests]));
  const { code, editor } = await aMunicipality(hub);
  const id = await aPractice(editor, { municipalityCode: code });
  expect(await announced(hub)).toContainEqual({ kind: "INITIATIVE_PUBLISHED", subjectId: id });
});

test.each([
  ["ALTER TABLE initiative ADD COLUMN x text"],
  ["DROP TABLE initiative"],
  ["CREATE TABLE x (y text)"],
  ["CREATE FUNCTION x() RETURNS int LANGUAGE sql AS 'SELECT 1'"],
  ["TRUNCATE announcement"],
  ["DROP SCHEMA public CASCADE"],
  ["CREATE INDEX ON initiative (title)"],
  ["DELETE FROM audit_entry"],
  ["UPDATE audit_entry SET action = 'x'"],
  ["DELETE FROM erasure"],
  ["UPDATE erasure SET erased_at = now()"],
  ["DELETE FROM migration"],
  ["INSERT INTO migration (timestamp, name) VALUES (1, 'x')"],
  ["ALTER TABLE audit_entry DISABLE TRIGGER ALL"],
  ["CREATE TRIGGER x BEFORE INSERT ON account EXECUTE FUNCTION suppress_redundant_updates_trigger()"],
])("it may not %s", async (sql) => {
  await expect(asRole.query(sql)).rejects.toMatchObject({ code: "42501" });
});

test("it adds to the audit and to the ledger of erasures, and reads them", async () => {
  const id = "01a20d15-0271-7e79-9e55-94838f28dbd6";
  await asRole.query("INSERT INTO erasure (subject_id, erased_at) VALUES ($1, now()) ON CONFLICT DO NOTHING", [id]);
  await asRole.query("INSERT INTO audit_entry (id, at, action, changed_fields) VALUES ($1, now(), 'x', '{}')", [id]);
  expect((await asRole.query("SELECT FROM erasure WHERE subject_id = $1", [id])).rowCount).toBe(1);
  expect((await asRole.query("SELECT FROM audit_entry WHERE id = $1", [id])).rowCount).toBe(1);
});

test("nobody else may forget the audit's entries", async () => {
  const { rows } = await asOwner.query("SELECT has_function_privilege('public', 'forget_old_audit()', 'EXECUTE') AS may");
  expect(rows).toEqual([{ may: false }]);
});

test("a role that is not there, or not for this user, is told by the variable's name", async () => {
  const environment: Record<string, string> = { ...hub.database.environment, PORT: "0", LOG_LEVEL: "silent" };
  await expect(startHub(readConfig({ ...environment, DATABASE_ROLE: "samspil_nobody" }))).rejects.toThrow(
    "DATABASE_ROLE is not right: there is no role samspil_nobody. npm run db:migrate makes it.",
  );
  const [user, role] = [`samspil_user_${randomBytes(4).toString("hex")}`, `samspil_role_${randomBytes(4).toString("hex")}`];
  await asOwner.query(`CREATE ROLE ${user} LOGIN`);
  await asOwner.query(`CREATE ROLE ${role}`);
  try {
    const url = new URL(environment["DATABASE_URL"] ?? "");
    url.username = user;
    await expect(startHub(readConfig({ ...environment, DATABASE_URL: url.href, DATABASE_ROLE: role }))).rejects.toThrow(
      `DATABASE_ROLE is not right: the user of DATABASE_URL is not a member of ${role}. GRANT ${role} TO that user.`,
    );
  } finally {
    await asOwner.query(`DROP ROLE ${user}`);
    await asOwner.query(`DROP ROLE ${role}`);
  }
});

test("migrating once more gives the same rights", async () => {
  const rights = async () =>
    (
      await asOwner.query("SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = $1 ORDER BY 1, 2", [
        roleOfTests,
      ])
    ).rows;
  const before: unknown[] = await rights();
  expect(before.length).toBeGreaterThan(100);
  const config = readConfig(hub.database.environment);
  expect(await migrateAsOwner(config, createLog("silent"))).toEqual([]);
  expect(await rights()).toEqual(before);
});
