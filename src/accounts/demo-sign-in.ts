import type { Database } from "../kernel/db/database";

const settingKey = "demo-secret";

/** The secret that signs demo tokens; null where the demo was not seeded, and then nobody can sign in as its people. */
export async function demoSecret(db: Database): Promise<string | null> {
  const rows = await db.read<{ value: string }>({ text: "SELECT value FROM hub_setting WHERE key = $1", values: [settingKey] });
  return rows[0]?.value ?? null;
}

/** Opens the demo sign-in of this hub; opened once, it keeps its secret. */
export async function openDemoSignIn(db: Database, secret: string): Promise<string> {
  const text =
    "INSERT INTO hub_setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = hub_setting.value RETURNING value";
  const rows = await db.read<{ value: string }>({ text, values: [settingKey, secret] });
  return rows[0]?.value ?? secret;
}
