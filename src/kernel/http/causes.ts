import { GraphQLError } from "graphql";

/** Below the wrappings of GraphQL: what a resolver threw. */
export function causeOf(error: Error): Error {
  let cause = error;
  for (let depth = 0; depth < 5 && cause instanceof GraphQLError && cause.originalError; depth++) cause = cause.originalError;
  return cause;
}

// 57014: statement_timeout; 57P01 to 57P03: the server stops, has crashed or is starting; 53300: no connection is left.
const away: ReadonlySet<string> = new Set([
  "57014",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
// TypeORM lets a query runner go when its connection breaks in the middle of a transaction; whoever goes on with it is told only that.
const awayWords =
  /not currently accepting connections|timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|Query read timeout|query runner (was )?already released/i;

/** Whether the database cannot be reached or does not come to it; trying again may well help. */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 5) return false;
  if ("code" in error && typeof error.code === "string") {
    if (away.has(error.code) || /^08[0-9A-Z]{3}$/.test(error.code)) return true;
    // A file that is missing has the same code as a socket that is.
    if (error.code === "ENOENT" && "syscall" in error && error.syscall === "connect") return true;
  }
  if ("message" in error && typeof error.message === "string" && awayWords.test(error.message)) return true;
  const inner = [
    "driverError" in error && error.driverError,
    "cause" in error && error.cause,
    ...(error instanceof AggregateError ? error.errors : []),
  ];
  return inner.some((one) => isDatabaseAway(one, depth + 1));
}

/** For the log. Not the error itself: the database's carry parameters and rows, which are personal data. */
export function toldOf(error: Error): Readonly<Record<string, unknown>> {
  const code = "code" in error ? error.code : undefined;
  return { type: error.constructor.name, message: error.message, stack: error.stack, ...(code !== undefined && { code }) };
}
