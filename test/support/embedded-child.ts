import { Client } from "pg";
import { openEmbedded } from "../../src/kernel/db/embedded";

/** A process of its own with the database of a folder. `hold`: says "open"; `write`: says the number of each row that was acknowledged; `close`: just that. */
async function main(task: string | undefined, directory: string): Promise<void> {
  const database = await openEmbedded(directory);
  if (task === "close") return database.close();
  if (task === "hold") return void process.stdout.write("open\n");
  const client = new Client(database.connection);
  await client.connect();
  await client.query("CREATE TABLE IF NOT EXISTS written (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, padding text)");
  for (;;) {
    const { rows } = await client.query<{ id: string }>("INSERT INTO written (padding) VALUES (repeat('x', 2000)) RETURNING id");
    process.stdout.write(`${rows[0]?.id}\n`);
  }
}

void main(process.argv[2], process.argv[3] ?? "");
