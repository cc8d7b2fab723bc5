import { seedDemo } from "../../seeds/demo";
import { readConfig } from "../../src/config";
import { createLog } from "../../src/kernel/log";
import { openDatabase } from "../../src/open-database";
import { freshDatabase, type FreshDatabase } from "./database";

/** A database of one's own with the demo in it. */
export async function freshDemo(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  const open = await openDatabase(readConfig(database.environment), createLog("silent"));
  await seedDemo(open, createLog("silent"));
  await open.close();
  return database;
}
