import { seedFacts } from "../../seeds/facts";
import { readConfig } from "../../src/config";
import { createLog } from "../../src/kernel/log";
import { migrate } from "../../src/migrate";
import { openAsOwner, type OpenDatabase } from "../../src/open-database";
import { grantRights } from "../../src/rights";
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

/** Gives an empty database the tables, the rights of the role that its hubs work as, if they have one, and the public facts. */
export async function fillAsOwner(environment: Record<string, string>): Promise<void> {
  const database = await openAsOwner(readConfig(environment), createLog("silent"));
  await migrate(database.dataSource);
  if (environment["DATABASE_ROLE"] !== undefined) await grantRights(database.dataSource, environment["DATABASE_ROLE"]);
  await seedFacts(database.dataSource);
  await database.close();
}
