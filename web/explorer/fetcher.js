import { getOperationAST } from "graphql";
import { createClient } from "graphql-ws";
import { savedToken } from "./token.js";

const address = new URL("graphql", location.href);
const socketAddress = new URL(address);
socketAddress.protocol = address.protocol.replace("http", "ws");

const forbidden = 4403;

/** Queries and mutations over HTTP, subscriptions over WebSocket. What is typed in the header editor goes before the token field. */
export function fetcher(params, { headers, documentAST } = {}) {
  const operation = documentAST && getOperationAST(documentAST, params.operationName);
  if (operation?.operation === "subscription") return follow(params, credentials(headers));
  // The schema is everybody's: it is there with a token that has ended, too.
  return ask(params, params.operationName === "IntrospectionQuery" ? {} : credentials(headers));
}

function credentials(headers) {
  const token = savedToken();
  const typed = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return { ...(token && { authorization: `Bearer ${token}` }), ...Object.fromEntries(typed) };
}

async function ask(params, headers) {
  const response = await fetch(address, {
    method: "POST",
    credentials: "omit",
    headers: { accept: "application/graphql-response+json, application/json;q=0.9", "content-type": "application/json", ...headers },
    body: JSON.stringify(params),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `The answer is not JSON: ${response.status} ${response.statusText}: ${text.slice(0, 500)}` }] };
  }
}

/** A socket for each subscription, as each may go by another token; it closes with the subscription. */
function follow(params, connectionParams) {
  return {
    subscribe(sink) {
      const client = createClient({
        url: socketAddress.href,
        connectionParams,
        shouldRetry: (cause) => cause instanceof CloseEvent && cause.code !== forbidden,
      });
      const unsubscribe = client.subscribe(params, { ...sink, error: (cause) => sink.error(readable(cause)) });
      return { unsubscribe };
    },
  };
}

function readable(cause) {
  // Not an Error: GraphiQL would show its stack.
  return cause instanceof CloseEvent ? { message: `The socket was closed: ${cause.code} ${cause.reason || "without a reason"}` } : cause;
}
