import express, { type RequestHandler, type Response, type Router } from "express";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { frontPage } from "./front-page";

export interface PagesOptions {
  /** Where web/build.mjs put the explorer. It need not be there. */
  readonly webDirectory: string;
  readonly schemaText: string;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly isDemo: boolean;
}

const nothingElse = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const onlyText = `default-src 'none'; ${nothingElse}`;
const explorerPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  // The editor writes its styles into the page.
  "style-src 'self' 'unsafe-inline'",
  // Not every browser counts a socket of the same origin as 'self'.
  "connect-src 'self' ws: wss:",
  "font-src 'self' data:",
  "img-src 'self' data:",
  nothingElse,
].join("; ");

/** What people look at in a browser; all of it the same for everybody, and read from the disk at the start. */
export function pages({ webDirectory, schemaText, publicUrl, isDemo }: PagesOptions): Router {
  // Strict, because the explorer finds its parts beside …/graphiql, not beneath …/graphiql/.
  const router = express.Router({ strict: true });
  const front = frontPage(publicUrl, isDemo);
  const frontPolicy = `default-src 'none'; style-src 'sha256-${hash("sha256", front.style)}'; ${nothingElse}`;

  router.get("/", document("text/html", front.html, frontPolicy));
  router.get("/schema.graphql", document("text/plain", schemaText, onlyText));

  const assets = join(webDirectory, "assets");
  if (existsSync(assets)) {
    const index = readFileSync(join(webDirectory, "index.html"), "utf8");
    router.get("/graphiql", document("text/html", index, explorerPolicy));
    router.get("/graphiql/", (_request, response) => {
      secure(response, onlyText);
      response.redirect("../graphiql");
    });
    router.get("/graphiql/assets/:name", asset(assets));
  } else {
    router.get("/graphiql", (_request, response) => {
      secure(response, onlyText);
      response.status(503).type("text/plain").send("The explorer is not built. Run npm run build, and start the hub again.\n");
    });
  }
  return router;
}

function document(type: string, text: string, policy: string): RequestHandler {
  const etag = `"${hash("sha1", text)}"`;
  return (_request, response) => {
    secure(response, policy);
    response.setHeader("ETag", etag);
    response.setHeader("Cache-Control", "no-cache");
    response.type(`${type}; charset=utf-8`).send(text);
  };
}

const encodings = [
  ["br", ".br"],
  ["gzip", ".gz"],
] as const;
const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

/** Files with a hash in their names, packed when they were built. */
function asset(directory: string): RequestHandler<{ name: string }> {
  const files = new Set(readdirSync(directory));
  return (request, response, next) => {
    const { name } = request.params;
    const type = types[extname(name)];
    if (!type || !files.has(name)) return next();
    secure(response, onlyText);
    response.vary("Accept-Encoding");
    response.type(`${type}; charset=utf-8`);
    const [encoding, suffix] = encodings.find(([one]) => request.acceptsEncodings(one)) ?? [null, ""];
    if (encoding) response.setHeader("Content-Encoding", encoding);
    response.sendFile(name + suffix, { root: directory, immutable: true, maxAge: "1y", acceptRanges: false });
  };
}

function secure(response: Response, policy: string): void {
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
}

const hash = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest("base64");
