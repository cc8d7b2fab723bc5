import type { Json } from "./json";

export interface HeardEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: Json;
}

/** Reads server-sent events as the HTML standard says, one at a time. */
export class EventSourceReader {
  readonly #events: AsyncGenerator<HeardEvent, void, void>;
  readonly #end = new AbortController();

  private constructor(
    readonly headers: Headers,
    body: AsyncIterable<Uint8Array>,
  ) {
    this.#events = eventsOf(body);
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<EventSourceReader> {
    const end = new AbortController();
    const response = await fetch(url, { headers: { accept: "text/event-stream", ...headers }, signal: end.signal });
    if (response.status !== 200 || !response.body) throw new Error(`${response.status}: ${await response.text()}`);
    const reader = new EventSourceReader(response.headers, response.body as unknown as AsyncIterable<Uint8Array>);
    reader.#end.signal.addEventListener("abort", () => end.abort());
    return reader;
  }

  async next(): Promise<HeardEvent> {
    const { value } = await this.#events.next();
    if (!value) throw new Error("the stream ended");
    return value;
  }

  async nextOf(event: string): Promise<HeardEvent> {
    for (;;) {
      const found = await this.next();
      if (found.event === event) return found;
    }
  }

  /** Whether the server ends it now, with nothing more to say. */
  get ended(): Promise<boolean> {
    return this.#events.next().then(({ done }) => done === true);
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#events.next().catch(() => undefined);
  }
}

async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<HeardEvent, void, void> {
  const decoder = new TextDecoder();
  let rest = "";
  let id: string | null = null;
  for await (const chunk of body) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const lines = block.split("\n").map((line) => /^(\w*): ?(.*)$/.exec(line) ?? []);
      const of = (name: string) => lines.find(([, key]) => key === name)?.[2];
      id = of("id") ?? id;
      const data = of("data");
      if (data !== undefined) yield { id, event: of("event") ?? "message", data: data === "" ? null : (JSON.parse(data) as Json) };
    }
  }
}
