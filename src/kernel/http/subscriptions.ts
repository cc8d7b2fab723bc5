import { getOperationAST, type ExecutionArgs, type ExecutionResult, type GraphQLError } from "graphql";
import { CloseCode, makeServer, type OperationResult, type Server, type SubscribePayload } from "graphql-ws";
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Ctx } from "../ctx";
import { requestError } from "../errors";
import { addressOf } from "../spending/address";
import { atInstant } from "./at-instant";
import { Documents } from "./documents";
import { formatted, presentable, type Asker } from "./faults";
import { letIn, type Credentials } from "./let-in";
import { checkOperation, costOf, most } from "./limits";
import { outcomeOf, type EdgeMetrics } from "./metrics";
import { released } from "./released";
import type { EdgeParts } from "./server";

/** One socket, from its opening on. */
export interface Line {
  readonly asker: Asker;
  readonly request: IncomingMessage;
  readonly headers: Credentials;
  readonly close: (code: number, reason: string) => void;
  /** Called when it closes, or at once if it has. */
  readonly whenClosed: (act: () => void) => void;
  /** Since it was let in; each subscription gets its own by the same credentials. */
  ctx?: Ctx;
  credentials?: Credentials;
}

type Refusal = readonly GraphQLError[];

export function subscriptionsOver(parts: EdgeParts, metrics: EdgeMetrics): Server<Line> {
  const documents = new Documents(parts.schema);

  const start = async (line: Line, open: number, payload: SubscribePayload): Promise<ExecutionArgs | Refusal> => {
    if (open > most.subscriptionsPerSocket) {
      return [requestError("TOO_COMPLEX", `This socket has ${most.subscriptionsPerSocket} subscriptions, which is the most.`)];
    }
    const document = documents.of(payload.query);
    if (!("kind" in document)) return document;
    const { operationName = null, variables } = payload;
    const operation = getOperationAST(document, operationName)?.operation;
    if (!operation) return [requestError("BAD_USER_INPUT", "Say by operationName which operation of the document is meant.")];
    if (operation !== "subscription")
      return [requestError("BAD_USER_INPUT", `Over a WebSocket there are subscriptions only: send a ${operation} over HTTP.`)];
    const variableValues = variables ?? {};
    const refusal = checkOperation(parts.schema, document, operationName, variableValues);
    if (refusal) return [refusal];
    const asker = { requestId: randomUUID(), log: parts.log };
    const contextValue = await letIn(parts, line.request, line.credentials ?? line.headers, asker);
    const cost = costOf(parts.schema, document, operationName, variableValues);
    contextValue.spent = parts.budgets.spend(contextValue.viewer, addressOf(line.request, parts.trustedProxies), cost);
    return { schema: parts.schema, document, operationName, variableValues, contextValue };
  };

  const subscribe = async ({
    document,
    operationName = null,
    variableValues,
    contextValue,
  }: ExecutionArgs): Promise<Awaited<OperationResult>> => {
    const ctx = contextValue as Ctx;
    const change = (result: ExecutionResult): ExecutionResult =>
      result.errors ? { ...result, errors: result.errors.map((error) => presentable(error, ctx)) } : result;
    try {
      const source = await parts.subscribe({ document, operationName, variableValues: variableValues ?? {}, contextValue: ctx });
      if (!(Symbol.asyncIterator in source)) return counted(change(source));
      metrics.requests.inc({ operation_type: "subscription", outcome: "ok" });
      metrics.subscriptions.inc();
      return released(source, {
        change,
        onFailure: (error) => presentable(error, ctx, "thrown"),
        onEnd: () => metrics.subscriptions.dec(),
      });
    } catch (error) {
      return counted({ errors: [presentable(error, ctx, "thrown")] });
    }
  };
  const counted = (result: ExecutionResult): ExecutionResult => {
    count(result.errors ?? []);
    return result;
  };
  const count = (errors: Refusal): void =>
    metrics.requests.inc({ operation_type: "subscription", outcome: outcomeOf(errors.map((error) => error.extensions.code ?? null)) });

  return makeServer<Record<string, unknown>, Line>({
    connectionInitWaitTimeout: 3000,
    onConnect: ({ extra, connectionParams }) => mayStay(parts, extra, connectionParams ?? {}),
    onSubscribe: async ({ extra, subscriptions }, _id, payload) => {
      // The new one is among them already.
      const made = await start(extra, Object.keys(subscriptions).length, payload).catch((error: unknown) => [
        presentable(error, extra.asker, "thrown"),
      ]);
      if (made instanceof Array) count(made);
      return made;
    },
    subscribe,
    onNext: (_line, _id, _payload, _args, { errors, ...rest }) => (errors ? { ...rest, errors: errors.map(formatted) } : undefined),
    onError: ({ extra }, _id, _payload, errors) => errors.map((error) => formatted(presentable(error, extra.asker))),
  });
}

/** Whether the socket may stay. By credentials in the first message, as browsers can set no header, or in the upgrade's headers. */
async function mayStay(parts: EdgeParts, line: Line, sent: Readonly<Record<string, unknown>>): Promise<boolean> {
  line.credentials = {
    authorization: textOf(sent, "authorization") ?? line.headers.authorization,
    acceptLanguage: textOf(sent, "acceptlanguage") ?? textOf(sent, "accept-language") ?? line.headers.acceptLanguage,
  };
  try {
    line.ctx = await letIn(parts, line.request, line.credentials, line.asker);
  } catch (error) {
    const { code } = presentable(error, line.asker, "thrown").extensions;
    // 1013, «try again later»: neither the token nor the client is to blame, and graphql-ws comes again by itself.
    if (outcomeOf([code]) === "failed") line.close(1013, "Try again later");
    return false; // 4403, Forbidden. Not 4401: clients do not come again after that one, though they may have a new token.
  }
  const { viewer, now } = line.ctx;
  line.whenClosed(parts.watch(viewer, () => line.close(CloseCode.Forbidden, "Forbidden: the token was revoked")));
  if (!viewer.endsAt) return true;
  line.whenClosed(atInstant(viewer.endsAt, now, () => line.close(CloseCode.Forbidden, "Forbidden: the token has ended")));
  return true;
}

/** Clients write Authorization or authorization. */
function textOf(sent: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const found = Object.entries(sent).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === "string" ? found : undefined;
}
