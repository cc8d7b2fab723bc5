import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

/** What the thread is started with. */
export interface Assignment {
  readonly dataFolder: string;
  readonly socketFile: string;
  /** A WebAssembly.Module. */
  readonly machineCode: object;
}
/** What it says: that it listens, or that it closed. Anything that goes wrong ends the thread with an error. */
export type Report = "ready" | "closed";

/** A thread of its own: PGlite computes on the thread that it was called on, and a long query would stop everything else there. */
async function serve({ dataFolder, socketFile, machineCode }: Assignment): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error("embedded-worker is for a worker thread");
  // Its types for `require` are missing; the import is not in anybody's way here.
  const [{ pg_trgm }, { unaccent }] = await Promise.all([
    import("@electric-sql/pglite/contrib/pg_trgm"),
    import("@electric-sql/pglite/contrib/unaccent"),
  ]);
  const database = await PGlite.create({
    dataDir: dataFolder,
    pgliteWasmModule: machineCode,
    // Loading them costs 50 ms; without it CREATE EXTENSION does not find them.
    extensions: { pg_trgm, unaccent },
    // Given at the start, a client's DISCARD ALL or RESET leads back to it.
    startParams: [...PGlite.defaultStartParams, "-c", "timezone=UTC"],
  });
  const run = guard(database);

  // One at a time is the rule, but a connection that ends is still counted when the next one begins.
  const server = new PGLiteSocketServer({ db: database, path: socketFile, maxConnections: 100 });
  await server.start();

  port.once("message", () => {
    void (async () => {
      await server.stop();
      // A client may have gone in the middle of a transaction.
      for (const statement of ["ROLLBACK", "VACUUM ANALYZE", "CHECKPOINT"]) await run(statement);
      await database.close();
      port.postMessage("closed" satisfies Report);
    })();
  });
  port.postMessage("ready" satisfies Report);
}

/**
 * Mends what the socket server leaves open. Returns what runs a statement of ours: PGlite's own `exec` sends its answer to
 * the client that asked last, once there was one.
 */
function guard(database: PGlite): (statement: string) => Promise<void> {
  const original = database.execProtocolRawStream.bind(database);

  const run = async (statement: string): Promise<void> => {
    const answer: Uint8Array[] = [];
    await original(simpleQuery(statement), { onRawData: (data) => answer.push(data.slice()) });
    const text = Buffer.concat(answer);
    // Each answer begins with one byte of kind; E is an error.
    if (text[0] === 0x45) throw new Error(`${statement}: ${text.toString("utf8").replace(/\0/g, " ")}`);
  };

  database.execProtocolRawStream = async (message, options) => {
    try {
      // Only a connection's first message has no letter of its kind. There is one session for all of them, and the
      // statements that the connection before has named are still there: the same names would be refused.
      if (message[0] === 0) await run("DISCARD ALL");
      await original(message, options);
    } catch (error) {
      // PostgreSQL's own errors are answers. This one is the end of it, and the server would keep every client waiting.
      setImmediate(() => {
        throw error;
      });
      throw error;
    }
  };
  return run;
}

function simpleQuery(statement: string): Uint8Array {
  const message = Buffer.from(`Q\0\0\0\0${statement}\0`, "utf8");
  message.writeInt32BE(message.length - 1, 1);
  return message;
}

void serve(workerData as Assignment);
