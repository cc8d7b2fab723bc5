import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { blankDatabase } from "./embedded-blank";

/** What the thread is started with. */
export interface Assignment {
  readonly dataFolder: string;
  readonly socketFile: string;
  /** There is no database in the folder yet. */
  readonly isNew: boolean;
  /** A WebAssembly.Module. */
  readonly machineCode: object;
}
/** What it says: that it listens, or that it closed. Anything that goes wrong ends the thread with an error. */
export type Report = "ready" | "closed";

/** A thread of its own: PGlite computes on the thread that it was called on, and a long query would stop everything else there. */
async function serve({ dataFolder, socketFile, isNew, machineCode }: Assignment): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error("embedded-worker is for a worker thread");
  // Its types for `require` are missing; the import is not in anybody's way here.
  const [{ pg_trgm }, { fuzzystrmatch }] = await Promise.all([
    import("@electric-sql/pglite/contrib/pg_trgm"),
    import("@electric-sql/pglite/contrib/fuzzystrmatch"),
  ]);
  const blank = isNew ? await blankDatabase() : null;
  const database = await PGlite.create({
    dataDir: dataFolder,
    ...(blank && { loadDataDir: blank }),
    pgliteWasmModule: machineCode,
    // Loading them costs 50 ms; without it CREATE EXTENSION does not find them.
    extensions: { pg_trgm, fuzzystrmatch },
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
      for (const statement of ["ROLLBACK", "SELECT pg_stat_force_next_flush()"]) await run(statement);
      const vacuum = /VACUUM [^;]*/.exec(await run(vacuumOfChanged))?.[0];
      if (vacuum !== undefined) await run(vacuum);
      await run("CHECKPOINT");
      await database.close();
      port.postMessage("closed" satisfies Report);
    })();
  });
  port.postMessage("ready" satisfies Report);
}

/** The statement for the tables of which a PostgreSQL with its background processes would look at the rows anew (autovacuum_analyze_threshold). */
const vacuumOfChanged = `SELECT 'VACUUM ANALYZE ' || string_agg(c.oid::regclass::text, ', ') || ';'
  FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid WHERE s.n_mod_since_analyze > 50 + 0.1 * c.reltuples`;

/**
 * Mends what the socket server leaves open. Returns what runs a statement of ours, and gives PostgreSQL's messages as they are: PGlite's
 * own `exec` sends its answer to the client that asked last, once there was one.
 */
function guard(database: PGlite): (statement: string) => Promise<string> {
  const original = database.execProtocolRawStream.bind(database);

  const run = async (statement: string): Promise<string> => {
    const answer: Uint8Array[] = [];
    await original(simpleQuery(statement), { onRawData: (data) => answer.push(data.slice()) });
    const text = Buffer.concat(answer).toString("utf8");
    // Each answer begins with one letter of its kind; E is an error.
    if (text.startsWith("E")) throw new Error(`${statement}: ${text.replace(/\0/g, " ")}`);
    return text;
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
