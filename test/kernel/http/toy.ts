import express from "express";
import { execute, GraphQLError, subscribe, type ExecutionResult, type GraphQLSchema } from "graphql";
import pino from "pino";
import { Registry } from "prom-client";
import type { Ctx } from "../../../src/kernel/ctx";
import { Faults, requestError } from "../../../src/kernel/errors";
import { startEdge, type Edge, type EdgeParts, type OperationArgs } from "../../../src/kernel/http/server";
import { Budgets } from "../../../src/kernel/spending/budgets";
import { languageOf } from "../../../src/kernel/language";
import { Viewer } from "../../../src/kernel/viewer";
import { toySchema, type Toy } from "./toy-schema";

export interface ToyEdge extends Edge {
  readonly toy: Toy;
  readonly metrics: Registry;
  /** Lines of the log, parsed. */
  readonly lines: Record<string, unknown>[];
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<{ status: number; headers: Headers; body: unknown }>;
  readonly contexts: Parameters<EdgeParts["contextFor"]>[0][];
}

const json = { "content-type": "application/json" };

/** A real server over a schema of toys. Tokens: "Bearer bad", "Bearer away", "Bearer ends <milliseconds since 1970>". */
export async function startToy(change: Partial<EdgeParts> = {}): Promise<ToyEdge> {
  const toy: Toy = { failure: new Error("no failure was set"), streams: [], begun: [], finish: [], pulled: 0 };
  const schema: GraphQLSchema = toySchema(toy);
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    { level: "debug", base: null },
    { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const metrics = new Registry();
  const contexts: Parameters<EdgeParts["contextFor"]>[0][] = [];
  const options = { options: { maxCoercionErrors: 5 } };

  const parts: EdgeParts = {
    host: "127.0.0.1",
    port: 0,
    corsOrigins: null,
    schema,
    execute: async (args: OperationArgs) => execute({ schema, ...args, ...options }),
    subscribe: async (args: OperationArgs) => (await subscribe({ schema, ...args })) as ExecutionResult,
    contextFor: async (request) => {
      contexts.push(request);
      return contextOf(request, log);
    },
    watch: () => () => undefined,
    stringify: (result) => JSON.stringify(result),
    knows: () => false,
    readiness: async () => ({ isReady: true, checks: { database: "ok" } }),
    pages: express.Router().get("/page", (_request, response) => void response.send("a page")),
    ownPages: [],
    eventStreams: [],
    trustedProxies: 0,
    budgets: new Budgets({ limits: { member: 1e9, anonymous: 1e9, guesses: 1e9 }, now: () => new Date(), shared: null, log }),
    metrics,
    log,
    ...change,
  };
  const edge = await startEdge(parts);
  const post: ToyEdge["post"] = async (body, headers = {}) => {
    const sent = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(`${edge.url}/graphql`, { method: "POST", headers: { ...json, ...headers }, body: sent });
    // What it cost is said beside every answer; test/spending is about that.
    const answer = (await response.json()) as Record<string, unknown>;
    delete answer["extensions"];
    return { status: response.status, headers: response.headers, body: answer };
  };
  return { ...edge, toy, metrics, lines, post, contexts };
}

function contextOf({ authorization, acceptLanguage, requestId }: Parameters<EdgeParts["contextFor"]>[0], log: pino.Logger): Ctx {
  if (authorization === "Bearer bad") throw requestError("UNAUTHENTICATED", "This token is not known.");
  if (authorization === "Bearer away") throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" });
  if (authorization === "Bearer broken") throw new GraphQLError("nobody is to read this");
  const end = /^Bearer ends (\d+)$/.exec(authorization ?? "")?.[1];
  const viewer =
    end === undefined ? Viewer.anonymous : new Viewer({ accountId: "a", memberships: [], token: null, endsAt: new Date(Number(end)) });
  const known = {
    viewer,
    language: languageOf(acceptLanguage),
    now: () => new Date(),
    publicUrl: "https://toy.example",
    requestId,
    log,
    faults: new Faults(),
    spent: null,
    guesses: { refuseIfTooMany: () => undefined, note: () => undefined },
    act: null,
  };
  return known as unknown as Ctx; // the toys need no database
}

/** Waits for a condition, however long the test may take. */
export async function until(condition: () => boolean, lookEveryMs = 5): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}
