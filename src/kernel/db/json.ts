/** JSON as the database takes it: half of a surrogate pair, for which UTF-8 has no place, becomes U+FFFD as it does in any other text. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === "string" ? Buffer.from(part, "utf8").toString("utf8") : part));
