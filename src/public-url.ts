import type { Config } from "./config";
import { urlHost } from "./kernel/http/url-host";

/** Where people reach the hub, as far as its variables say; without a slash at the end. */
export const publicUrlOf = ({ PUBLIC_URL, HOST, PORT }: Pick<Config, "PUBLIC_URL" | "HOST" | "PORT">): string =>
  PUBLIC_URL ?? `http://${urlHost(HOST)}:${PORT}`;
