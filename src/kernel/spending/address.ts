import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/**
 * Whose request it is, for budgets: the address that the connection comes from or, behind so many proxies of our own, the
 * one that the outermost of them saw. What a caller writes into X-Forwarded-For itself stands further to the left.
 * An IPv6 customer has at least a /64, and would else have as many budgets as addresses.
 */
export function addressOf({ socket, headers }: IncomingMessage, trustedProxies: number): string {
  const forwarded = headers["x-forwarded-for"];
  const seen = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? "")).split(",").map((part) => part.trim());
  const address = (trustedProxies > 0 ? seen.at(-trustedProxies) : undefined) || (socket.remoteAddress ?? "unknown");
  return isIPv6(address) ? prefixOf(address) : address.slice(0, 64);
}

function prefixOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const before = head.split(":").filter((group) => group !== "");
  const after = (tail ?? "").split(":").filter((group) => group !== "");
  const groups = [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
