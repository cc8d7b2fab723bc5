import { Kind, type OperationDefinitionNode, type ValueNode } from "graphql";

export type Variables = Readonly<Record<string, unknown>>;

/** A value that is written in a document, or comes with a request's variables. */
export type Given = (variables: Variables) => unknown;

export const constant =
  (value: unknown): Given =>
  () =>
    value;

/** Reads numbers, booleans and the length of lists; coercing the variables whole is left to the execution. */
export function givenBy(operation: OperationDefinitionNode): (node: ValueNode | undefined) => Given {
  const defaults = new Map(operation.variableDefinitions?.map((one) => [one.variable.name.value, one.defaultValue]));
  return (node) => {
    if (node?.kind !== Kind.VARIABLE) return constant(literal(node));
    const name = node.name.value;
    const otherwise = literal(defaults.get(name));
    return (variables) => (Object.hasOwn(variables, name) ? variables[name] : otherwise);
  };
}

function literal(node: ValueNode | undefined): unknown {
  if (node?.kind === Kind.INT) return Number(node.value);
  if (node?.kind === Kind.BOOLEAN || node?.kind === Kind.STRING) return node.value;
  if (node?.kind === Kind.LIST) return node.values;
  return null;
}

/** As a list argument counts it: one value alone is a list of one. */
export const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : value === null || value === undefined ? 0 : 1);
