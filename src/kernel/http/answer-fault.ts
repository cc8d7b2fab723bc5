import type { ErrorRequestHandler } from "express";
import { GraphQLError } from "graphql";
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import type { Log } from "../log";
import { formatted, presentable } from "./faults";
import { most } from "./limits";
import type { EdgeParts } from "./server";
import { trailOf } from "./trail";

/** For what goes wrong before Apollo has the request: mostly, its body. */
export function answerGraphFault({ log, stringify }: EdgeParts) {
  return (error: unknown, request: IncomingMessage, response: ServerResponse): void => {
    if (response.headersSent) return void response.destroy();
    const status = statusOfSender(error);
    const found =
      status === null
        ? presentable(error, trailOf(request, log), "thrown")
        : new GraphQLError(wordsFor(status), { extensions: { code: "BAD_REQUEST" } });
    response.statusCode = status ?? headOf(response, found);
    response.setHeader("Content-Type", "application/json; charset=utf-8");
    response.end(stringify({ errors: [formatted(found)] }));
  };
}

/** Express takes a handler for errors by its four parameters. */
export function answerPageFault(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOfSender(error);
    if (status !== null)
      return void response
        .status(status)
        .type("text/plain")
        .send(`${wordsFor(status)}\n`);
    const trail = trailOf(request, log);
    const found = presentable(error, trail, "thrown");
    response.status(headOf(response, found)).type("text/plain").send(`${found.message} (request ${trail.requestId})\n`);
  };
}

/** 400 to 499 where a parser found fault with what was sent; null: the fault is ours. */
function statusOfSender(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("status" in error) || typeof error.status !== "number") return null;
  return error.status >= 400 && error.status < 500 ? error.status : null;
}

/** In our own words: the parser's quote the body. */
function wordsFor(status: number): string {
  if (status === 413) return `The body is larger than ${most.bodyBytes / 1024} kB.`;
  if (status === 400) return "The request is not well formed.";
  return `${STATUS_CODES[status] ?? "Refused"}.`;
}

function headOf(response: ServerResponse, { extensions: { http } }: GraphQLError): number {
  if (typeof http !== "object" || http === null) return 500;
  if ("headers" in http && http.headers instanceof Map) {
    for (const [name, value] of http.headers) response.setHeader(String(name), String(value));
  }
  return "status" in http && typeof http.status === "number" ? http.status : 500;
}
