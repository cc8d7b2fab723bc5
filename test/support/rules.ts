import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Rule } from "../../src/kernel/policy";

const root = join(__dirname, "..", "..", "src");

export interface NamedRule {
  readonly name: string;
  /** The very object that the commands use, to be taken apart and put together again. */
  readonly rule: { -readonly [K in keyof Rule<unknown>]: Rule<unknown>[K] };
}

const isRule = (value: unknown): value is NamedRule["rule"] =>
  typeof value === "object" && value !== null && "allows" in value && "refusal" in value;

/** Every rule of every feature's policy. */
export function allRules(): NamedRule[] {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".policy.ts"));
  return files.sort().flatMap((file) =>
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- which files there are is known when the tests run
    Object.entries(require(join(root, file)) as object).flatMap(([name, value]) =>
      isRule(value) ? [{ name: `${file} ${name}`, rule: value }] : [],
    ),
  );
}
