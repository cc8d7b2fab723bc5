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

/** Gathers in `asked` which rules were asked whether they hold. */
export function noteAsked(rules: readonly NamedRule[]): { readonly asked: Set<NamedRule["rule"]>; readonly stop: () => void } {
  const asked = new Set<NamedRule["rule"]>();
  const own = rules.map(({ rule }) => [rule, rule.scope] as const);
  for (const [rule, given] of own) {
    let scope = given;
    Object.defineProperty(rule, "scope", {
      configurable: true,
      enumerable: true,
      get: () => (asked.add(rule), scope),
      set: (other: typeof given) => (scope = other),
    });
  }
  const stop = () => {
    for (const [rule, value] of own) Object.defineProperty(rule, "scope", { configurable: true, enumerable: true, writable: true, value });
  };
  return { asked, stop };
}
