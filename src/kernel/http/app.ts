import type { ApolloServer } from "@apollo/server";
import { expressMiddleware } from "@as-integrations/express5";
import cors from "cors";
import express, { type Express, type RequestHandler, type Router } from "express";
import type { Held } from "./apollo";
import { answerGraphFault, answerPageFault } from "./answer-fault";
import { presentable } from "./faults";
import { health } from "./health";
import { most } from "./limits";
import type { EdgeMetrics } from "./metrics";
import type { EdgeParts } from "./server";
import { leaveTrail, trailOf } from "./trail";

export function edgeApp(parts: EdgeParts, apollo: ApolloServer<Held>, metrics: EdgeMetrics, isStopping: () => boolean): Express {
  const app = express();
  app.disable("x-powered-by");
  // Express would hash every answer of the graph for one; pages set their own.
  app.disable("etag");
  app.use(leaveTrail(parts.log));
  app.use("/graphql", graph(parts, apollo, metrics));
  app.use("/health", health(parts, isStopping));
  app.get("/metrics", async (_request, response) => {
    response.type(parts.metrics.contentType).send(await parts.metrics.metrics());
  });
  app.use(parts.pages);
  app.use((_request, response) => {
    response.status(404).type("text/plain").send("There is nothing at this address.\n");
  });
  app.use(answerPageFault(parts.log));
  return app;
}

function graph(parts: EdgeParts, apollo: ApolloServer<Held>, metrics: EdgeMetrics): Router {
  const router = express.Router();
  router.all(
    "/",
    measured(parts, metrics),
    forOrigins(parts.corsOrigins),
    express.json({ limit: most.bodyBytes }),
    expressMiddleware(apollo, {
      context: async ({ req }) => {
        const trail = trailOf(req, parts.log);
        try {
          const { authorization, "accept-language": acceptLanguage } = req.headers;
          return { trail, ctx: await parts.contextFor({ authorization, acceptLanguage, requestId: trail.requestId }) };
        } catch (error) {
          throw presentable(error, trail, "thrown");
        }
      },
    }),
  );
  router.use(answerGraphFault(parts));
  return router;
}

/** For pages of other origins. Who sends no Origin is no page, and is spared the headers. */
function forOrigins(origins: EdgeParts["corsOrigins"]): RequestHandler {
  const answerOrigin = cors({
    origin: origins ? [...origins] : "*",
    methods: ["GET", "POST"],
    exposedHeaders: ["X-Request-Id", "Retry-After"],
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
  ({ log }: EdgeParts, metrics: EdgeMetrics): RequestHandler =>
  (request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    if (request.method === "OPTIONS") return next();
    const stop = metrics.seconds.startTimer();
    response.once("close", () => {
      const { operationType, outcome } = trailOf(request, log);
      const operation_type = operationType ?? "unknown";
      const byStatus = response.statusCode >= 500 ? "failed" : response.statusCode >= 400 ? "refused" : "ok";
      stop({ operation_type });
      metrics.requests.inc({ operation_type, outcome: outcome ?? byStatus });
    });
    next();
  };
