import { ApolloServerErrorCode } from "@apollo/server/errors";
import { GraphQLError, Kind, type GraphQLFormattedError } from "graphql";
import type { RequestErrorCode } from "../errors";
import type { Log } from "../log";
import { causeOf, isDatabaseAway, toldOf } from "./causes";

/** Whom an error is shown to, and where its cause is written down. */
export interface Asker {
  readonly requestId: string;
  readonly log: Log;
}

const status: Readonly<Record<RequestErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
  BAD_USER_INPUT: 400,
  TOO_COMPLEX: 400,
  CURSOR_INVALID: 400,
  CURSOR_OUTDATED: 400,
  CURSOR_FUTURE: 400,
  CONSUMER_TOO_SLOW: 400,
};

const statusByCode = new Map<unknown, number>(Object.entries(status));
const ofApollo = new Set<unknown>(
  Object.values(ApolloServerErrorCode).filter((code) => code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR),
);

const shown = new WeakSet<GraphQLError>();
const logged = new WeakSet<object>();

/** Where it stands. Only graphql-js puts errors of the sender's into a result; with no data, the HTTP status tells of them too. */
export type Place = "besideData" | "insteadOfData" | "thrown";

/** What may be shown of an error; what may not is written to the log, once. */
export function presentable(error: unknown, asker: Asker, place: Place = "besideData"): GraphQLError {
  const found =
    error instanceof GraphQLError
      ? error
      : new GraphQLError("", { originalError: error instanceof Error ? error : new Error(String(error)) });
  if (shown.has(found)) return found;
  const inner = found.originalError;
  // Somebody wrapped what was shown already, and has nothing to add.
  if (inner instanceof GraphQLError && shown.has(inner) && inner.extensions.code === found.extensions.code) return inner;
  const made = classified(found, asker, place);
  shown.add(made);
  return made;
}

/** As JSON, without what is only for HTTP. */
export function formatted(error: GraphQLError): GraphQLFormattedError {
  const { extensions, ...rest } = error.toJSON();
  const { http, ...others } = extensions ?? {};
  void http;
  return { ...rest, ...(Object.keys(others).length > 0 && { extensions: others }) };
}

function classified(error: GraphQLError, asker: Asker, place: Place): GraphQLError {
  const isWhole = place !== "besideData";
  const { code } = error.extensions;
  if (code === "SERVICE_UNAVAILABLE" || isDatabaseAway(causeOf(error))) {
    logOnce(error, asker, "warn", "The database does not answer");
    return placed(error, "This is not available for a moment. Please try again.", {
      code: "SERVICE_UNAVAILABLE",
      http: { status: 503, headers: new Map([["retry-after", "1"]]) },
    });
  }
  if (statusByCode.has(code)) return isWhole && !error.extensions.http ? withStatus(error) : error;
  if (ofApollo.has(code)) return error;
  if (code === undefined && place !== "thrown" && isOfInput(error)) {
    return placed(error, error.message, { code: "BAD_USER_INPUT", ...(isWhole && { http: { status: 400 } }) });
  }
  logOnce(error, asker, "error", "Unexpected error");
  return placed(error, "Internal error", {
    code: "INTERNAL_SERVER_ERROR",
    requestId: asker.requestId,
    ...(isWhole && { http: { status: 500 } }),
  });
}

/** What graphql-js finds wrong in variables, in the values of arguments and in the choice of an operation. */
function isOfInput(error: GraphQLError): boolean {
  const kind = error.nodes?.[0]?.kind;
  if (kind === Kind.VARIABLE_DEFINITION) return true;
  if (!(causeOf(error) instanceof GraphQLError)) return false;
  return error.path === undefined || (kind !== undefined && kind !== Kind.FIELD);
}

function withStatus(error: GraphQLError): GraphQLError {
  const found = statusByCode.get(error.extensions.code);
  const headers = new Map(found === 401 ? [["www-authenticate", "Bearer"]] : []);
  return placed(error, error.message, { ...error.extensions, http: { status: found, headers } });
}

const placed = (at: GraphQLError, message: string, extensions: Record<string, unknown>): GraphQLError =>
  new GraphQLError(message, { nodes: at.nodes, path: at.path, extensions });

/** Many fields fail by one error where they wait for the same statement. */
function logOnce(error: GraphQLError, { requestId, log }: Asker, level: "warn" | "error", message: string): void {
  const cause = causeOf(error);
  if (logged.has(cause)) return;
  logged.add(cause);
  log[level]({ requestId, path: error.path?.join("."), cause: toldOf(cause) }, message);
}
