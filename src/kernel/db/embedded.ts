import { constants, cpSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";
import {
  beginFolder,
  dataFolder,
  exists,
  FolderRefused,
  making,
  ownFolder,
  port,
  type SocketFolder,
  socketFile,
  socketFolder,
} from "./embedded-folder";
import { lockFolder, refuseIfHeld } from "./embedded-lock";
import type { Assignment, Report } from "./embedded-worker";

export { FolderRefused } from "./embedded-folder";
export { maintain, maintenance } from "./embedded-maintenance";

/**
 * A PostgreSQL inside of this process's worker thread, over a Unix socket in a folder that only its owner may enter.
 * It has one session for whoever connects: one pool of one connection, or named statements fail and answers go astray.
 */
export interface EmbeddedDatabase {
  /** For `pg`: host is the socket's folder. */
  readonly connection: { readonly host: string; readonly port: number; readonly user: string; readonly database: string };
  /** Afterwards tables that changed were vacuumed, all is on disk, the thread is gone and the lock released. End the pool before. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly log?: (message: string) => void;
  /** The database died, and nothing can be asked any more. Left out: the process ends, as from any error that nobody caught. */
  readonly onCrash?: (error: Error) => void;
}

/** Opens the database in the folder, and makes it if there is none. Throws `FolderRefused` where it may not. */
export async function openEmbedded(directory: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const log = options.log ?? (() => undefined);
  const onCrash =
    options.onCrash ??
    ((error: Error) => {
      setImmediate(() => {
        throw error;
      });
    });
  const folder = await ownFolder(directory);

  let thread: Worker | undefined;
  // Whoever took the lock may write already, so we stop at once; the thread's end is reported below like any other.
  const release = await lockFolder(folder, (error) => {
    log(`the lock of ${folder} was lost: ${error.message}`);
    void thread?.terminate();
  });
  let socket: SocketFolder | undefined;
  const leave = async (): Promise<void> => {
    await thread?.terminate();
    await socket?.remove();
    await release();
  };

  try {
    socket = await socketFolder(folder);
    const isNew = await beginFolder(folder);
    if (isNew) log(`making a database in ${folder}`);
    const running = startThread({
      dataFolder: dataFolder(folder),
      socketFile: socketFile(socket.path),
      isNew,
      machineCode: await (machineCode ??= compiled()),
    });
    thread = running;
    const life = watch(running);
    await life.said("ready");
    await rm(making(folder), { force: true });

    let closing: Promise<void> | undefined;
    void life.ended.then(async (error) => {
      if (closing) return;
      closing = leave();
      await closing;
      log(`the embedded database died: ${error.message}`);
      onCrash(error);
    });
    return {
      connection: { host: socket.path, port, user: "postgres", database: "postgres" },
      close: () => (closing ??= closeThread(running, life).finally(leave)),
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

interface Life {
  /** Resolves when the thread says so; rejects if it ends without. */
  said(what: Report): Promise<void>;
  readonly ended: Promise<Error>;
}

function watch(thread: Worker): Life {
  const heard = new Set<Report>();
  const ended = new Promise<Error>((resolve) => {
    thread.once("error", (error) => resolve(error instanceof Error ? error : new Error(String(error))));
    thread.once("exit", (code) => resolve(new Error(`its thread ended with ${code}`)));
  });
  thread.on("message", (report: Report) => heard.add(report));
  const said = (what: Report): Promise<void> =>
    new Promise((resolve, reject) => {
      if (heard.has(what)) return resolve();
      thread.on("message", (report: Report) => {
        if (report === what) resolve();
      });
      void ended.then(reject);
    });
  return { said, ended };
}

async function closeThread(thread: Worker, life: Life): Promise<void> {
  const closed = life.said("closed");
  thread.postMessage("close");
  await closed;
}

/** PostgreSQL's code of this process. V8 makes it faster while it runs: who opens a second database has it fast from the beginning. */
let machineCode: Promise<object> | undefined;

/** Not among the types of Node 20. */
declare const WebAssembly: { readonly compile: (bytes: Uint8Array) => Promise<object> };

const compiled = async (): Promise<object> =>
  WebAssembly.compile(await readFile(join(dirname(require.resolve("@electric-sql/pglite")), "pglite.wasm")));

/** Where TypeScript itself is run (jest), a thread must be taught to read it: Node 20 cannot. */
function startThread(workerData: Assignment): Worker {
  const file = require.resolve("./embedded-worker");
  if (file.endsWith(".js")) return new Worker(file, { workerData });
  const register = join(__dirname, "../../../test/support/register.js");
  return new Worker(`require(${JSON.stringify(register)}); require(${JSON.stringify(file)});`, { eval: true, workerData });
}

/** Copies a closed database into a new or empty folder: for tests, that each have one of their own. */
export async function cloneEmbedded(from: string, to: string): Promise<void> {
  await refuseIfHeld(from);
  if (!(await exists(dataFolder(from))) || (await exists(making(from))))
    throw new FolderRefused(`There is no database in ${from} to copy.`);
  const folder = await ownFolder(to);
  const release = await lockFolder(folder, () => undefined);
  try {
    if (!(await beginFolder(folder))) throw new FolderRefused(`There is a database in ${folder} already. Copy to another folder.`);
    // Where the file system can, the copies share their blocks until one of them is written. In one go: a thousand small
    // files take twice as long one promise each.
    cpSync(dataFolder(from), dataFolder(folder), { recursive: true, mode: constants.COPYFILE_FICLONE });
    await rm(making(folder));
  } finally {
    await release();
  }
}
