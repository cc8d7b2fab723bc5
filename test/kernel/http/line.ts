import WebSocket, { type ClientOptions } from "ws";
import { until, type ToyEdge } from "./toy";

export interface TestLine {
  readonly socket: WebSocket;
  /** Whatever the server sent, parsed. */
  readonly received: Record<string, unknown>[];
  readonly send: (message: unknown) => void;
  readonly subscribe: (id: string, query: string, variables?: Record<string, unknown>) => void;
  /** The next message that is about that subscription, or "connection_ack". */
  readonly next: (idOrType: string) => Promise<Record<string, unknown>>;
  readonly closed: Promise<{ code: number; reason: string }>;
}

/** The protocol by hand, to see what is written and to send what a client would not. */
export function line(edge: ToyEdge, { path = "/graphql", ...options }: ClientOptions & { path?: string } = {}): TestLine {
  const socket = new WebSocket(`ws://127.0.0.1:${edge.port}${path}`, "graphql-transport-ws", options);
  const received: Record<string, unknown>[] = [];
  socket.on("message", (data) => void received.push(JSON.parse(String(data)) as Record<string, unknown>));
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once("close", (code, reason) => resolve({ code, reason: String(reason) })),
  );
  const send = (message: unknown) => socket.send(typeof message === "string" ? message : JSON.stringify(message));
  return {
    socket,
    received,
    send,
    subscribe: (id, query, variables) => send({ id, type: "subscribe", payload: { query, variables } }),
    next: async (idOrType) => {
      const index = () => received.findIndex((one) => one.id === idOrType || one.type === idOrType);
      await until(() => index() >= 0);
      return received.splice(index(), 1)[0] ?? {};
    },
    closed,
  };
}

/** A line that has been let in. */
export async function openLine(edge: ToyEdge, payload: Record<string, unknown> = {}, options: ClientOptions = {}): Promise<TestLine> {
  const made = line(edge, options);
  await new Promise((resolve, reject) => made.socket.once("open", resolve).once("error", reject));
  made.send({ type: "connection_init", payload });
  await made.next("connection_ack");
  return made;
}
