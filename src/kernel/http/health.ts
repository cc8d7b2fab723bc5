import express, { type Router } from "express";
import { presentable } from "./faults";
import type { EdgeParts } from "./server";
import { trailOf } from "./trail";

/** live: this process need not be started anew. ready: it can be sent requests. */
export function health({ readiness, log }: EdgeParts, isStopping: () => boolean): Router {
  const router = express.Router();
  router.use((_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  });
  router.get("/live", (_request, response) => void response.json({ status: "ok" }));
  router.get("/ready", async (request, response) => {
    if (isStopping()) return void response.status(503).json({ status: "stopping", checks: {} });
    try {
      const { isReady, checks } = await readiness();
      response.status(isReady ? 200 : 503).json({ status: isReady ? "ok" : "unready", checks });
    } catch (error) {
      presentable(error, trailOf(request, log), "thrown");
      response.status(503).json({ status: "unready", checks: {} });
    }
  });
  return router;
}
