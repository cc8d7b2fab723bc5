import { HeaderMap, type ApolloServer, type HTTPGraphQLHead } from "@apollo/server";
import cors from "cors";
import { json } from "express";
import type { IncomingMessage, ServerResponse } from "node:http";
import { addressOf } from "../spending/address";
import { Viewer } from "../viewer";
import type { Held } from "./apollo";
import { answerGraphFault } from "./answer-fault";
import { letIn } from "./let-in";
import { most } from "./limits";
import type { EdgeMetrics } from "./metrics";
import type { EdgeParts } from "./server";
import { trailOf } from "./trail";

export type Request = IncomingMessage & { body?: unknown };
type Step = (request: Request, response: ServerResponse, next: (error?: unknown) => void) => void;

export const isOfGraph = ({ url = "" }: IncomingMessage): boolean => /^\/graphql\/?(\?|$)/.test(url);

/**
 * Requests for the graph, without Express: it gives each request other prototypes, which costs more than all that the hub
 * does for a flat list. Its parser of bodies and the handler for other origins work without it.
 */
export function graph(
  parts: EdgeParts,
  apollo: ApolloServer<Held>,
  metrics: EdgeMetrics,
): (request: Request, response: ServerResponse) => void {
  const measure = measured(parts, metrics);
  const answerOrigin = forOrigins(parts.corsOrigins);
  const readBody: Step = json({ limit: most.bodyBytes });
  const fail = answerGraphFault(parts);

  return (request, response) => {
    response.setHeader("Cache-Control", "no-store");
    if (request.method !== "OPTIONS") measure(request, response);
    answerOrigin(request, response, () => {
      const address = addressOf(request, parts.trustedProxies);
      try {
        // Who has a token is found out later, and has a budget of their own.
        if (request.headers.authorization === undefined) parts.budgets.refuseSpent(Viewer.anonymous, address);
      } catch (error) {
        return fail(error, request, response);
      }
      readBody(request, response, (fault) => {
        if (fault !== undefined) {
          parts.budgets.charge(Viewer.anonymous, address, most.costOfRefusal);
          return fail(fault, request, response);
        }
        answered(parts, apollo, request).then(
          ({ status = 200, headers, text }) => {
            for (const [name, value] of headers) response.setHeader(name, value);
            response.statusCode = status;
            response.end(text);
          },
          (error: unknown) => fail(error, request, response),
        );
      });
    });
  };
}

async function answered(parts: EdgeParts, apollo: ApolloServer<Held>, request: Request): Promise<HTTPGraphQLHead & { text: string }> {
  const { method = "", url = "", body } = request;
  const query = url.indexOf("?");
  const { body: made, ...head } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers: headersOf(request), search: query < 0 ? "" : url.slice(query), body },
    context: async () => {
      const trail = trailOf(request, parts.log);
      const { authorization, "accept-language": acceptLanguage } = request.headers;
      const address = addressOf(request, parts.trustedProxies);
      const ctx = await letIn(parts, address, { authorization, acceptLanguage }, trail);
      parts.budgets.refuseSpent(ctx.viewer, address);
      return { trail, ctx, address };
    },
  });
  // Answers come in pieces only to @defer and @stream, which the schema does not have.
  if (made.kind !== "complete") throw new Error("an answer in pieces");
  return { ...head, text: made.string };
}

function headersOf({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return map;
}

/** For pages of other origins. Who sends no Origin is no page, and is spared the headers. */
export function forOrigins(origins: EdgeParts["corsOrigins"]): Step {
  const answerOrigin = cors({
    origin: origins ? [...origins] : "*",
    methods: ["GET", "POST"],
    exposedHeaders: ["X-Request-Id", "Retry-After", "RateLimit", "RateLimit-Policy"],
    // Browsers ask again after two hours at the latest (Chromium's limit).
    maxAge: 7200,
  });
  return (request, response, next) => {
    // A cache must not give an answer for one origin to another, nor one without an origin.
    if (request.headers.origin !== undefined || origins) answerOrigin(request, response, next);
    else next();
  };
}

const measured =
  ({ log }: EdgeParts, metrics: EdgeMetrics) =>
  (request: Request, response: ServerResponse): void => {
    const stop = metrics.seconds.startTimer();
    response.once("close", () => {
      const { operationType, outcome } = trailOf(request, log);
      const operation_type = operationType ?? "unknown";
      const byStatus = response.statusCode >= 500 ? "failed" : response.statusCode >= 400 ? "refused" : "ok";
      stop({ operation_type });
      metrics.requests.inc({ operation_type, outcome: outcome ?? byStatus });
    });
  };
