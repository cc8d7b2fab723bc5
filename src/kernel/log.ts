import pino from "pino";

export type Log = pino.Logger;

/** One JSON object a line, on standard output. Carries ids and durations; never variables, tokens, names or addresses. */
export function createLog(level: string, destination: pino.DestinationStream = pino.destination(1)): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ["authorization", "*.authorization", "headers", "*.headers", "variables", "*.variables", "email", "*.email"],
        remove: true,
      },
    },
    destination,
  );
}
