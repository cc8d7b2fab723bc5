import { Kind, visit, type DocumentNode, type OperationDefinitionNode } from "graphql";
import type { Ctx } from "../ctx";

/** Who reads the same: whoever is nobody in particular, by language; everybody else has rights of their own. */
export const audienceOf = ({ viewer: { facts }, language }: Ctx): string =>
  facts === null ? language : `${language} ${facts.accountId} ${JSON.stringify([facts.memberships, facts.token])}`;

/** Equal for those who are answered the same whatever happens, as their audience cannot change; null: it can. */
export const togetherOf = (asked: string, ctx: Ctx): string | null => (ctx.viewer.facts === null ? `${asked}\n${audienceOf(ctx)}` : null);

const numbers = new WeakMap<OperationDefinitionNode, { readonly number: number; readonly names: readonly string[] }>();
let count = 0;

/**
 * What an event's answer depends on beside the event and its audience: the operation, and those variables that are looked at
 * when an event is told. The arguments of a subscription's field are looked at once, when it begins: followers who came
 * with different cursors are answered the same.
 */
export function askedOf(document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): string {
  let known = numbers.get(operation);
  if (!known) numbers.set(operation, (known = { number: ++count, names: namesIn(document, operation) }));
  return JSON.stringify([
    known.number,
    ...known.names.map((name) => variables[name] ?? null),
    ...known.names.map((name) => name in variables),
  ]);
}

function namesIn(document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const names = new Set<string>();
  const gather = { Variable: (node: { readonly name: { readonly value: string } }) => void names.add(node.name.value) };
  for (const selection of operation.selectionSet.selections) {
    visit(selection.kind === Kind.FIELD ? { ...selection, arguments: [] } : selection, gather);
  }
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) visit(definition, gather);
  return [...names];
}
