import { randomBytes } from "node:crypto";
import type { Tx } from "./ctx";

const letters: Readonly<Record<string, string>> = { æ: "ae", ø: "oe", å: "aa", ä: "ae", ö: "oe", ü: "u", ß: "ss" };

/** "Fælles spisning på Ærø!" → "faelles-spisning-paa-aeroe": letters, digits and dashes, at most 80 of them. */
export function slugOf(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[æøåäöüß]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-");
  return plain.slice(0, 80).replace(/^-+|-+$/g, "") || "uden-titel";
}

/** A slug that no row of the table has: the plain one, or with a tail. Two with one title queue on a lock until commit. */
export async function freeSlug(tx: Tx, table: "initiative" | "event", title: string): Promise<string> {
  const slug = slugOf(title);
  await tx.manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 1))", [`${table} ${slug}`]);
  const taken: unknown[] = await tx.manager.query(`SELECT FROM ${table} WHERE slug = $1`, [slug]);
  return taken.length === 0 ? slug : `${slug}-${randomBytes(4).toString("hex")}`;
}
