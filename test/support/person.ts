import { createClient, type Client } from "graphql-ws";
import { WebSocket } from "ws";
import { at, type Json } from "./json";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
  readonly data: Json;
  readonly errors: Json;
}

/** Somebody at the front door: asks over HTTP, follows over a socket. */
export class Person {
  constructor(
    readonly url: string,
    readonly token: string | null,
    readonly email: string | null = null,
  ) {}

  async ask(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await fetch(`${this.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Json;
    return { status: response.status, headers: response.headers, body, data: at(body, "data"), errors: at(body, "errors") };
  }

  /** The data; whatever is said to be wrong fails the test. */
  async data(query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Json> {
    const { data, errors } = await this.ask(query, variables, headers);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  follow(query: string, variables: Record<string, unknown> = {}): Following {
    return new Following(this.url, this.token, query, variables);
  }
}

/** One subscription on a socket of its own. */
export class Following {
  readonly #client: Client;
  readonly #events: AsyncIterableIterator<unknown>;
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Everything that came, in order. */
  readonly heard: Json[] = [];

  constructor(url: string, token: string | null, query: string, variables: Record<string, unknown>) {
    let close: (event: { code: number; reason: string }) => void;
    this.closed = new Promise((resolve) => (close = resolve));
    this.#client = createClient({
      url: `${url.replace(/^http/, "ws")}/graphql`,
      webSocketImpl: WebSocket,
      lazy: true,
      retryAttempts: 0,
      connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
      on: { closed: (event) => close(event as { code: number; reason: string }) },
    });
    this.#events = this.#client.iterate({ query, variables }) as AsyncIterableIterator<unknown>;
  }

  /** The data of the next event. */
  async next(): Promise<Json> {
    const { value, done } = await this.#events.next();
    if (done) throw new Error("the subscription ended");
    const result = value as { data?: Json; errors?: Json };
    if (result.errors) throw new Error(JSON.stringify(result.errors));
    this.heard.push(result.data);
    return result.data;
  }

  /** The next so many. */
  async take(count: number): Promise<Json[]> {
    const taken: Json[] = [];
    while (taken.length < count) taken.push(await this.next());
    return taken;
  }

  async stop(): Promise<void> {
    await this.#events.return?.();
    await this.#client.dispose();
  }
}
