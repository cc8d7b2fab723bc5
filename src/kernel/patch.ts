import { isDeepStrictEqual } from "node:util";
import { UserErrorCode, type Faults } from "./errors";

/**
 * Writes a patch onto an object: absent keeps, null clears. A field that must not be empty cannot be cleared: that is a
 * fault on it. Answers the names of the fields that came out otherwise.
 */
export function applyPatch<T extends object, K extends keyof T & string>(
  target: T,
  patch: Readonly<Partial<Record<K, unknown>>>,
  names: { readonly required: readonly K[]; readonly optional: readonly K[] },
  faults: Faults,
  path: readonly string[],
): K[] {
  const changed: K[] = [];
  for (const name of [...names.required, ...names.optional]) {
    const value = patch[name];
    if (value === undefined) continue;
    if (value === null && names.required.includes(name)) {
      faults.add(UserErrorCode.BLANK, [...path, name]);
    } else if (!isSame(target[name], value)) {
      target[name] = value as T[K];
      changed.push(name);
    }
  }
  return changed;
}

/**
 * A new thing's first fields stand beside the patch that holds the rest of them, and so can be said twice: otherwise in the
 * patch is a fault on it there, for one of the two would be lost.
 */
export function refuseSaidTwice(input: object, within: string, faults: Faults): void {
  const said = input as Readonly<Record<string, unknown>>;
  for (const [name, again] of Object.entries(said[within] ?? {})) {
    if (again === null || again === undefined || (said[name] ?? null) === null || isSame(said[name], again)) continue;
    faults.add(UserErrorCode.INVALID, [within, name], {
      da: `Står også som \`${name}\` uden for \`${within}\`, og anderledes. Skriv det ét sted.`,
      en: `Is given as \`${name}\` outside of \`${within}\` too, and otherwise. Give it once.`,
    });
  }
}

/** By content: a jsonb column gives its members back in another order than they were sent in. */
const isSame = (before: unknown, after: unknown): boolean => isDeepStrictEqual(before ?? null, after ?? null);

/** A list of a patch whose members are all found: writes it when the row is there, and says by name whether it changed. */
export interface ListWrite {
  readonly name: string;
  readonly write: () => Promise<boolean>;
}

/** Answers the names of the lists that came out otherwise. */
export async function writeAll(writes: readonly ListWrite[]): Promise<string[]> {
  const changed: string[] = [];
  for (const { name, write } of writes) if (await write()) changed.push(name);
  return changed;
}
