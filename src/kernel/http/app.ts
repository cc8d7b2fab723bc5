import express, { type Express } from "express";
import { answerPageFault } from "./answer-fault";
import { health } from "./health";
import { ownPages } from "./own-pages";
import type { EdgeParts } from "./server";

/** All that is not the graph. */
export function edgeApp(parts: EdgeParts, isStopping: () => boolean): Express {
  const app = express();
  app.disable("x-powered-by");
  // Pages set their own.
  app.disable("etag");
  app.use("/health", health(parts, isStopping));
  app.get("/metrics", async (_request, response) => {
    response.type(parts.metrics.contentType).send(await parts.metrics.metrics());
  });
  app.use(parts.pages);
  app.use(ownPages(parts.ownPages, parts));
  app.use((_request, response) => {
    response.status(404).type("text/plain").send("There is nothing at this address.\n");
  });
  app.use(answerPageFault(parts.log));
  return app;
}
