import express, { type RequestHandler, type Router } from "express";
import { requestError } from "../errors";
import type { Page } from "../page";
import { addressOf } from "../spending/address";
import { letIn } from "./let-in";
import { holdsNul, most, refusalOfNul } from "./limits";
import type { EdgeParts } from "./server";
import { send } from "./send";
import { trailOf } from "./trail";

/** As a list of this length. */
const pageCost = 20;

/** The pages of features: read as whoever asks, or as nobody where the link itself says what it is for. */
export function ownPages(pages: readonly Page[], parts: EdgeParts): Router {
  const router = express.Router();
  const readForm = express.urlencoded({ extended: false, limit: most.bodyBytes });
  for (const { method, path, answer, cost = pageCost } of pages) {
    const handle: RequestHandler = async (request, response, next) => {
      trailOf(request, parts.log).page = path;
      const params = textsOf(request.params);
      // What cannot be kept is the name of nothing.
      if (holdsNul(params)) return next();
      const { authorization, "accept-language": acceptLanguage } = request.headers;
      const address = addressOf(request, parts.trustedProxies);
      const ctx = await letIn(parts, address, { authorization, acceptLanguage }, trailOf(request, parts.log));
      ctx.guesses.refuseIfTooMany();
      ctx.spent = parts.budgets.spend(ctx.viewer, address, cost);
      const fields = textsOf(method === "post" ? request.body : request.query);
      if (method === "post" && holdsNul(fields)) throw requestError("BAD_USER_INPUT", refusalOfNul, 400);
      const known = request.headers["if-none-match"] ?? "";
      const made = await answer(ctx, { params, fields, known });
      response.set(made.headers ?? {});
      // The reader has this very version already.
      if (typeof made.body === "string" && request.fresh) response.status(304).end();
      else await send(response, made, trailOf(request, parts.log));
    };
    if (method === "post") router.post(path, readForm, handle);
    else router.get(path, handle);
  }
  return router;
}

const textsOf = (given: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries((given ?? {}) as object).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
