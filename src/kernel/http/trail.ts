import { randomFillSync } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../log";
import type { Outcome } from "./metrics";

/** What is learnt about a request on its way, for its line in the log and its metrics. */
export interface Trail {
  readonly requestId: string;
  readonly log: Log;
  operationName: string | null;
  operationType: string | null;
  outcome: Outcome | null;
  /** Of a feature's page: "/events/:slug/tickets/:code". What stands for the names may be secret, so this is what is logged. */
  page: string | null;
}

/** The caller's own id where it is one, so that its log and ours can be laid side by side. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w-]{1,64}$/.test(given) ? given : newRequestId();
}

/** Fetched for many at once: sixteen bytes by themselves take 10 µs, a twentieth of a short request. */
const random = Buffer.alloc(16 * 256);
let taken = random.length;

/** Of one piece, unlike what randomUUID puts together: a socket keeps two for as long as it is open. */
export function newRequestId(): string {
  if (taken === random.length) {
    randomFillSync(random);
    taken = 0;
  }
  return random.toString("hex", taken, (taken += 16));
}

const trails = new WeakMap<IncomingMessage, Trail>();

export function trailOf(request: IncomingMessage, log: Log): Trail {
  const known = trails.get(request);
  if (known) return known;
  const made = { requestId: requestIdOf(request), log, operationName: null, operationType: null, outcome: null, page: null };
  trails.set(request, made);
  return made;
}

/** A part this long is a signed link: whoever reads the log must not be able to follow it. */
const secretParts = /[^/]{40,}/g;

/** One line a request. The path without its query: a GET carries the variables in there. */
export function leaveTrail(log: Log, request: IncomingMessage, response: ServerResponse): void {
  const begun = performance.now();
  const trail = trailOf(request, log);
  const { method, url = "" } = request;
  response.setHeader("X-Request-Id", trail.requestId);
  response.once("close", () => {
    const [path = ""] = url.split("?", 1);
    log.info(
      {
        requestId: trail.requestId,
        method,
        path: trail.page ?? path.slice(0, 2000).replace(secretParts, "…").slice(0, 200),
        status: response.statusCode,
        ms: Math.round((performance.now() - begun) * 10) / 10,
        ...(trail.operationName !== null && { operationName: trail.operationName.slice(0, 100) }),
        ...(!response.writableFinished && { isCutOff: true }),
      },
      "Request",
    );
  });
}
