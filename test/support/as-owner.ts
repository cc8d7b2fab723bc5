import { readConfig } from "../../src/config";
import { createLog } from "../../src/kernel/log";
import { openAsOwner, type OpenDatabase } from "../../src/open-database";
import { freshDatabase } from "./database";

/** A database of one's own, opened as its owner; it is gone when it is closed. */
export async function freshAsOwner(): Promise<OpenDatabase> {
  const database = await freshDatabase();
  const open = await openAsOwner(readConfig(database.environment), createLog("silent"));
  return {
    ...open,
    close: async () => {
      await open.close();
      await database.drop();
    },
  };
}
