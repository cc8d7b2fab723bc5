import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { freshDatabase } from "./support/database";

const run = promisify(execFile);
const seed = join(__dirname, "..", "dist", "seeds", "seed.js");

test("two who seed at once: one works, the other waits and finds it done", async () => {
  const database = await freshDatabase();
  const env = { ...process.env, ...database.environment, LOG_LEVEL: "silent" };
  const both = await Promise.all([1, 2].map(() => run(process.execPath, [seed, "--demo"], { env })));
  expect(both.map(({ stdout }) => stdout)).toEqual(["Seeded: facts and demo.\n", "Seeded: facts and demo.\n"]);

  const client = new Client({ connectionString: database.environment["DATABASE_URL"] });
  await client.connect();
  const { rows } = await client.query(
    "SELECT (SELECT count(*)::int FROM contact) contacts, (SELECT count(*)::int FROM initiative) initiatives",
  );
  expect(rows).toEqual([{ contacts: 87, initiatives: 60 }]);
  await client.end();
  await database.drop();
});
