import { randomBytes } from "node:crypto";

let lastMs = 0;
let counter = 0;

/**
 * Ids are UUIDv7 (RFC 9562) whose twelve bits `rand_a` name the type, so that `node(id)` knows where to look without a
 * prefix, and an id is the same sixteen bytes in the database, the graph and the announcements.
 */
export function newId(type: string, at: Date = new Date()): string {
  const bytes = randomBytes(16);
  const ms = at.getTime();
  // Fourteen bits that rise within a millisecond: two announcements of one command keep their order.
  counter = ms === lastMs ? counter + 1 : bytes.readUInt16BE(8) & 0x1fff;
  lastMs = ms;
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | typeTag(type), 6);
  bytes.writeUInt16BE(0x8000 | (counter & 0x3fff), 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Twelve bits of FNV-1a of the type's name. That no two types share one is checked where they are registered. */
export function typeTag(type: string): number {
  let hash = 0x811c9dc5;
  for (const letter of Buffer.from(type)) hash = Math.imul(hash ^ letter, 0x01000193) >>> 0;
  return (hash ^ (hash >>> 12) ^ (hash >>> 24)) & 0xfff;
}

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The same id under the name of another type: of what is told of one thing in two ways, and is two objects to a cache. */
export const idAs = (type: string, id: string): string => `${id.slice(0, 15)}${typeTag(type).toString(16).padStart(3, "0")}${id.slice(18)}`;

/** The tag of an id, or null where the text is no id of ours. */
export function tagOf(id: string): number | null {
  return form.test(id) ? parseInt(id.slice(15, 18), 16) : null;
}

/** The id itself if it is one of that type, or null: what is not an id cannot be found, and never reaches the database. */
export function idOf(type: string, id: string): string | null {
  return tagOf(id) === typeTag(type) ? id : null;
}
