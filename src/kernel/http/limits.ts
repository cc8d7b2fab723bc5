import {
  getOperationAST,
  GraphQLError,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type StringValueNode,
} from "graphql";
import { requestError } from "../errors";
import { costFor } from "./cost";
import { extentOf, standardIntrospectionWeight, type Extent } from "./extent";
import type { Variables } from "./given";

/** Each at least three times what the documents in schema/examples ask for: npm run limits. */
export const most = {
  bodyBytes: 100 * 1024,
  messageBytes: 64 * 1024,
  tokens: 2000,
  /** Errors of one validation that are told. */
  errors: 5,
  /** With fragments written out; far above what a page of a front end asks for. */
  selections: 5000,
  depth: 21,
  aliases: 30,
  /** Of one field in one place: see refuseRepeats. */
  repeats: 100,
  cost: 5000,
  subscriptionsPerSocket: 20,
  /** Begins and ends all of its subscriptions twice over, with pings. */
  messagesPerSecond: 100,
  /** What is refused was read and checked all the same; in cost, beside which an operation's is small. */
  costOfRefusal: 200,
  /** Of the standard introspection query, which takes as long as the dearest lists do; other ones by their weight. */
  costOfIntrospection: 1000,
} as const;

/** What of an operation does not depend on variables. */
interface Known {
  readonly extent: Extent;
  readonly cost: (variables: Variables) => number;
}

const operations = new WeakMap<OperationDefinitionNode, Known>();
const unkeepable = new WeakMap<DocumentNode, StringValueNode | null>();

export const refusalOfNul = "The character U+0000 cannot be kept: leave it out.";

/** Of a validated document: whether it may be executed with these variables. The answer has a code and the HTTP status. */
export function checkOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  variables: Variables,
): GraphQLError | null {
  const operation = getOperationAST(document, operationName);
  if (!operation) return null; // The execution says which operation there is not.
  const literal = literalWithNul(document);
  if (literal || holdsNul(variables)) {
    return new GraphQLError(refusalOfNul, {
      ...(literal && { nodes: literal }),
      extensions: { code: "BAD_USER_INPUT", http: { status: 400 } },
    });
  }
  const { extent, cost } = known(schema, document, operation);
  const { introspection } = extent;
  if (extent.depth > most.depth) return tooComplex(`This is ${extent.depth} fields deep; the most is ${most.depth}.`);
  if (extent.aliases > most.aliases) return tooComplex(`This has ${told(extent.aliases)} aliases; the most is ${most.aliases}.`);
  if (extent.selections > most.selections)
    return tooComplex(`This selects ${told(extent.selections)} fields; the most is ${most.selections}.`);
  // Room for two, so that it need not be the standard query to the letter. Answered from memory, at any depth.
  if (introspection.aliases > most.aliases || introspection.weight > 2 * standardIntrospectionWeight(schema)) {
    return tooComplex("This asks for more of the schema than the standard introspection query does.");
  }
  const spent = cost(variables);
  if (spent <= most.cost) return null;
  return tooComplex(
    `This costs ${told(spent)}; the most is ${most.cost}. Each object costs 1, and a connection as many as \`first\` says.`,
  );
}

/** 0 where there is no such operation. */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | null, variables: Variables): number {
  const operation = getOperationAST(document, operationName);
  return operation ? known(schema, document, operation).cost(variables) : 0;
}

/** What fragments multiply can have a hundred digits. */
const told = (count: number): number => Math.min(count, 1e9);

const tooComplex = (message: string): GraphQLError => requestError("TOO_COMPLEX", message, 400);

function known(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Known {
  const found = operations.get(operation);
  if (found) return found;
  const extent = extentOf(schema, document, operation);
  const costOfRest = costFor(schema, document, operation);
  const share = extent.introspection.weight / standardIntrospectionWeight(schema);
  const costOfMeta = Math.ceil(share * most.costOfIntrospection);
  const made: Known = { extent, cost: (variables) => costOfRest(variables) + costOfMeta };
  operations.set(operation, made);
  return made;
}

function literalWithNul(document: DocumentNode): StringValueNode | null {
  const found = unkeepable.get(document);
  if (found !== undefined) return found;
  let literal: StringValueNode | null = null;
  visit(document, { StringValue: (node) => void (node.value.includes("\0") && (literal = node)) });
  unkeepable.set(document, literal);
  return literal;
}

/** Does not call itself: 100 kB of brackets would be 50,000 calls deep. */
export function holdsNul(variables: Variables): boolean {
  const rest: unknown[] = [variables];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === "string" && value.includes("\0")) return true;
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) for (const item of value) rest.push(item);
    else for (const [key, member] of Object.entries(value)) rest.push(key, member);
  }
  return false;
}
