/** What came over the wire. */
export type Json = unknown;

/** What is at a path such as "draftInitiative.initiative.id" or "nodes.0.code"; undefined where there is nothing. */
export function at(value: Json, path: string): Json {
  return path.split(".").reduce<Json>((inner, key) => {
    if (inner === null || typeof inner !== "object") return undefined;
    return (inner as Record<string, Json>)[key];
  }, value);
}

/** The text at a path; anything else fails the test. */
export function textAt(value: Json, path: string): string {
  const found = at(value, path);
  if (typeof found !== "string") throw new Error(`no text at ${path} in ${JSON.stringify(value)}`);
  return found;
}
