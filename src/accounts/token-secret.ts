import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

export const apiTokenPrefix = "samspil_";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const lookupLength = 16;
const secretLength = 32;
const checkLength = 6;
const form = new RegExp(`^${apiTokenPrefix}[0-9A-Za-z]{${lookupLength + secretLength + checkLength}}$`);

export interface TokenSecret {
  /** What the program sends; shown once and kept nowhere. */
  readonly text: string;
  /** Finds the row: no secret. */
  readonly lookup: string;
  readonly hash: Buffer;
}

/**
 * samspil_ · 16 digits that find the row · 32 that are the secret (190 bits) · 6 that check the rest: so that whoever scans
 * for leaked keys knows one when they see it, and a slip of the keyboard is told without a look into the database.
 */
export function newTokenSecret(): TokenSecret {
  const body = Array.from({ length: lookupLength + secretLength }, () => digits[randomInt(digits.length)]).join("");
  return { text: `${apiTokenPrefix}${body}${checkOf(body)}`, lookup: body.slice(0, lookupLength), hash: hashOf(body) };
}

/** What a token says, or null where it is none: mistyped, cut short, or somebody else's. */
export function readTokenSecret(text: string): Omit<TokenSecret, "text"> | null {
  if (!form.test(text)) return null;
  const body = text.slice(apiTokenPrefix.length, -checkLength);
  if (checkOf(body) !== text.slice(-checkLength)) return null;
  return { lookup: body.slice(0, lookupLength), hash: hashOf(body) };
}

export const isSameHash = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other);

/** Plain SHA-256: 190 random bits need no slow hash. */
const hashOf = (body: string): Buffer => createHash("sha256").update(body).digest();

/** CRC-32 in six digits to the base 62, leading zeros kept. */
function checkOf(body: string): string {
  let rest = crc32(body);
  let text = "";
  for (let i = 0; i < checkLength; i++) {
    text = `${digits[rest % digits.length] ?? ""}${text}`;
    rest = Math.floor(rest / digits.length);
  }
  return text;
}
