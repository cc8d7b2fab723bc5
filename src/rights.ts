import type { DataSource } from "typeorm";

/** What the hub's role may do to a table; a table that is not named here is read and written like any other. */
const readAndWrite = "SELECT, INSERT, UPDATE, DELETE";
const others: Readonly<Record<string, string>> = {
  // What was done, and who was erased, nobody unsays: not even whoever gets hold of the hub.
  audit_entry: "SELECT, INSERT",
  erasure: "SELECT, INSERT",
  migration: "SELECT",
};

/**
 * Gives the role that the hub works as the rights that it needs, and no more: it owns nothing, so it can neither alter
 * nor drop nor empty a table. Run by the owner after each migration; once more is harmless.
 */
export async function grantRights(dataSource: DataSource, role: string): Promise<void> {
  const name = `"${role}"`;
  await dataSource.transaction(async (manager) => {
    await manager.query("SELECT pg_advisory_xact_lock(7319002)");
    const known: unknown[] = await manager.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
    if (known.length === 0) await manager.query(`CREATE ROLE ${name} NOLOGIN`);
    // So that whoever migrates may also start the hub; refused only where the roles were made by somebody else, with care.
    const isMember: { is: boolean }[] = await manager.query("SELECT pg_has_role(current_user, $1, 'MEMBER') AS is", [role]);
    if (!isMember[0]?.is) await manager.query(`GRANT ${name} TO CURRENT_USER`);
    await manager.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    await manager.query(`GRANT USAGE ON SCHEMA public TO ${name}`);
    await manager.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${name}`);
    // A table of the next release is written by triggers of this one's tables before its rights are given here.
    await manager.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ${readAndWrite} ON TABLES TO ${name}`);
    const tables: { name: string }[] = await manager.query(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    );
    for (const table of tables) await manager.query(`GRANT ${others[table.name] ?? readAndWrite} ON "${table.name}" TO ${name}`);
    await manager.query("REVOKE EXECUTE ON FUNCTION forget_old_audit() FROM PUBLIC");
    await manager.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO ${name}`);
  });
}
