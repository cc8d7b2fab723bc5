import { getOperationAST, type DocumentNode, type ExecutionArgs, type ExecutionResult, type GraphQLError } from "graphql";
import type { Ctx } from "../ctx";
import { requestError } from "../errors";
import { Documents } from "./documents";
import { presentable } from "./faults";
import { letIn, type Credentials } from "./let-in";
import { checkOperation, costOf, most } from "./limits";
import { outcomeOf, type EdgeMetrics } from "./metrics";
import { Released } from "./released";
import type { EdgeParts, Results } from "./server";
import { newRequestId } from "./trail";

export type Refusal = readonly GraphQLError[];

export interface OperationSent {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

/** Subscriptions by whatever way they came: each passes the same limits, costs the same, and has a caller of its own. */
export interface Operations {
  /** Ready to be subscribed to, or what is wrong with it. */
  readonly start: (address: string, credentials: Credentials, sent: OperationSent) => Promise<ExecutionArgs | Refusal>;
  readonly subscribe: (args: ExecutionArgs) => Promise<Results | ExecutionResult>;
  /** In the metrics: one that did not begin. */
  readonly countRefused: (errors: Refusal) => void;
}

export function operationsFor(parts: EdgeParts, metrics: EdgeMetrics): Operations {
  const documents = new Documents(parts.schema);

  const start: Operations["start"] = async (address, credentials, { query, operationName = null, variables }) => {
    const asker = { requestId: newRequestId(), log: parts.log };
    const contextValue = await letIn(parts, address, credentials, asker);
    parts.budgets.refuseSpent(contextValue.viewer, address);
    const variableValues = variables ?? {};
    const document = checked(query, operationName, variableValues);
    if (!("kind" in document)) {
      parts.budgets.charge(contextValue.viewer, address, most.costOfRefusal);
      return document;
    }
    const cost = costOf(parts.schema, document, operationName, variableValues);
    contextValue.spent = parts.budgets.charge(contextValue.viewer, address, cost);
    return { schema: parts.schema, document, operationName, variableValues, contextValue };
  };

  const checked = (query: string, operationName: string | null, variables: Record<string, unknown>): DocumentNode | Refusal => {
    const document = documents.of(query);
    if (!("kind" in document)) return document;
    const operation = getOperationAST(document, operationName)?.operation;
    if (!operation) return [requestError("BAD_USER_INPUT", "Say by operationName which operation of the document is meant.")];
    if (operation !== "subscription")
      return [requestError("BAD_USER_INPUT", `Here are subscriptions only: send a ${operation} over HTTP, to /graphql.`)];
    const refusal = checkOperation(parts.schema, document, operationName, variables);
    return refusal ? [refusal] : document;
  };

  const subscribe: Operations["subscribe"] = async ({ document, operationName = null, variableValues, contextValue }) => {
    const ctx = contextValue as Ctx;
    const change = (result: ExecutionResult): ExecutionResult => {
      if (!result.errors) return result;
      const errors = result.errors.map((error) => presentable(error, ctx));
      // Going on would leave out what could not be read: this ends it, and the follower comes back with the last cursor that it had.
      const away = errors.find(({ extensions }) => extensions.code === "SERVICE_UNAVAILABLE");
      if (away) throw away;
      return { ...result, errors };
    };
    try {
      const source = await parts.subscribe({ document, operationName, variableValues: variableValues ?? {}, contextValue: ctx });
      if (!(Symbol.asyncIterator in source)) return counted(change(source));
      metrics.requests.inc({ operation_type: "subscription", outcome: "ok" });
      metrics.subscriptions.inc();
      return new Released(source, {
        change,
        onFailure: (error) => presentable(error, ctx, "thrown"),
        onEnd: () => metrics.subscriptions.dec(),
      });
    } catch (error) {
      return counted({ errors: [presentable(error, ctx, "thrown")] });
    }
  };
  const counted = (result: ExecutionResult): ExecutionResult => {
    countRefused(result.errors ?? []);
    return result;
  };
  const countRefused = (errors: Refusal): void =>
    metrics.requests.inc({ operation_type: "subscription", outcome: outcomeOf(errors.map((error) => error.extensions.code ?? null)) });

  return { start, subscribe, countRefused };
}
