import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { PageAnswer } from "../page";
import { presentable, type Asker } from "./faults";

/** Whoever takes nothing for this long is gone, or holds a socket for nothing. Longer than any statement of the database may take. */
const patienceMs = 60_000;

/** Sends a page. What comes in pieces is not gathered, and not gone on with when the caller is gone. */
export async function send(response: ServerResponse, { status, type, headers, body }: PageAnswer, asker: Asker): Promise<void> {
  const begin = () => {
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
    response.setHeader("Content-Type", type);
  };
  if (typeof body === "string") {
    begin();
    response.end(body);
    return;
  }
  const pieces = body[Symbol.asyncIterator]();
  const first = await pieces.next();
  begin();
  if (first.done || response.req.method === "HEAD") {
    await pieces.return?.();
    response.end();
    return;
  }
  response.setTimeout(patienceMs, () => response.destroy());
  // What fails here is told of already, or it is the caller who went away, and nobody is left to be told.
  await pipeline(told(first.value, pieces, asker), response).catch(() => response.destroy());
}

/** An async generator hears `return()` only between two pieces; that is soon enough, since each piece is one statement. */
async function* told(first: string, rest: AsyncIterator<string>, asker: Asker): AsyncGenerator<string> {
  try {
    yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } catch (error) {
    throw presentable(error, asker, "thrown");
  } finally {
    await rest.return?.();
  }
}
