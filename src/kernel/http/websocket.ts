import { CloseCode, handleProtocols, type Server as GraphServer } from "graphql-ws";
import { STATUS_CODES, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { addressOf } from "../spending/address";
import { Viewer } from "../viewer";
import { keepAlive } from "./keep-alive";
import { most } from "./limits";
import type { EdgeMetrics } from "./metrics";
import type { Operations } from "./operations";
import { restrained } from "./restrained";
import type { EdgeParts } from "./server";
import { spread } from "./spread";
import { subscriptionsOver, type Line } from "./subscriptions";
import { textFrame } from "./text-frame";
import { requestIdOf } from "./trail";

const pingEveryMs = 12_000;
// A client that asks but does not read, with pings of 64 kB for one, would fill our memory with answers.
const mostUnread = 4 * 1024 * 1024;

/** No message, an id that is taken, a second beginning. */
const toBlame: ReadonlySet<number> = new Set([
  CloseCode.BadRequest,
  CloseCode.SubscriberAlreadyExists,
  CloseCode.TooManyInitialisationRequests,
]);

export interface Sockets {
  /** Says goodbye to all (1001); those that do not answer are cut off when the signal comes. */
  readonly close: (deadline: AbortSignal) => Promise<void>;
}

export function acceptSockets(server: Server, parts: EdgeParts, metrics: EdgeMetrics, operations: Operations): Sockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: most.messageBytes, handleProtocols });
  const graph = subscriptionsOver(parts, operations);
  const open = new Map<WebSocket, Line>();
  let isClosing = false;

  // Not within the handler below: what listens to a socket would keep the request for as long as that is open.
  const opened = (socket: WebSocket, request: IncomingMessage) => {
    socket.once("close", () => open.delete(socket));
    open.set(socket, serve(socket, request, graph, parts, metrics));
  };

  server.on("upgrade", (request, duplex, head) => {
    const status = isClosing ? 503 : refusalOf(request, parts.corsOrigins);
    if (status !== null) return refuse(duplex, status);
    sockets.handleUpgrade(request, duplex, head, opened);
  });

  return {
    close: async (deadline) => {
      isClosing = true;
      const gone = Promise.all([...open.keys()].map((socket) => new Promise((resolve) => socket.once("close", resolve))));
      const cut = () => {
        for (const socket of open.keys()) socket.terminate();
      };
      deadline.addEventListener("abort", cut, { once: true });
      await spread([...open.values()], (line) => line.close(1001, "Going away"));
      await gone;
    },
  };
}

function refusalOf({ url = "", headers: { origin, host } }: IncomingMessage, origins: readonly string[] | null): number | null {
  if (url.split("?", 1)[0] !== "/graphql") return 404;
  // A program sends no Origin; a page of elsewhere cannot leave it out.
  return origins && origin !== undefined && !origins.includes(origin) && !isOwn(origin, host) ? 403 : null;
}

/** A page of the hub's own, such as the explorer: on the host that it asks. */
const isOwn = (origin: string, host: string | undefined): boolean => URL.canParse(origin) && new URL(origin).host === host;

function refuse(duplex: Duplex, status: number): void {
  duplex.once("error", () => duplex.destroy());
  duplex.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/**
 * As `graphql-ws/use/ws`, but errors go to our log, and a subscription ends when we begin to close its socket: not when
 * the client agrees, until when a client that does not would be read for without being sent to.
 */
function serve(socket: WebSocket, request: IncomingMessage, graph: GraphServer<Line>, parts: EdgeParts, metrics: EdgeMetrics): Line {
  const asker = { requestId: requestIdOf(request), log: parts.log };
  const { authorization, "accept-language": acceptLanguage } = request.headers;
  const duplex = request.socket;
  const whenClosed: (() => void)[] = [];
  let release: ((code?: number, reason?: string) => Promise<void>) | null = null;
  let isOver = false;

  const over = (code: number, reason: string) => {
    if (isOver) return;
    isOver = true;
    for (const act of whenClosed) act();
    release?.(code, reason).catch((error: unknown) => logFailure(error));
  };
  const close = (code: number, reason: string) => {
    socket.close(code, reason);
    over(code, reason);
  };
  const logFailure = (error: unknown): void =>
    parts.log.error({ requestId: asker.requestId, cause: String(error) }, "A socket's message failed");

  metrics.sockets.inc();
  /** What was sent took its time, though it is none of what sockets are for. */
  const blame = () => void parts.budgets.charge(line.viewer ?? Viewer.anonymous, line.address, most.costOfRefusal);
  socket.on("error", (error: Error & { code?: string }) => {
    if (error.code?.startsWith("WS_ERR_")) blame();
    parts.log.info({ requestId: asker.requestId, cause: error.message }, "A socket broke off");
  });
  socket.once("close", (code, reason) => {
    metrics.sockets.dec();
    over(code, String(reason));
  });
  const cutIfUnread = () => {
    if (socket.bufferedAmount > mostUnread) socket.terminate();
  };
  socket.on("ping", cutIfUnread);
  keepAlive(socket, pingEveryMs);
  restrained(socket, most.messagesPerSecond, () => {
    blame();
    close(1008, "Too many messages");
  });

  const line: Line = {
    asker,
    address: addressOf(request, parts.trustedProxies),
    headers: { authorization, acceptLanguage },
    close,
    offer: (parts) => {
      if (socket.readyState !== socket.OPEN || socket.bufferedAmount > 0) return false;
      duplex.write(textFrame(parts));
      return true;
    },
    whenClosed: (act) => void (isOver ? act() : whenClosed.push(act)),
  };
  release = graph.opened(
    {
      protocol: socket.protocol,
      // Settled once it is written to the network: no event is read before the last has been taken.
      send: (text) =>
        new Promise((resolve) => {
          if (socket.readyState !== socket.OPEN) return resolve();
          // One that broke is closed, and its subscriptions with it: no failure of whoever was read for.
          socket.send(text, (error) => {
            if (error) socket.terminate();
            resolve();
          });
        }),
      close: (code = 1000, reason = "") => {
        if (toBlame.has(code)) blame();
        close(code, reason);
      },
      onMessage: (take) =>
        socket.on("message", (data) => {
          if (isOver) return;
          cutIfUnread();
          take(String(data)).catch((error: unknown) => {
            logFailure(error);
            close(1011, "Internal error");
          });
        }),
    },
    line,
  );
  return line;
}
