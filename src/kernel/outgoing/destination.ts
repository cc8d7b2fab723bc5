import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { Bilingual } from "../language";
import { isLoopback, isOwn, isPublic } from "./address";

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a name, as they are now. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>;

export const resolveByDns: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

/** Where it may not go. Says no address: what a name means inside of our network is nobody's business. */
export class DestinationRefused extends Error {}

/** A name without the brackets of an IPv6 address. URL has turned decimal, octal and short forms of IPv4 into the plain one. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, "$1");

/** What of an address in writing can be seen to be wrong, before any name is resolved; null: nothing. */
export function refusalOf(text: string, allowsPrivate: boolean): Bilingual | null {
  const url = new URL(text);
  const host = hostOf(url);
  if (url.username !== "" || url.password !== "") {
    return { da: "Der må ikke stå brugernavn eller adgangskode i adressen.", en: "There must be no user name or password in the address." };
  }
  if (url.hash !== "") return { da: "Der må ikke stå noget efter # i adressen.", en: "There must be nothing after # in the address." };
  const mayBeLoopback = allowsPrivate && (host === "localhost" || host.endsWith(".localhost") || isIP(host) !== 0);
  if (url.protocol !== "https:" && !mayBeLoopback) return { da: "Skal begynde med https://.", en: "Must begin with https://." };
  const notReachable = { da: "Skal kunne nås fra det åbne internet.", en: "Must be reachable from the open internet." };
  if (isIP(host) !== 0) return mayGo(url, host, allowsPrivate) ? null : notReachable;
  return !allowsPrivate && /(^|\.)localhost\.?$/.test(host) ? notReachable : null;
}

/** The addresses that may be connected to, of this moment. One that may not is enough to refuse them all. */
export async function checkedAddresses(url: URL, resolve: Resolve, allowsPrivate: boolean): Promise<readonly Address[]> {
  const host = hostOf(url);
  const family = isIP(host);
  const found = family === 0 ? await resolve(host) : [{ address: host, family }];
  if (found.length === 0) throw new DestinationRefused("The name has no address.");
  if (!found.every(({ address }) => mayGo(url, address, allowsPrivate))) {
    throw new DestinationRefused("The address does not lead to the open internet.");
  }
  return found;
}

function mayGo({ protocol }: URL, address: string, allowsPrivate: boolean): boolean {
  if (protocol !== "https:") return allowsPrivate && isLoopback(address);
  return isPublic(address) || (allowsPrivate && isOwn(address));
}
