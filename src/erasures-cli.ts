import "reflect-metadata";
import { readFileSync } from "node:fs";
import { command } from "./command";
import { ConfigFault } from "./config";
import { eraseAgain } from "./privacy";

const id = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/** npm run db:erasures prints the ledger; npm run db:erase-again -- FILE replays one, or the database's own without a file. */
command(process.env, async (ctx) => {
  const [, , mode, file] = process.argv;
  const rows = await ctx.db.change<{ id: string }>({
    text: "SELECT subject_id id FROM erasure ORDER BY erased_at, subject_id",
    values: [],
  });
  if (mode !== "--again") return rows.map((row) => `${row.id}\n`).join("");
  // Lines of the log do as well as those of the ledger.
  const ids = file === undefined ? rows.map((row) => row.id) : (readFileSync(file, "utf8").match(id) ?? []);
  if (file !== undefined && ids.length === 0) throw new ConfigFault(`${file} has no ids in it.`);
  return `${await eraseAgain(ctx, ids)} of ${new Set(ids).size} were there, and are erased.\n`;
});
