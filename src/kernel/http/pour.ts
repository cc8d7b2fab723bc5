import type { ServerResponse } from "node:http";
import type { StreamedEvent } from "../event-stream";

/** Sooner than proxies give up on a silent connection, which the strictest do after 30 s. */
const sayEveryMs = 12_000;
/** Who has taken nothing of what was written for so long has gone, or is no reader. */
const patienceMs = 60_000;
/** How long a browser waits before it comes back. */
const retryMs = 2_000;

/** A response that is being written as server-sent events. */
export interface Pouring {
  /** After this, if there is anything to say. */
  readonly end: (last?: StreamedEvent) => void;
  readonly whenEnded: Promise<void>;
}

/**
 * Writes a source's events until one side ends it. Nothing is asked of the source before what was written has been taken: a
 * reader that stalls costs what one event and the socket's buffers hold.
 */
export function pour(
  response: ServerResponse,
  source: AsyncGenerator<StreamedEvent, void, void>,
  told: (error: unknown) => StreamedEvent,
): Pouring {
  let isOver = false;
  let tellEnded: () => void = () => undefined;
  const whenEnded = new Promise<void>((resolve) => (tellEnded = resolve));

  const end = (last?: StreamedEvent): void => {
    if (isOver) return;
    isOver = true;
    clearInterval(timer);
    // It ends in its own time, and whoever would hear of its failure has gone.
    source.return().catch(() => undefined);
    tellEnded();
    if (response.destroyed) return;
    response.end(last && textOf(last));
    const cut = setTimeout(() => response.destroy(), patienceMs).unref();
    response.once("close", () => clearTimeout(cut));
  };
  const timer = setInterval(() => {
    if (!response.writableNeedDrain) response.write(":\n\n");
  }, sayEveryMs).unref();

  response.once("close", () => end());
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store, no-transform",
    // nginx would else hold events back until it has some kilobytes of them.
    "X-Accel-Buffering": "no",
  });
  response.write(`retry: ${retryMs}\n\n`);

  const run = async (): Promise<void> => {
    for (;;) {
      const { value, done } = await source.next();
      if (isOver) return;
      if (done || !value) return end();
      if (!response.write(textOf(value))) await drained(response);
    }
  };
  run().catch((error: unknown) => end(told(error)));
  return { end, whenEnded };
}

const textOf = ({ id, event, data }: StreamedEvent): string => `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => response.destroy(), patienceMs).unref();
    const settle = (): void => {
      clearTimeout(cut);
      response.off("drain", settle).off("close", settle);
      resolve();
    };
    response.on("drain", settle).on("close", settle);
  });
}
