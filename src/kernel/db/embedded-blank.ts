import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";

/**
 * An empty database, packed, as PGlite's initdb makes it: the build makes it, as that is half the time of a first start.
 * PGlite has a package of its own with the like (prepopulatedfs), which is not there for each of its versions.
 */
const file = join(__dirname, __filename.endsWith(".js") ? "../../.." : "../../../dist", "blank-database.tar.gz");

/** Null where there was no build; PGlite then makes one itself. */
export const blankDatabase = async (): Promise<Blob | null> =>
  existsSync(file) ? new Blob([await readFile(file)], { type: "application/x-gzip" }) : null;

export async function packBlankDatabase(): Promise<void> {
  const database = await PGlite.create();
  const packed = await database.dumpDataDir("gzip");
  await database.close();
  await writeFile(file, Buffer.from(await packed.arrayBuffer()));
}
