import { ConfigFault, type Config } from "./config";
import { FolderRefused } from "./kernel/db/embedded";

/** As a program of the command line says it: what people can put right in words, all else with where it came from. */
export function toldInTerminal(error: unknown): string {
  if (error instanceof ConfigFault || error instanceof FolderRefused) return `${error.message}\n`;
  return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code);

const taken = (port: number) => `PORT is not right: another program listens on ${port}. End it, or choose another PORT.`;
const forbidden = (port: number) => `PORT is not right: this user may not listen on ${port}. Those from 1024 on are free to all.`;

/** Why it cannot be listened there, for whoever starts the hub; null where it is no fault of theirs. */
export function faultOfListening(error: unknown, { HOST, PORT }: Pick<Config, "HOST" | "PORT">): ConfigFault | null {
  const code = codeOf(error);
  if (code === "EADDRINUSE") return new ConfigFault(taken(PORT));
  if (code === "EACCES") return new ConfigFault(forbidden(PORT));
  if (["ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL", "EINVAL"].includes(code))
    return new ConfigFault(`HOST is not right: this machine has no address ${HOST}. Right would be one such as 127.0.0.1 or 0.0.0.0.`);
  return null;
}

/** Why the database cannot be opened, without the password; null where it is no fault of whoever named it. */
export function faultOfDatabase(error: unknown, url: string): ConfigFault | null {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : "";
  const { hostname, port, pathname, username } = new URL(url);
  const at = `${hostname}:${port || 5432}`;
  const told: Readonly<Record<string, string>> = {
    ECONNREFUSED: `nothing answers at ${at}`,
    ETIMEDOUT: `nothing answers at ${at}`,
    EHOSTUNREACH: `nothing answers at ${at}`,
    ENOTFOUND: `there is no host ${hostname}`,
    EAI_AGAIN: `the host ${hostname} cannot be looked up`,
    "3D000": `there is no database ${pathname.slice(1) || username} at ${at}; createdb makes it`,
    "28P01": `the password of ${username} is another`,
    "28000": `${username || "this user"} may not sign in at ${at}`,
  };
  const why =
    told[code] ??
    (/client password must be a string/.test(message)
      ? `${username} needs a password, as in postgres://user:password@host:5432/database`
      : null) ??
    (/connection timeout/.test(message) ? `nothing answers at ${at}` : null);
  return why === null ? null : new ConfigFault(`DATABASE_URL is not right: ${why}.`);
}
