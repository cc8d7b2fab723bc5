import type { Router } from "express";
import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";
import { createServer, type Server } from "node:http";
import type { Registry } from "prom-client";
import type { Ctx } from "../ctx";
import type { EventStream } from "../event-stream";
import type { Log } from "../log";
import type { Take } from "../read/told";
import type { Budgets } from "../spending/budgets";
import type { Viewer } from "../viewer";
import { apolloFor } from "./apollo";
import { edgeApp } from "./app";
import { answerClientErrors } from "./client-error";
import { graph, isOfGraph } from "./graph";
import type { Page } from "../page";
import { edgeMetrics } from "./metrics";
import { operationsFor } from "./operations";
import { acceptStreams } from "./streams";
import { leaveTrail } from "./trail";
import { acceptSockets } from "./websocket";
import { urlHost } from "./url-host";

export interface OperationArgs {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variableValues: Record<string, unknown>;
  readonly contextValue: Ctx;
}

/** Of a subscription. */
export interface Results extends AsyncGenerator<ExecutionResult, void, void> {
  /** While next() waits, results without errors may be handed to `take`, as JSON, instead. */
  readonly gather?: (take: Take) => void;
}

/** All that the edge knows of the rest. */
export interface EdgeParts {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Null: pages of any origin may ask. There are bearer tokens only and no cookies, so none of them asks as somebody else. */
  readonly corsOrigins: readonly string[] | null;
  /** The public one: for validation and limits. */
  readonly schema: GraphQLSchema;
  readonly execute: (args: OperationArgs) => Promise<ExecutionResult>;
  readonly subscribe: (args: OperationArgs) => Promise<Results | ExecutionResult>;
  /** May throw a GraphQLError with the code UNAUTHENTICATED. */
  readonly contextFor: (request: {
    readonly authorization: string | undefined;
    readonly acceptLanguage: string | undefined;
    readonly requestId: string;
    /** For budgets; see addressOf. */
    readonly address: string;
  }) => Promise<Ctx>;
  /** Whether somebody was let in with this lately. */
  readonly knows: (authorization: string) => boolean;
  readonly budgets: Budgets;
  /** How many proxies of our own stand in front. */
  readonly trustedProxies: number;
  /** Calls `end` when whoever this is may no longer be connected; what it gives calls that off. */
  readonly watch: (viewer: Viewer, end: () => void) => () => void;
  readonly stringify: (result: unknown) => string;
  readonly readiness: () => Promise<{ readonly isReady: boolean; readonly checks: Readonly<Record<string, string>> }>;
  readonly pages: Router;
  /** Pages of features, in the order in which they are looked at. */
  readonly ownPages: readonly Page[];
  readonly eventStreams: readonly EventStream[];
  readonly metrics: Registry;
  readonly log: Log;
}

export interface Edge {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Whoever stays longer is cut off: with what comes after it, the hub has stopped within 10 seconds. */
const stopWithinMs = 8_000;

export async function startEdge(parts: EdgeParts): Promise<Edge> {
  const metrics = edgeMetrics(parts.metrics);
  const apollo = apolloFor(parts);
  await apollo.start();
  let stopped: Promise<void> | null = null;

  const pages = edgeApp(parts, () => stopped !== null);
  const answerGraph = graph(parts, apollo, metrics);
  const operations = operationsFor(parts, metrics);
  const streams = acceptStreams(parts, metrics, operations);
  const timeouts = {
    // To send a request; how long an answer may take, the database's statement timeout says.
    requestTimeout: 30_000,
    headersTimeout: 10_000,
    connectionsCheckingInterval: 5_000,
    // Longer than the 60 s of common load balancers: whoever reuses a connection must not be the one to find it closed.
    keepAliveTimeout: 65_000,
  };
  const server = createServer(timeouts, (request, response) => {
    leaveTrail(parts.log, request, response);
    const answerStream = streams.at(request);
    if (isOfGraph(request)) answerGraph(request, response);
    else if (answerStream) answerStream(request, response);
    else pages(request, response);
  });
  answerClientErrors(server);
  const sockets = acceptSockets(server, parts, metrics, operations);
  const port = await listen(server, parts).catch(async (error: unknown) => {
    await apollo.stop();
    throw error;
  });

  const stop = async () => {
    const deadline = AbortSignal.timeout(stopWithinMs);
    await Promise.all([sockets.close(deadline), streams.close(), drain(server, deadline)]);
    await apollo.stop();
  };
  return { url: `http://${urlHost(parts.host)}:${port}`, port, stop: () => (stopped ??= stop()) };
}

function listen(server: Server, { host, port }: EdgeParts): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** Requests at work are finished. A kept connection becomes idle only then, so the idle ones are closed again and again. */
async function drain(server: Server, deadline: AbortSignal): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = () => server.closeAllConnections();
  deadline.addEventListener("abort", cut, { once: true });
  await closed;
  clearInterval(idle);
  deadline.removeEventListener("abort", cut);
}
