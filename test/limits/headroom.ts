import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, getIntrospectionQuery, getOperationAST, parse, visit, type DocumentNode } from "graphql";
import { readConfig } from "../../src/config";
import { extentOf, standardIntrospectionWeight } from "../../src/kernel/http/extent";
import { costOf, most } from "../../src/kernel/http/limits";
import { counted } from "../../src/kernel/http/repeats";

const root = join(__dirname, "../..");
const folder = join(root, "schema/examples");
const schema = buildSchema(readFileSync(join(root, "schema/schema.graphql"), "utf8"));

export interface Headroom {
  readonly limit: string;
  readonly most: number;
  /** What the document that comes closest asks for. */
  readonly asked: number;
  readonly by: string;
  readonly times: number;
}

/** The largest page that its documents may ask for, and as many ids. */
const largest: Readonly<Record<string, unknown>> = { first: 100, ids: Array.from({ length: 100 }, () => "x".repeat(36)) };

function measured(name: string) {
  const text = readFileSync(join(folder, name), "utf8");
  const document = parse(text);
  const operation = getOperationAST(document)!;
  const names = operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
  const variables = Object.fromEntries(names.filter((one) => largest[one] !== undefined).map((one) => [one, largest[one]]));
  const bytes = Buffer.byteLength(JSON.stringify({ query: text, variables }));
  return { name, kind: operation.operation, bytes, cost: costOf(schema, document, null, variables), ...ofDocument(document) };
}

const ofDocument = (document: DocumentNode) => ({
  tokens: document.tokenCount ?? 0,
  repeats: repeatsOf(document),
  ...extentOf(schema, document, getOperationAST(document)!),
});

function repeatsOf(document: DocumentNode): number {
  let repeats = 0;
  visit(document, { SelectionSet: (set) => void (repeats = Math.max(repeats, ...[...counted(set)].map(([, , times]) => times))) });
  return repeats;
}

/** How far each limit is from what the documents in schema/examples ask for: a front end is to come near none of them. */
export function headrooms(): Headroom[] {
  const all = readdirSync(folder).map(measured);
  const subscriptions = all.filter(({ kind }) => kind === "subscription");
  const closest = (limit: string, allowed: number, of: typeof all, measure: (one: (typeof all)[number]) => number): Headroom => {
    const [by, asked] = of.map((one) => [one.name, measure(one)] as const).sort(([, a], [, b]) => b - a)[0]!;
    return { limit, most: allowed, asked, by, times: allowed / Math.max(1, asked) };
  };
  const together = (limit: string, allowed: number, asked: number, by: string): Headroom => ({
    limit,
    most: allowed,
    asked,
    by,
    times: allowed / asked,
  });
  const config = readConfig({});
  const sumOfCosts = all.reduce((sum, { cost }) => sum + cost, 0);
  const { introspection } = ofDocument(parse(getIntrospectionQuery()));
  return [
    closest("bytes of a body", most.bodyBytes, all, ({ bytes }) => bytes),
    closest("bytes of a message", most.messageBytes, subscriptions, ({ bytes }) => bytes),
    closest("tokens", most.tokens, all, ({ tokens }) => tokens),
    closest("selections", most.selections, all, ({ selections }) => selections),
    closest("depth", most.depth, all, ({ depth }) => depth),
    closest("aliases", most.aliases, all, ({ aliases }) => aliases),
    closest("one field in one place", most.repeats, all, ({ repeats }) => repeats),
    closest("cost of an operation", most.cost, all, ({ cost }) => cost),
    together("subscriptions of a socket", most.subscriptionsPerSocket, subscriptions.length, "all of them at once"),
    together("messages of a socket in a second", most.messagesPerSecond, 2 + 2 * subscriptions.length, "begun and ended at once"),
    together("anonymous cost in a minute", config.BUDGET_ANONYMOUS, sumOfCosts, "all, one after the other"),
    together("a member's cost in a minute", config.BUDGET_MEMBER, sumOfCosts, "all, one after the other"),
    together("introspections in a minute, anonymous", config.BUDGET_ANONYMOUS / most.costOfIntrospection, 1, "the explorer's start"),
    together("weight of introspection", 2 * standardIntrospectionWeight(schema), introspection.weight, "the standard query"),
  ];
}

/** Room for two of the fullest standard query, on purpose: there is no larger one that a tool would send. */
export const knownToBeLess: readonly string[] = ["weight of introspection"];
