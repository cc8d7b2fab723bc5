// Between a server and PostgreSQL, to count its statements: every Query and Execute message of whoever is connected.
import { connect, createServer } from "node:net";

/** Listens on a free port in front of the database at `url`; `count` rises with each statement. */
export async function counting(url) {
  const to = new URL(url);
  const seen = { count: 0 };
  const server = createServer((client) => {
    const database = connect(Number(to.port || 5432), to.hostname);
    let rest = Buffer.alloc(0);
    // The first message, of the start, has no letter in front.
    let isStarted = false;
    client.on("data", (chunk) => {
      database.write(chunk);
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      for (;;) {
        const head = isStarted ? 1 : 0;
        if (rest.length < head + 4) return;
        const length = head + rest.readInt32BE(head);
        if (rest.length < length) return;
        if (isStarted && (rest[0] === 0x51 || rest[0] === 0x45)) seen.count++;
        isStarted = true;
        rest = rest.subarray(length);
      }
    });
    database.on("data", (chunk) => client.write(chunk));
    for (const [one, other] of [
      [client, database],
      [database, client],
    ]) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const through = new URL(url);
  through.hostname = "127.0.0.1";
  through.port = String(server.address().port);
  return { url: through.href, seen, close: () => server.close() };
}
