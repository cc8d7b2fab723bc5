import WebSocket from "ws";
import { at, textAt, type Json } from "../support/json";

const FOLLOW = `subscription ($after: String) { announcements(after: $after) {
  ... on Announcement { cursor id subjectId } ... on Checkpoint { cursor } } }`;

/** A client that comes back: with the cursor that it had or, as the control, without. */
export class Faithful {
  readonly heard: string[] = [];
  readonly ids: string[] = [];
  saidAt = performance.now();
  #socket: WebSocket | null = null;
  #cursor: string | null;
  #isDone = false;

  constructor(
    private readonly url: string,
    start: string,
    private readonly keepsCursor = true,
  ) {
    this.#cursor = start;
    this.connect();
  }

  isConnected = false;

  connect(): void {
    if (this.#isDone) return;
    const socket = new WebSocket(`${this.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    this.#socket = socket;
    const send = (message: unknown) => socket.send(JSON.stringify(message));
    socket.on("open", () => send({ type: "connection_init" }));
    socket.on("error", () => undefined);
    socket.on("message", (data) => {
      const message = JSON.parse(String(data)) as Json;
      if (at(message, "type") === "connection_ack") {
        send({ id: "1", type: "subscribe", payload: { query: FOLLOW, variables: { after: this.#cursor } } });
        if (!this.keepsCursor) this.#cursor = null;
      }
      if (at(message, "type") === "error") socket.terminate();
      if (at(message, "type") !== "next") return;
      if (at(message, "payload.errors") !== undefined) return socket.terminate();
      const told = at(message, "payload.data.announcements");
      this.saidAt = performance.now();
      this.isConnected = true;
      if (this.keepsCursor) this.#cursor = textAt(told, "cursor");
      const subject = at(told, "subjectId");
      if (typeof subject !== "string") return;
      this.heard.push(subject);
      this.ids.push(textAt(told, "id"));
    });
    socket.once("close", () => {
      this.isConnected = false;
      if (!this.#isDone && !this.#isCut) setTimeout(() => this.connect(), 20);
    });
  }

  #isCut = false;

  /** Without a close frame, and it stays away until it is told to come back. */
  cut(): void {
    this.#isCut = true;
    this.#socket?.terminate();
  }

  mend(): void {
    this.#isCut = false;
    this.connect();
  }

  leave(): void {
    this.#isDone = true;
    this.#socket?.terminate();
  }
}
