import {
  createSourceEventStream,
  execute,
  getOperationAST,
  getVariableValues,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { collectFields } from "graphql/execution/collectFields";
import type { Ctx } from "../ctx";
import { askedOf, audienceOf, togetherOf } from "./audience";
import { assertCovered } from "./covered";
import { cut } from "./cut";
import { Reader } from "./plan";
import { Shared } from "./shared";
import { Told, type Source, type SourceEvent } from "./told";

export interface OperationRequest {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variableValues: Readonly<Record<string, unknown>>;
  readonly contextValue: Ctx;
}

export interface Executor {
  readonly reader: Reader;
  readonly execute: (request: OperationRequest) => Promise<ExecutionResult>;
  /**
   * Each event is executed with a context of its own, so that rights hold at its moment; once for all who ask the same, are
   * the same audience, and are told of it at the same time.
   */
  readonly subscribe: (request: OperationRequest) => Promise<Told | ExecutionResult>;
}

/** An answer is good until the next announcement, and for no longer than twice this. */
const keptMs = 100;

const coercion = { options: { maxCoercionErrors: 5 } } as const;

export function executorFor(schema: GraphQLSchema): Executor {
  assertCovered(schema);
  const reader = new Reader(schema);
  const cutSchema = cut(schema, reader);
  const answers = new Shared<Promise<ExecutionResult>>(keptMs);
  const argsOf = ({ document, operationName, variableValues, contextValue }: OperationRequest): ExecutionArgs => ({
    schema: cutSchema,
    document,
    operationName,
    variableValues,
    contextValue,
    ...coercion,
  });

  return {
    reader,
    execute: async (request) => {
      const args = argsOf(request);
      if (!introspects(request.document)) return execute(args);
      const operation = getOperationAST(request.document, request.operationName);
      return operation ? introspect(schema, args, operation) : execute(args);
    },
    subscribe: async (request) => {
      const args = argsOf(request);
      const source = await createSourceEventStream(args);
      if (!(Symbol.asyncIterator in source)) return source;
      const operation = getOperationAST(request.document, request.operationName);
      const asked = operation ? askedOf(request.document, operation, request.variableValues) : "";
      const answer = async ({ event, ctx }: SourceEvent): Promise<ExecutionResult> =>
        answers.of([asked, audienceOf(ctx), ctx.announcements.last, JSON.stringify(event)].join("\n"), async () =>
          execute({ ...args, rootValue: event, contextValue: ctx }),
        );
      return new Told(source as Source, answer, togetherOf(asked, request.contextValue));
    },
  };
}

const asking = new WeakMap<DocumentNode, boolean>();

function introspects(document: DocumentNode): boolean {
  let known = asking.get(document);
  if (known === undefined) {
    known = false;
    visit(document, { Field: ({ name }) => void (known ||= name.value === "__schema" || name.value === "__type") });
    asking.set(document, known);
  }
  return known;
}

/** `__schema` and `__type` tell of the public schema, the fields beside them are read as always; answered in one. */
async function introspect(schema: GraphQLSchema, args: ExecutionArgs, operation: OperationDefinitionNode): Promise<ExecutionResult> {
  const root = schema.getRootType(operation.operation);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], args.variableValues ?? {}, { maxErrors: 5 });
  if (!root || !coerced) return execute(args);
  const fragments = Object.fromEntries(
    args.document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  const fields = collectFields(schema, fragments, coerced, root, operation.selectionSet);
  const isMeta = ([node]: readonly FieldNode[]) => node?.name.value === "__schema" || node?.name.value === "__type";
  const only = (chosen: (nodes: readonly FieldNode[]) => boolean): DocumentNode => {
    const selections = [...fields.values()].filter(chosen).flat();
    const selectionSet = { kind: Kind.SELECTION_SET as const, selections };
    return { ...args.document, definitions: [{ ...operation, selectionSet }, ...Object.values(fragments)] };
  };
  if ([...fields.values()].every(isMeta)) return execute({ ...args, schema });
  const meta = await execute({ ...args, schema, document: only(isMeta) });
  const rest = await execute({ ...args, document: only((nodes) => !isMeta(nodes)) });
  const errors = [...(meta.errors ?? []), ...(rest.errors ?? [])];
  const data =
    meta.data && rest.data ? Object.fromEntries([...fields.keys()].map((key) => [key, meta.data?.[key] ?? rest.data?.[key]])) : null;
  return { ...(errors.length > 0 && { errors }), data };
}
