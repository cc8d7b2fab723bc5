import type { Ctx } from "../ctx";

/** What one execution of a compiled statement knows: the reader, the arguments of each field, and the root's own values. */
export interface Run {
  readonly ctx: Ctx;
  /** Coerced arguments, one object for each field that takes any (see Slot). */
  readonly args: readonly Readonly<Record<string, unknown>>[];
  /** What the root field was given beside its arguments, such as the id of a payload's object. */
  readonly root: Readonly<Record<string, unknown>>;
  /** Fields whose value is still asked for: the answer waits for them. */
  readonly pending: Promise<unknown>[];
}

/** Makes the value of a parameter. Rights and arguments are parameters, so that many readers share one statement. */
export type Recipe = (run: Run) => unknown;

/**
 * Puts right in JavaScript what SQL cannot compute: gets what the statement answered, gives what the reader gets. Of a field
 * of an object it may be a promise, for what no one statement can say.
 */
export type Finish = (value: unknown, run: Run) => unknown;

/** A part of a compiled statement: an expression that JSON can hold, and what is left to do with its value. */
export interface Piece {
  readonly sql: string;
  readonly finish?: Finish;
}

export const finishNullable = (finish: Finish | undefined): Finish | undefined =>
  finish && ((value, run) => (value === null ? null : finish(value, run)));

export const finishList = (finish: Finish | undefined): Finish | undefined =>
  finish && ((value, run) => (value as unknown[]).map((item) => finish(item, run)));

export function finishObject(finishes: readonly (readonly [key: string, finish: Finish])[]): Finish | undefined {
  if (finishes.length === 0) return undefined;
  return (value, run) => {
    const object = value as Record<string, unknown>;
    for (const [key, finish] of finishes) {
      const made = finish(object[key], run);
      object[key] = made;
      if (made instanceof Promise) run.pending.push(made.then((value) => (object[key] = value)));
    }
    return object;
  };
}

/**
 * One JSON object of these pieces, in their order. PostgreSQL's functions take 100 arguments, so a longer list becomes
 * several objects, joined as text: jsonb would join them too, but sorts their keys.
 */
export function jsonObject(pieces: readonly (readonly [key: string, piece: Piece])[]): Piece {
  const pairs = pieces.map(([key, piece]) => `'${key}', ${piece.sql}`);
  const chunks: string[] = [];
  for (let i = 0; i < pairs.length; i += 50) chunks.push(`json_build_object(${pairs.slice(i, i + 50).join(", ")})`);
  const finish = finishObject(pieces.flatMap(([key, piece]) => (piece.finish ? [[key, piece.finish] as const] : [])));
  return { sql: joined(chunks), ...(finish && { finish }) };
}

function joined(chunks: readonly string[]): string {
  const [only] = chunks;
  if (only === undefined) return "json_build_object()";
  if (chunks.length === 1) return only;
  const inner = chunks.map((chunk) => `left(substr(${chunk}::text, 2), -1)`);
  return `('{' || ${inner.join(" || ', ' || ")} || '}')::json`;
}
