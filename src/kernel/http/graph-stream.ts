import type { ExecutionResult } from "graphql";
import { requestError } from "../errors";
import type { StreamedEvent } from "../event-stream";
import { addressOf } from "../spending/address";
import { formatted, presentable } from "./faults";
import type { Request } from "./graph";
import type { Operations, OperationSent } from "./operations";
import type { EdgeParts } from "./server";

/**
 * A subscription by the protocol GraphQL over SSE, in its mode of distinct connections (graphql-sse, PROTOCOL.md): what is
 * wrong with the operation is told by an event, as browsers do not show the body of a refused EventSource. Only subscriptions,
 * within the limits of sockets.
 */
export async function graphStream(
  parts: EdgeParts,
  { start, subscribe, countRefused }: Operations,
  request: Request,
): Promise<AsyncGenerator<StreamedEvent, void, void>> {
  const sent = sentBy(request);
  const { authorization, "accept-language": acceptLanguage } = request.headers;
  const asker = { requestId: "", log: parts.log };
  const made = await start(addressOf(request, parts.trustedProxies), { authorization, acceptLanguage }, sent);
  const isRefused = made instanceof Array;
  if (isRefused) countRefused(made);
  const results = isRefused ? { errors: made } : await subscribe(made);

  const shown = ({ errors, ...rest }: ExecutionResult): StreamedEvent => ({
    event: "next",
    data: parts.stringify({ ...(errors && { errors: errors.map((error) => formatted(presentable(error, asker))) }), ...rest }),
  });
  const complete: StreamedEvent = { event: "complete", data: "" };
  if (!(Symbol.asyncIterator in results)) return listed([shown(results), complete]);
  let isLast = false;
  const source: AsyncGenerator<StreamedEvent, void, void> = {
    next: async () => {
      if (isLast) return { done: true, value: undefined };
      const { value, done } = await results.next();
      isLast = done === true;
      return { done: false, value: done || !value ? complete : shown(value) };
    },
    return: () => results.return().then(() => ({ done: true as const, value: undefined })),
    throw: async (error) => {
      await results.return();
      throw error;
    },
    [Symbol.asyncIterator]: () => source,
    [Symbol.asyncDispose]: async () => void (await results.return()),
  };
  return source;
}

async function* listed(events: readonly StreamedEvent[]): AsyncGenerator<StreamedEvent, void, void> {
  yield* events;
}

/** Of a POST its body, of a GET its query. */
function sentBy({ method, url = "", body, headers }: Request): OperationSent {
  if (headers["x-graphql-event-stream-token"] !== undefined) {
    throw requestError("BAD_USER_INPUT", "Here each subscription has a connection of its own: send no X-GraphQL-Event-Stream-Token.", 400);
  }
  const given = method === "GET" ? Object.fromEntries(new URLSearchParams(url.slice(url.indexOf("?") + 1))) : objectOf(body);
  const { query, operationName, variables } = given;
  const parsed = typeof variables === "string" ? jsonOf(variables) : (variables ?? null);
  if (typeof query !== "string" || (typeof operationName !== "string" && (operationName ?? null) !== null) || !isObject(parsed ?? {})) {
    throw requestError("BAD_USER_INPUT", "Send `query`, a text, and if there are any `variables`, an object, and `operationName`.", 400);
  }
  return { query, operationName: operationName as string | null | undefined, variables: parsed as Record<string, unknown> | null };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const objectOf = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
