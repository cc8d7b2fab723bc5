import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Json } from "./json";
import { until } from "./until";

export interface Message {
  readonly id: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As it was signed. */
  readonly text: string;
  readonly body: Json;
}

/** Somebody who takes webhooks, and writes down what came. */
export interface Receiver {
  readonly url: string;
  readonly messages: Message[];
  /** Changes how it answers from now on. */
  answer: (message: Message, response: ServerResponse) => void;
  /** The first so many that came. */
  readonly took: (count: number) => Promise<readonly Message[]>;
  readonly stop: () => Promise<void>;
}

export async function aReceiver(): Promise<Receiver> {
  const messages: Message[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (text += chunk));
    request.on("end", () => {
      const { url: path = "", headers } = request;
      const message = { id: String(headers["webhook-id"]), path, headers, text, body: JSON.parse(text) as Json };
      messages.push(message);
      receiver.answer(message, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    messages,
    answer: (_message, response) => void response.writeHead(204).end(),
    took: (count) => until(() => messages.length >= count && messages.slice(0, count), `${count} messages, not ${messages.length}`),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}
