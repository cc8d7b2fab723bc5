import { getVariableValues, Kind, parse, validate, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema } from "graphql";
import type { Ctx } from "../ctx";
import { requestError } from "../errors";
import { queryShape, type Emit } from "./shape";

/** Of a connection that is read from its start to its end. */
export interface Leaf<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/**
 * A document with one root field that the hub asks of itself, for pages, exports and feeds: the same shapes, filters and
 * rights as if the caller had sent it, and one statement.
 */
export class Question<Told> {
  readonly #document: DocumentNode;
  readonly #valid = new WeakSet<GraphQLSchema>();

  /** `emit` reads the field in another way than the graph does; left out, in the same. */
  constructor(
    text: string,
    private readonly emit?: Emit,
  ) {
    this.#document = parse(text);
  }

  /** Variables as they come over the wire: what is wrong with them is the caller's, and told with the status 400. */
  async ask(ctx: Ctx, variables: Readonly<Record<string, unknown>>): Promise<Told | null> {
    const { schema } = ctx.reader;
    this.#refuseInvalid(schema);
    const operation = this.#document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    const field = operation?.selectionSet.selections[0];
    const parentType = schema.getQueryType();
    if (!operation || field?.kind !== Kind.FIELD || !parentType) throw new Error("a question asks for one field of the root");
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
    if (!coerced) throw requestError("BAD_USER_INPUT", errors[0]?.message ?? "");
    const fragments = this.#document.definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION);
    const info = {
      fieldName: field.name.value,
      fieldNodes: [field],
      fragments: Object.fromEntries(fragments.map((one) => [one.name.value, one])),
      operation,
      parentType,
      variableValues: coerced,
    };
    const answer = await ctx.reader.field(ctx, info, this.emit ?? queryShape.field(field.name.value));
    return answer === null ? null : (answer.toJSON() as Told);
  }

  #refuseInvalid(schema: GraphQLSchema): void {
    if (this.#valid.has(schema)) return;
    const faults = validate(schema, this.#document);
    if (faults.length > 0) throw new Error(`a question of the hub's own is wrong: ${faults[0]?.message ?? ""}`);
    this.#valid.add(schema);
  }
}

/**
 * All that a connection finds, a page at a time and only as fast as it is taken; between two pages nothing is held. The
 * document has a variable $after. Each page goes by the caller's rights at its moment.
 */
export async function* inPages<Node>(
  ctx: Ctx,
  question: Question<Leaf<Node>>,
  variables: Readonly<Record<string, unknown>>,
): AsyncGenerator<readonly Node[]> {
  for (let after: string | null | undefined = null; after !== undefined;) {
    const page: Leaf<Node> | null = await question.ask(ctx, { ...variables, after });
    if (page && page.nodes.length > 0) yield page.nodes;
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
  }
}
