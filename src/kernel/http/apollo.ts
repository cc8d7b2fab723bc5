import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin, type GraphQLRequestListener } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { ExecutionResult } from "graphql";
import type { Ctx } from "../ctx";
import { requestError } from "../errors";
import { rateHeaders } from "../spending/budgets";
import type { Viewer } from "../viewer";
import { DocumentStore } from "./document-store";
import { formatted, presentable } from "./faults";
import { checkOperation, costOf, most } from "./limits";
import { outcomeOf } from "./metrics";
import { refuseRepeats } from "./repeats";
import type { EdgeParts } from "./server";
import { newRequestId, type Trail } from "./trail";

const mostBytesOfDocuments = 20_000_000;

/** Apollo copies its context for each request; what is in here stays the same. */
export interface Held {
  readonly ctx: Ctx;
  readonly trail: Trail;
  /** See addressOf. */
  readonly address: string;
}

export function apolloFor(parts: EdgeParts): ApolloServer<Held> {
  return new ApolloServer<Held>({
    gateway: ownExecutor(parts),
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    documentStore: new DocumentStore(mostBytesOfDocuments),
    parseOptions: { maxTokens: most.tokens },
    // Among Apollo's own, unless `maxRecursiveSelections` is set: then it comes after the dear ones.
    validationRules: [refuseRepeats],
    validationOptions: { maxErrors: most.errors },
    stringifyResult: parts.stringify,
    logger: parts.log,
    formatError: (shown, error) => {
      // What was executed has been through `presentable`, with its request's id; here come Apollo's own, and surprises.
      const found = presentable(error, { requestId: newRequestId(), log: parts.log });
      return found === error ? shown : formatted(found);
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      watching(parts),
    ],
  });
}

const listenerOf = ({ budgets }: EdgeParts): GraphQLRequestListener<Held> => ({
  // Not a validation rule: those see no variables, and do not run for documents that were seen before.
  didResolveOperation: async ({ schema, document, operation, operationName, request, contextValue: { trail, ctx, address } }) => {
    trail.operationName = operationName;
    trail.operationType = operation?.operation ?? null;
    if (operation?.operation === "subscription") {
      throw requestError("BAD_USER_INPUT", "Subscriptions are answered over a WebSocket, with the subprotocol graphql-transport-ws.", 400);
    }
    const refusal = checkOperation(schema, document, request.operationName ?? null, request.variables ?? {});
    if (refusal) throw refusal;
    const cost = Math.max(1, costOf(schema, document, request.operationName ?? null, request.variables ?? {}));
    ctx.spent = budgets.spend(ctx.viewer, address, cost);
  },
  willSendResponse: async ({ response, contextValue: { trail, ctx, address } }) => {
    // Refused before its cost was known.
    ctx.spent ??= budgets.charge(ctx.viewer, address, most.costOfRefusal);
    const result = response.body.kind === "single" ? response.body.singleResult : response.body.initialResult;
    const { errors = [] } = result;
    result.extensions = { ...result.extensions, cost: ctx.spent.cost };
    for (const [name, value] of rateHeaders(ctx.spent, ctx.now())) response.http.headers.set(name, value);
    trail.outcome = outcomeOf(errors.map((error) => error.extensions?.code ?? null));
  },
});

function watching(parts: EdgeParts): ApolloServerPlugin<Held> {
  const listener = listenerOf(parts);
  return { requestDidStart: async () => listener };
}

/** Apollo executes with its own graphql-js unless there is a gateway; this one is the public schema and our executor. */
function ownExecutor(parts: EdgeParts): ApolloServerOptionsWithGateway<Held>["gateway"] {
  return {
    load: async () => ({
      executor: async ({ document, request, context }) => {
        const { ctx, trail } = context as Held;
        try {
          const operationName = request.operationName ?? null;
          const result = await parts.execute({ document, operationName, variableValues: request.variables ?? {}, contextValue: ctx });
          return presented(result, ctx.viewer, trail);
        } catch (error) {
          throw presentable(error, trail, "thrown");
        }
      },
    }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: parts.schema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

function presented(result: ExecutionResult, viewer: Viewer, trail: Trail): ExecutionResult {
  if (!result.errors) return result;
  // Let in as they were lately, and found out since: no part of the request is answered.
  const ended = viewer.isSignedIn && result.errors.find(({ extensions: { code } }) => code === "UNAUTHENTICATED");
  if (ended) throw ended;
  const place = result.data === undefined ? "insteadOfData" : "besideData";
  return { ...result, errors: result.errors.map((error) => presentable(error, trail, place)) };
}
