import { readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { lock } from "proper-lockfile";
import { exists, FolderRefused, marker } from "./embedded-folder";

const staleMs = 15_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When that process began, as far as the system tells. */
  readonly began: string | null;
}

const lockOf = (folder: string): string => join(folder, "lock");
const holderOf = (folder: string): string => join(folder, "holder");

/**
 * Locks the folder until the returned function is called. PGlite refuses nobody: a second process destroys the data.
 * `lost` is called where the lock was taken from us, after which nothing may be written any more.
 */
export async function lockFolder(folder: string, lost: (error: Error) => void): Promise<() => Promise<void>> {
  // To take over from the dead is to look and then to remove. Two that do so at once would both remove and both succeed.
  const leave = await lock(join(folder, marker), { stale: 5000, retries: { retries: 100, minTimeout: 20, maxTimeout: 100 } });
  let isLost = false;
  try {
    if ((await holderState(folder)) === "dead") await rmdir(lockOf(folder));
    const release = await lock(folder, {
      lockfilePath: lockOf(folder),
      stale: staleMs,
      update: 3000,
      onCompromised: (error) => {
        isLost = true;
        lost(error);
      },
    }).catch(async (error: unknown) => {
      throw (error as { code?: string }).code === "ELOCKED" ? refusal(folder, await readHolder(folder)) : error;
    });
    const me: Holder = { pid: process.pid, host: hostname(), began: await beginningOf(process.pid) };
    await writeFile(holderOf(folder), JSON.stringify(me));
    return async () => {
      // Then what is there belongs to whoever took it.
      if (isLost) return;
      await rm(holderOf(folder), { force: true });
      await release();
    };
  } finally {
    await leave();
  }
}

/** For who only reads, such as a copy of the folder. */
export async function refuseIfHeld(folder: string): Promise<void> {
  const state = await holderState(folder);
  if (state === "unknown") throw refusal(folder, await readHolder(folder));
}

/**
 * proper-lockfile only looks at the lock's age: after `kill -9` it would keep everybody out for a while, and it would let
 * somebody in while the holder stands still (a suspended laptop). So the process itself is asked for; the age decides
 * only where that process cannot be seen from here, in another container.
 */
async function holderState(folder: string): Promise<"none" | "dead" | "unknown"> {
  if (!(await exists(lockOf(folder)))) return "none";
  const holder = await readHolder(folder);
  if (!holder || holder.host !== hostname()) return "unknown";
  if (await lives(holder)) throw refusal(folder, holder);
  return "dead";
}

async function lives({ pid, began }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  // A number is given again; in a container that was started again it is even the same one, our own. Where the system
  // does not tell when a process began, we rather refuse than share.
  const now = await beginningOf(pid);
  return now === null || began === null || now === began;
}

/** Linux only, and in ticks since this boot. The process's name comes before and may hold spaces and parentheses. */
async function beginningOf(pid: number): Promise<string | null> {
  try {
    const [boot, status] = await Promise.all([readFile("/proc/sys/kernel/random/boot_id", "utf8"), readFile(`/proc/${pid}/stat`, "utf8")]);
    const ticks = status.slice(status.lastIndexOf(")") + 2).split(" ")[19];
    return ticks === undefined ? null : `${boot.trim()}/${ticks}`;
  } catch {
    return null;
  }
}

async function readHolder(folder: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(holderOf(folder), "utf8")) as Holder;
  } catch {
    return null;
  }
}

function refusal(folder: string, holder: Holder | null): FolderRefused {
  if (holder?.host === hostname()) {
    return new FolderRefused(
      `Another Samspil, process ${holder.pid}, has the folder ${folder}. Stop it, or set SAMSPIL_DATA to another folder. ` +
        `If that process is no Samspil, remove ${lockOf(folder)}.`,
    );
  }
  return new FolderRefused(
    `Another Samspil${holder ? ` on ${holder.host}` : ""} has the folder ${folder}. Stop it, or set SAMSPIL_DATA to another folder. ` +
      `If it was killed, try again in ${staleMs / 1000} seconds.`,
  );
}
