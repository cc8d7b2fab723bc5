import type { Ctx } from "../src/kernel/ctx";
import { Database } from "../src/kernel/db/database";
import { newId } from "../src/kernel/db/id";
import type { Log } from "../src/kernel/log";
import { Viewer, type Role } from "../src/kernel/viewer";
import type { OpenDatabase } from "../src/open-database";
import { ownCtx } from "../src/own-ctx";
import { demoAccounts } from "./demo/accounts";
import { demoParticipants } from "./demo/participants";
import { demoTerms } from "./demo/terms";
import { seedDemoEvents } from "./demo-events";
import { seedConfirmations, seedContacts, seedOrganisations, seedPractices } from "./demo-practices";
import { seedAdoptions, seedRequests } from "./demo-taking-up";
import { seedTerms } from "./facts";
import type { Stage } from "./stage";

/**
 * Demo content, made through the hub's own commands. All of it is made up and marked so: texts begin with "Eksempel", people
 * are at example.org. Idempotent: what is there already is left alone, so a start that was cut off goes on where it was.
 */
export async function seedDemo(database: OpenDatabase, log: Log): Promise<void> {
  const { dataSource, pool } = database;
  await dataSource.transaction(async (manager) => {
    await seedTerms(manager, demoTerms);
    await manager.query("UPDATE municipality SET participates_since = '2025-12-01' WHERE code = any($1) AND participates_since IS NULL", [
      demoParticipants,
    ]);
  });
  const db = new Database(dataSource, pool);
  await seedAccounts(db);
  const stage = { db, as: await cast(db, await ownCtx(database, log, "")) };
  await seedOrganisations(stage);
  await seedContacts(stage);
  await seedPractices(stage);
  await seedConfirmations(stage);
  await seedDemoEvents(stage);
  await seedAdoptions(stage);
  await seedRequests(stage);
}

async function seedAccounts(db: Database): Promise<void> {
  const rows = demoAccounts().map((account) => ({ ...account, id: newId("Account"), membership: newId("Membership") }));
  await db.read({
    text: `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) r(id uuid, membership uuid, email text, name text, role text, code text)),
      made AS (INSERT INTO account (id, name, email, created_at) SELECT id, name, email, now() FROM given
        ON CONFLICT (lower(email)) DO NOTHING RETURNING id)
      INSERT INTO membership (id, account_id, municipality_id, role, since)
      SELECT g.membership, g.id, m.id, g.role, now() FROM given g JOIN made ON made.id = g.id LEFT JOIN municipality m ON m.code = g.code`,
    values: [JSON.stringify(rows)],
  });
}

/** Contexts of the demo's accounts. Nobody follows while the demo is seeded, so waking the log is nothing. */
async function cast(db: Database, own: Ctx): Promise<Stage["as"]> {
  const rows = await db.read<{ email: string; account: string; membership: string; municipality: string | null; role: Role }>({
    text: `SELECT a.email, a.id account, m.id membership, m.municipality_id municipality, m.role
      FROM account a JOIN membership m ON m.account_id = a.id WHERE a.email LIKE '%@example.org'`,
    values: [],
  });
  const viewers = new Map(
    rows.map(({ email, account, membership, municipality, role }) => {
      const memberships = [{ id: membership, municipalityId: municipality, isParticipating: true, role }];
      return [email, new Viewer({ accountId: account, memberships, token: null, endsAt: null })];
    }),
  );
  return (email, day) => {
    const viewer = viewers.get(email);
    if (!viewer) throw new Error(`the demo has no account ${email}`);
    const now = new Date(`${day}T08:00:00.000Z`);
    const ctx: Ctx = { ...own, viewer, now: () => now, renewed: async () => ctx };
    return ctx;
  };
}
