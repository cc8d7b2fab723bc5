import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** As an operator would, by the command line of the built hub. */
const run = (databaseUrl: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(__dirname, "../../dist/src/erasures-cli.js"), ...args], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });

export const erasureLedger = (databaseUrl: string): string => run(databaseUrl);

export function replayErasures(databaseUrl: string, ledger: string): string {
  const folder = mkdtempSync(join(tmpdir(), "samspil-ledger-"));
  writeFileSync(join(folder, "erasures.txt"), ledger);
  try {
    return run(databaseUrl, "--again", join(folder, "erasures.txt"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
