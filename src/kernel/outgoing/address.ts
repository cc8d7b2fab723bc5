import ipaddr from "ipaddr.js";

/** Of no special kind by its number, yet answered by the machine's own host: Azure's. */
const metadata = new Set(["168.63.129.16"]);
const global6 = ipaddr.parseCIDR("2000::/3") as [ipaddr.IPv6, number];

/** The address in its plain form: an IPv4 address that is written as IPv6 (::ffff:127.0.0.1) is that IPv4 address. */
const plain = (address: string): ipaddr.IPv4 | ipaddr.IPv6 => ipaddr.process(address);

/**
 * Whether an address is one of the open internet. All else is refused: private, loopback, link-local (where clouds keep
 * their metadata), unique-local, shared, documentation, multicast, and forms that carry another address in them.
 * The kinds are those of IANA's registries of special purpose addresses (RFC 6890), as ipaddr.js knows them.
 */
export function isPublic(address: string): boolean {
  const known = plain(address);
  if (known.range() !== "unicast" || metadata.has(known.toString())) return false;
  return known instanceof ipaddr.IPv4 || known.match(global6);
}

export const isLoopback = (address: string): boolean => plain(address).range() === "loopback";

/** A network of one's own, for development: never where metadata are kept. */
export const isOwn = (address: string): boolean => ["loopback", "private", "uniqueLocal"].includes(plain(address).range());
