import { json } from "express";
import type { ServerResponse } from "node:http";
import type { Ctx } from "../ctx";
import type { EventStream, StreamedEvent } from "../event-stream";
import { requestError } from "../errors";
import { addressOf } from "../spending/address";
import { answerGraphFault } from "./answer-fault";
import { atInstant } from "./at-instant";
import { formatted, presentable } from "./faults";
import { forOrigins, type Request } from "./graph";
import { graphStream } from "./graph-stream";
import { letIn } from "./let-in";
import { most } from "./limits";
import type { EdgeMetrics } from "./metrics";
import type { Operations } from "./operations";
import { pour, type Pouring } from "./pour";
import type { EdgeParts } from "./server";
import { spread } from "./spread";
import { trailOf } from "./trail";

type Answer = (request: Request, response: ServerResponse) => void;
type Source = AsyncGenerator<StreamedEvent, void, void>;
type SourceOf = (request: Request, ctx: Ctx) => Promise<Source>;

export interface Streams {
  /** What answers this request, if it is for a stream. */
  readonly at: (request: Request) => Answer | null;
  /** Ends all, spread over some seconds: browsers come back by themselves, with the last id that they have seen. */
  readonly close: () => Promise<void>;
}

const graphPath = "/graphql/stream";
/** What it costs to begin, as a subscription to announcements with a field or two does. */
const streamCost = 2;

/** Server-sent events: the hub's own streams, and subscriptions of the graph for those whose proxies break WebSockets. */
export function acceptStreams(parts: EdgeParts, metrics: EdgeMetrics, operations: Operations): Streams {
  const open = new Set<Pouring>();
  const answerOrigin = forOrigins(parts.corsOrigins);
  const readBody = json({ limit: most.bodyBytes });
  const fail = answerGraphFault(parts);
  let isClosing = false;

  const serve = async (request: Request, response: ServerResponse, sourceOf: SourceOf): Promise<void> => {
    if (isClosing) throw requestError("SERVICE_UNAVAILABLE", "This process is stopping. Try again.", 503);
    const trail = trailOf(request, parts.log);
    const { authorization, "accept-language": acceptLanguage } = request.headers;
    const ctx = await letIn(parts, addressOf(request, parts.trustedProxies), { authorization, acceptLanguage }, trail);
    const { viewer, now } = ctx;
    const source = await sourceOf(request, ctx);
    if (response.destroyed) return void source.return().catch(() => undefined);
    const told = (error: unknown): StreamedEvent => {
      const { message, extensions } = formatted(presentable(error, trail, "thrown"));
      return { event: "error", data: JSON.stringify({ ...extensions, message }) };
    };
    const pouring = pour(response, source, told);
    open.add(pouring);
    metrics.streams.inc();
    const letGo = (message: string) => () => pouring.end(told(requestError("UNAUTHENTICATED", message)));
    const unwatch = parts.watch(viewer, letGo("The token was revoked."));
    const forget = viewer.endsAt ? atInstant(viewer.endsAt, now, letGo("The token has ended.")) : () => undefined;
    await pouring.whenEnded;
    unwatch();
    forget();
    open.delete(pouring);
    metrics.streams.dec();
  };

  const answering =
    (methods: readonly string[], sourceOf: SourceOf): Answer =>
    (request, response) => {
      response.setHeader("Cache-Control", "no-store");
      answerOrigin(request, response, () => {
        if (!methods.includes(request.method ?? "")) {
          response.setHeader("Allow", methods.join(", "));
          return void response.writeHead(405).end();
        }
        readBody(request, response, (fault) => {
          if (fault !== undefined) return fail(fault, request, response);
          serve(request, response, sourceOf).catch((error: unknown) => fail(error, request, response));
        });
      });
    };

  const own = new Map(
    parts.eventStreams.map((stream) => [stream.path, answering(["GET"], (request, ctx) => ownSource(parts, stream, request, ctx))]),
  );
  own.set(
    graphPath,
    answering(["GET", "POST"], (request) => graphStream(parts, operations, request)),
  );
  return {
    at: ({ url = "" }) => own.get(url.split("?", 1)[0] ?? "") ?? null,
    close: async () => {
      isClosing = true;
      await spread([...open], (pouring) => pouring.end());
    },
  };
}

async function ownSource(parts: EdgeParts, stream: EventStream, request: Request, ctx: Ctx): Promise<Source> {
  const { "last-event-id": lastEventId } = request.headers;
  ctx.spent = parts.budgets.spend(ctx.viewer, addressOf(request, parts.trustedProxies), streamCost);
  const { url = "" } = request;
  const query = url.indexOf("?");
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query < 0 ? "" : url.slice(query))) {
    fields[name] = fields[name] === undefined ? value : `${fields[name]},${value}`;
  }
  const found = await stream.open(ctx, { fields, lastEventId: typeof lastEventId === "string" && lastEventId !== "" ? lastEventId : null });
  const source: Source = {
    next: async () => {
      const { value, done } = await found.next();
      return done || !value ? { done: true, value: undefined } : { done: false, value: value.event };
    },
    return: async () => {
      await found.return();
      return { done: true, value: undefined };
    },
    throw: async (error) => {
      await found.return();
      throw error;
    },
    [Symbol.asyncIterator]: () => source,
    [Symbol.asyncDispose]: async () => void (await found.return()),
  };
  return source;
}
