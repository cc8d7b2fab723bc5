import { access, chmod, constants, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Another process has the folder, or it is not ours. Its message says what to do. */
export class FolderRefused extends Error {}

export const marker = "SAMSPIL";
/** Of the PGlite that package.json pins. A folder of another one must be refused: PostgreSQL itself stops in the middle of its start. */
const postgresVersion = "18";
/** It names the socket's file; nothing listens on a port. */
export const port = 5432;
/** Of a Unix socket's path, in bytes: 107 on Linux, 103 on macOS. */
const longestSocketPath = 103;
const markerText = "This folder is an embedded database of Samspil, which may change and remove anything inside.\n";

/** Holds the files of PGlite. */
export const dataFolder = (directory: string): string => join(directory, "postgres");
/** Is there while the database is being made or copied: whoever finds it afterwards knows that it was never finished. */
export const making = (directory: string): string => join(directory, "making");

/**
 * Makes the folder ours, or refuses before anything in it was touched. Returns its real path, so that two names of one
 * folder share one lock.
 */
export async function ownFolder(directory: string): Promise<string> {
  await makeFolder(directory);
  const folder = await realpath(directory);
  await refuseUnlessOurs(folder);
  // It was perhaps made by somebody else's mkdir. PGlite's own files can be read by everybody, and its socket asks for no password.
  await chmod(folder, 0o700);
  await writeFile(join(folder, marker), markerText);
  return folder;
}

async function makeFolder(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" || code === "ENOTDIR") throw new FolderRefused(`${directory} is not a folder. ${another}`);
    if (code === "EACCES" || code === "EPERM" || code === "EROFS")
      throw new FolderRefused(`The folder ${directory} cannot be made (${code}). ${another}`);
    throw error;
  }
}

async function refuseUnlessOurs(folder: string): Promise<void> {
  const me = process.getuid?.();
  if (me !== undefined && (await stat(folder)).uid !== me)
    throw new FolderRefused(`The folder ${folder} belongs to another user. ${another}`);
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new FolderRefused(`The folder ${folder} cannot be written. ${another}`);
  }
  const found = await readdir(folder);
  if (found.length > 0 && !found.includes(marker)) {
    throw new FolderRefused(`The folder ${folder} holds something else than a database of Samspil. ${another}`);
  }
}

/** Only for who holds the lock. Answers whether there is no database yet. */
export async function beginFolder(folder: string): Promise<boolean> {
  // Killed while it was made: nobody was told that it is ready, so nothing in it was ever acknowledged.
  if (await exists(making(folder))) await rm(dataFolder(folder), { recursive: true, force: true });
  if (!(await exists(dataFolder(folder)))) {
    await writeFile(making(folder), "");
    return true;
  }
  const version = (await readFile(join(dataFolder(folder), "PG_VERSION"), "utf8").catch(() => "unknown")).trim();
  if (version !== postgresVersion) {
    throw new FolderRefused(
      `The database in ${folder} was written by PostgreSQL ${version}, and this Samspil has PostgreSQL ${postgresVersion}. ` +
        `Start it with the Samspil that wrote it, or remove the folder, or set SAMSPIL_DATA to another one.`,
    );
  }
  return false;
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

export interface SocketFolder {
  readonly path: string;
  remove(): Promise<void>;
}

export const socketFile = (folder: string): string => join(folder, `.s.PGSQL.${port}`);

/** Our folder, which only we may enter, unless its path is too long for a socket's. */
export async function socketFolder(folder: string): Promise<SocketFolder> {
  if (Buffer.byteLength(socketFile(folder)) <= longestSocketPath) {
    const remove = (): Promise<void> => rm(socketFile(folder), { force: true });
    // A process that was killed left its own, and nobody can listen on that.
    await remove();
    return { path: folder, remove };
  }
  const path = await mkdtemp(join(tmpdir(), "samspil-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

const another = "Set SAMSPIL_DATA to another folder.";
