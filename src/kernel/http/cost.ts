import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { constant, givenBy, lengthOf, type Given, type Variables } from "./given";

/** A selection set, with what variables decide left open. A fragment is one part, however often it is spread. */
interface Part {
  readonly fields: readonly PricedField[];
  /** `only`: of one object type, below an abstract one: no object pays for the fragments of two types. */
  readonly fragments: readonly { readonly isIncluded: Given; readonly only: string | null; readonly part: Part }[];
}

interface PricedField {
  readonly isIncluded: Given;
  readonly kind: "connection" | "itemsOfConnection" | "other";
  readonly count: (variables: Variables) => number;
  readonly inner: Part;
}

/** `each`: of one item of the connection that the part is of. */
interface Cost {
  readonly once: number;
  readonly each: number;
}

const defaultPage = 20;
const longestPage = 100;
const plainList = 5;

const isConnection = (type: GraphQLCompositeType): boolean => type.name.endsWith("Connection");

/** Compiles an operation once; what it gives is the cost by a request's variables, in time linear in the document. */
export function costFor(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): (variables: Variables) => number {
  const given = givenBy(operation);
  const fragments = new Map(
    document.definitions.flatMap((one): [string, FragmentDefinitionNode][] =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
  const compiled = new Map<string, Part>();

  const isIncluded = ({ directives }: SelectionNode): Given => {
    const conditions = (directives ?? []).flatMap(({ name, arguments: args }) =>
      name.value === "skip" || name.value === "include" ? [{ wanted: name.value === "include", value: given(args?.[0]?.value) }] : [],
    );
    return conditions.length === 0
      ? constant(true)
      : (variables) => conditions.every(({ wanted, value }) => (value(variables) === true) === wanted);
  };

  const countOf = (field: GraphQLField<unknown, unknown>, node: FieldNode, otherwise: number): PricedField["count"] => {
    const argument = (name: string): Given | null => {
      const written = node.arguments?.find((one) => one.name.value === name);
      if (written) return given(written.value);
      const usual = field.args.find((one) => one.name === name)?.defaultValue;
      return usual === undefined ? null : constant(usual);
    };
    const ids = argument("ids");
    if (ids) return (variables) => lengthOf(ids(variables));
    const pages = [argument("first"), argument("last")].filter((one) => one !== null);
    return (variables) => {
      // What is no whole number is refused when variables are coerced, but budgets have paid by then.
      const asked = pages.map((page) => page(variables)).filter((value): value is number => Number.isInteger(value));
      return asked.length === 0 ? otherwise : Math.min(longestPage, Math.max(0, ...asked));
    };
  };

  const pricedField = (node: FieldNode, parent: GraphQLCompositeType): PricedField[] => {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    const type = field && getNamedType(field.type);
    // Scalars cost nothing, and `__schema` and `__type`, which no type has as fields, are weighed as introspection.
    if (!field || !isCompositeType(type)) return [];
    const isList = isListType(getNullableType(field.type));
    const one = { isIncluded: isIncluded(node), inner: partOf(node.selectionSet, type) };
    if (isList && isConnection(parent)) return [{ ...one, kind: "itemsOfConnection", count: () => 1 }];
    if (isConnection(type)) return [{ ...one, kind: "connection", count: countOf(field, node, defaultPage) }];
    return [{ ...one, kind: "other", count: isList ? countOf(field, node, plainList) : () => 1 }];
  };

  const partOf = (set: SelectionSetNode | undefined, parent: GraphQLCompositeType): Part => {
    const fields: PricedField[] = [];
    const pieces: Part["fragments"][number][] = [];
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) {
        fields.push(...pricedField(node, parent));
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
      const type = isCompositeType(condition) ? condition : parent;
      const known = node.kind === Kind.FRAGMENT_SPREAD ? compiled.get(node.name.value) : undefined;
      const part = known ?? partOf(fragment?.selectionSet, type);
      if (node.kind === Kind.FRAGMENT_SPREAD) compiled.set(node.name.value, part);
      pieces.push({ isIncluded: isIncluded(node), only: isAbstractType(parent) && isObjectType(type) ? type.name : null, part });
    }
    return { fields, fragments: pieces };
  };

  const root = schema.getRootType(operation.operation);
  if (!root) return () => 0;
  const whole = partOf(operation.selectionSet, root);
  return (variables) => measure(whole, variables, new Map()).once;
}

function measure(part: Part, variables: Variables, known: Map<Part, Cost>): Cost {
  const found = known.get(part);
  if (found) return found;
  let once = 0;
  let each = 0;
  const ofType = new Map<string, number>();
  for (const { isIncluded, kind, count, inner } of part.fields) {
    if (isIncluded(variables) !== true) continue;
    const below = measure(inner, variables, known);
    if (kind === "itemsOfConnection") each += 1 + below.once;
    else if (kind === "connection") once += 1 + below.once + count(variables) * below.each;
    else once += 1 + count(variables) * below.once;
  }
  for (const { isIncluded, only, part: fragment } of part.fragments) {
    if (isIncluded(variables) !== true) continue;
    const below = measure(fragment, variables, known);
    each += below.each;
    if (only === null) once += below.once;
    else ofType.set(only, (ofType.get(only) ?? 0) + below.once);
  }
  const cost = { once: once + Math.max(0, ...ofType.values()), each };
  known.set(part, cost);
  return cost;
}
