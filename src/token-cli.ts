import "reflect-metadata";
import { existsSync, readFileSync } from "node:fs";
import { Client } from "pg";
import { demoAccounts } from "../seeds/demo/accounts";
import { demoParticipants } from "../seeds/demo/participants";
import { secretFile } from "../seeds/first-start";
import { readConfig, type Config } from "./config";
import { demoToken } from "./welcome";

const usage = "npm run --silent token -- editor.0265@example.org [seconds]";

/** Prints a bearer token of a demo account, alone on its line, whether the hub runs or not. */
async function main(): Promise<void> {
  const [email, seconds] = process.argv.slice(2);
  if (email === undefined || !/^\S+@example\.org$/.test(email)) throw new Error(`Which account? ${usage}`);
  if (seconds !== undefined && !/^\d{1,9}$/.test(seconds)) throw new Error(`For how many seconds? ${usage}`);
  const secret = await secretOf(readConfig(process.env));
  if (secret === null) throw new Error("There is no demo here. Start the hub once without DATABASE_URL, or run npm run db:seed -- --demo.");
  const account = email.toLowerCase();
  if (!demoAccounts().some((one) => one.email === account)) process.stderr.write(`${unknown(account)}\n`);
  process.stdout.write(`${demoToken(secret, account, seconds === undefined ? undefined : Number(seconds) * 1000)}\n`);
}

/** Said beside the token, not instead of it: somebody may have been invited by this address. */
const unknown = (email: string): string =>
  `The demo has no account ${email}: unless somebody was invited by this address, the token opens nothing. ` +
  `It has organiser@, administrator@, and member.CODE@ and editor.CODE@example.org for ${[...demoParticipants].sort().join(", ")}.`;

async function secretOf({ DATABASE_URL, SAMSPIL_DATA }: Config): Promise<string | null> {
  if (DATABASE_URL === undefined) return existsSync(secretFile(SAMSPIL_DATA)) ? readFileSync(secretFile(SAMSPIL_DATA), "utf8") : null;
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: string }>("SELECT value FROM hub_setting WHERE key = 'demo-secret'");
    return rows[0]?.value ?? null;
  } finally {
    await client.end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
