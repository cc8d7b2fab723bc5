import { once } from "node:events";
import { connect } from "node:net";
import { request } from "node:http";
import WebSocket, { type ClientOptions } from "ws";
import { at, type Json } from "../support/json";

/** Where the hub listens: http://127.0.0.1:PORT. */
export type Target = string;

/** How it ended: "400 TOO_COMPLEX", "413 BAD_REQUEST", "closed 1009", "200" where the answer is an ordinary one. */
export type End = string;

type Head = Readonly<Record<string, string | number>>;

const json = { "content-type": "application/json" };

/** One request; the body is sent as it is. */
export function send(target: Target, method: string, path: string, headers: Head, body?: string | Buffer): Promise<End> {
  return new Promise((resolve, reject) => {
    const length = body === undefined || headers["transfer-encoding"] ? {} : { "content-length": Buffer.byteLength(body) };
    const sent = request(`${target}${path}`, { method, headers: { ...headers, ...length }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("end", () => resolve(endOf(response.statusCode ?? 0, Buffer.concat(chunks).toString())));
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

export const post = (target: Target, body: string | Buffer, headers: Head = json): Promise<End> =>
  send(target, "POST", "/graphql", headers, body);

export const ask = (target: Target, query: string, variables?: Json): Promise<End> => post(target, JSON.stringify({ query, variables }));

function endOf(status: number, text: string): End {
  const parsed = ((): Json => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  })();
  const code = at(parsed, "errors.0.extensions.code");
  return typeof code === "string" ? `${status} ${code}` : String(status);
}

/** Bytes that no client would send, one more each `everyMs`, and what comes back until the server closes. */
export function raw(target: Target, bytes: string | Buffer, everyMs?: number): Promise<End> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(target).port), "127.0.0.1");
    let received = "";
    const drip = everyMs === undefined ? undefined : setInterval(() => socket.write(" "), everyMs);
    socket.on("data", (chunk) => (received += String(chunk)));
    socket.on("error", () => undefined);
    socket.once("close", () => {
      clearInterval(drip);
      const [head = "", body = ""] = received.split("\r\n\r\n");
      resolve(received === "" ? "cut" : endOf(Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), body));
    });
    socket.write(bytes);
  });
}

/** A socket of the graph that has been let in, and how it is closed after what is done with it. */
export async function onSocket(target: Target, act: (socket: WebSocket) => unknown, options: ClientOptions = {}): Promise<End> {
  const socket = new WebSocket(`${target.replace("http", "ws")}/graphql`, "graphql-transport-ws", { perMessageDeflate: false, ...options });
  const closed = new Promise<End>((resolve) => {
    socket.once("close", (code) => resolve(`closed ${code}`));
    socket.on("error", (error) => {
      const status = /Unexpected server response: (\d+)/.exec(error.message)?.[1];
      if (status !== undefined) resolve(status);
    });
  });
  const opened = once(socket, "open").then(async () => {
    socket.send('{"type":"connection_init"}');
    await once(socket, "message");
    await act(socket);
  });
  opened.catch(() => undefined);
  return closed;
}

/** What the server says of one subscription, and the socket is left. */
export const subscribing = (target: Target, query: string, variables?: Json): Promise<End> => {
  let said: End = "nothing";
  return onSocket(target, async (socket) => {
    socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query, variables } }));
    const [data] = (await once(socket, "message")) as [Buffer];
    const message = JSON.parse(String(data)) as Json;
    const code = at(message, "payload.0.extensions.code") ?? at(message, "payload.errors.0.extensions.code");
    said = `${String(at(message, "type"))} ${String(code)}`;
    socket.terminate();
  }).then(() => said);
};
