import {
  getIntrospectionQuery,
  getOperationAST,
  Kind,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** How far an operation reaches, with its fragments written out. Does not depend on variables. */
export interface Extent {
  /** Outside of introspection: the deepest field, 1 for one at the root. */
  readonly depth: number;
  readonly aliases: number;
  readonly selections: number;
  readonly introspection: { readonly weight: number; readonly aliases: number };
}

/** Of one selection set, whether introspection or not. */
interface Reach extends Extent {
  readonly weight: number;
}

/**
 * How many each list of introspection holds in the middle of a schema such as ours, to weigh it; `types` holds all.
 * With 8 for each of them, arguments weighed so much that what passed as two standard queries took fifteen times as long.
 */
const listed = new Map([
  ["fields", 8],
  ["directives", 8],
  ["inputFields", 2],
  ["enumValues", 2],
]);

/** Each fragment is measured once, so that fragments that spread each other over and over take time by their text only. */
export function extentOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Extent {
  const typeCount = Object.keys(schema.getTypeMap()).length;
  const fragments = new Map(
    document.definitions.flatMap((one): [string, FragmentDefinitionNode][] =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
  const measured = new Map<string, Reach>();

  const ofFragment = (name: string): Reach => {
    const known = measured.get(name);
    if (known) return known;
    const found = ofSelections(fragments.get(name)?.selectionSet);
    measured.set(name, found);
    return found;
  };

  const ofSelections = (set: SelectionSetNode | undefined): Reach => {
    let [depth, aliases, selections, weight, introspectionWeight, introspectionAliases] = [0, 0, 0, 0, 0, 0];
    for (const selection of set?.selections ?? []) {
      selections++;
      if (selection.kind !== Kind.FIELD) {
        const inner = selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : ofSelections(selection.selectionSet);
        depth = Math.max(depth, inner.depth);
        aliases += inner.aliases;
        selections += inner.selections;
        weight += inner.weight;
        introspectionWeight += inner.introspection.weight;
        introspectionAliases += inner.introspection.aliases;
        continue;
      }
      const inner = ofSelections(selection.selectionSet);
      const name = selection.name.value;
      const alias = selection.alias && selection.alias.value !== name ? 1 : 0;
      const size = name === "types" ? typeCount : (listed.get(name) ?? 1);
      selections += inner.selections;
      weight += 1 + size * inner.weight;
      if (name === "__schema" || name === "__type") {
        introspectionWeight += 1 + inner.weight;
        introspectionAliases += alias + inner.aliases;
      } else {
        depth = Math.max(depth, 1 + inner.depth);
        aliases += alias + inner.aliases;
      }
    }
    return { depth, aliases, selections, weight, introspection: { weight: introspectionWeight, aliases: introspectionAliases } };
  };

  return ofSelections(operation.selectionSet);
}

const standards = new WeakMap<GraphQLSchema, number>();

/** The weight of the query that tools send, with all that it can ask for. */
export function standardIntrospectionWeight(schema: GraphQLSchema): number {
  const known = standards.get(schema);
  if (known !== undefined) return known;
  const all = {
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  };
  const document = parse(getIntrospectionQuery(all), { noLocation: true });
  const operation = getOperationAST(document);
  const weight = operation ? extentOf(schema, document, operation).introspection.weight : 0;
  standards.set(schema, weight);
  return weight;
}
