import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin, type GraphQLRequestListener } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { ExecutionResult } from "graphql";
import { randomUUID } from "node:crypto";
import type { Ctx } from "../ctx";
import { requestError } from "../errors";
import { formatted, presentable } from "./faults";
import { checkOperation, most } from "./limits";
import { outcomeOf } from "./metrics";
import type { EdgeParts } from "./server";
import type { Trail } from "./trail";

/** Apollo copies its context for each request; what is in here stays the same. */
export interface Held {
  readonly ctx: Ctx;
  readonly trail: Trail;
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
    parseOptions: { maxTokens: most.tokens },
    validationOptions: { maxErrors: most.errors },
    maxRecursiveSelections: most.selections,
    stringifyResult: parts.stringify,
    logger: parts.log,
    formatError: (shown, error) => {
      // What was executed has been through `presentable`, with its request's id; here come Apollo's own, and surprises.
      const found = presentable(error, { requestId: randomUUID(), log: parts.log });
      return found === error ? shown : formatted(found);
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      watching,
    ],
  });
}

const listener: GraphQLRequestListener<Held> = {
  // Not a validation rule: those see no variables, and do not run for documents that were seen before.
  didResolveOperation: async ({ schema, document, operation, operationName, request, contextValue: { trail } }) => {
    trail.operationName = operationName;
    trail.operationType = operation?.operation ?? null;
    if (operation?.operation === "subscription") {
      throw requestError("BAD_USER_INPUT", "Subscriptions are answered over a WebSocket, with the subprotocol graphql-transport-ws.", 400);
    }
    const refusal = checkOperation(schema, document, request.operationName ?? null, request.variables ?? {});
    if (refusal) throw refusal;
  },
  willSendResponse: async ({ response, contextValue: { trail } }) => {
    const { errors = [] } = response.body.kind === "single" ? response.body.singleResult : response.body.initialResult;
    trail.outcome = outcomeOf(errors.map((error) => error.extensions?.code ?? null));
  },
};

const watching: ApolloServerPlugin<Held> = { requestDidStart: async () => listener };

/** Apollo executes with its own graphql-js unless there is a gateway; this one is the public schema and our executor. */
function ownExecutor(parts: EdgeParts): ApolloServerOptionsWithGateway<Held>["gateway"] {
  return {
    load: async () => ({
      executor: async ({ document, request, context }) => {
        const { ctx, trail } = context as Held;
        try {
          const operationName = request.operationName ?? null;
          const result = await parts.execute({ document, operationName, variableValues: request.variables ?? {}, contextValue: ctx });
          return presented(result, trail);
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

function presented(result: ExecutionResult, trail: Trail): ExecutionResult {
  if (!result.errors) return result;
  const place = result.data === undefined ? "insteadOfData" : "besideData";
  return { ...result, errors: result.errors.map((error) => presentable(error, trail, place)) };
}
