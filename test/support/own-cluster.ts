import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A PostgreSQL of one's own, which a test may bring down. */
export interface OwnCluster {
  readonly url: string;
  /** As a crash: what was not flushed is gone, connections break, and it recovers from its log. */
  readonly restart: () => Promise<void>;
  /** As an operator does it: who is connected is told to go. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** A standby that streams from it, as pg_basebackup makes one. */
  readonly standby: () => Promise<Standby>;
  readonly remove: () => Promise<void>;
}

export interface Standby {
  readonly url: string;
  readonly promote: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function ownCluster(): Promise<OwnCluster> {
  const folder = mkdtempSync(join(tmpdir(), "samspil-cluster-"));
  chmodSync(folder, 0o777);
  const data = join(folder, "data");
  const { port, url, control, start } = await serverOf(data);
  await asItsUser("initdb", ["-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"]);
  await start();
  return {
    url,
    restart: async () => {
      await control("-m", "immediate", "stop");
      await start();
    },
    stop: () => control("-m", "fast", "stop"),
    start,
    standby: () => standbyOf(folder, port),
    remove: async () => {
      await control("-m", "immediate", "stop").catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function standbyOf(folder: string, primary: number): Promise<Standby> {
  const data = join(folder, "standby");
  await asItsUser("pg_basebackup", [
    "-D",
    data,
    "-R",
    "-X",
    "stream",
    "-c",
    "fast",
    "--no-sync",
    "-h",
    "127.0.0.1",
    "-p",
    String(primary),
    "-U",
    "postgres",
  ]);
  const { url, control, start } = await serverOf(data);
  await start();
  return {
    url,
    promote: () => control("promote"),
    remove: () => control("-m", "immediate", "stop").catch(() => undefined),
  };
}

/** The server of a folder's data, on a port of its own. */
async function serverOf(data: string) {
  const port = await freePort();
  const options = `-p ${port} -k ${dirname(data)} -c listen_addresses=127.0.0.1 -c shared_buffers=16MB`;
  const control = (...args: string[]) => asItsUser("pg_ctl", ["-D", data, "-w", ...args]);
  return {
    port,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    control,
    start: () => control("-l", `${data}.log`, "-o", options, "start"),
  };
}

/** With the tables and the public facts. */
export async function clusterWithTables(): Promise<OwnCluster> {
  const cluster = await ownCluster();
  const environment = { ...process.env, DATABASE_URL: cluster.url };
  for (const program of ["dist/src/migrate-cli.js", "dist/seeds/seed.js"]) {
    await run(process.execPath, [program], { cwd: join(__dirname, "..", ".."), env: environment });
  }
  return cluster;
}

/** PostgreSQL refuses to run as root. */
async function asItsUser(name: string, args: readonly string[]): Promise<void> {
  const program = programOf(name);
  const command = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--", program, ...args] : [program, ...args];
  const [file = "", ...rest] = command;
  await run(file, rest, { cwd: tmpdir() });
}

/** Debian keeps the server's programs beside the path. */
function programOf(name: string): string {
  const root = "/usr/lib/postgresql";
  const versions = ((): string[] => {
    try {
      return readdirSync(root);
    } catch {
      return [];
    }
  })();
  const newest = versions.sort((a, b) => Number(a) - Number(b)).at(-1);
  return newest === undefined ? name : join(root, newest, "bin", name);
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
