import { once } from "node:events";
import type { AddressInfo } from "node:net";
import WebSocket, { WebSocketServer } from "ws";
import { keepAlive } from "../../../src/kernel/http/keep-alive";
import { until } from "./toy";

let server: WebSocketServer;
let address: string;
beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  server.on("connection", (socket) => keepAlive(socket, 20));
  await once(server, "listening");
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

test("a peer that answers pings stays", async () => {
  const socket = new WebSocket(address);
  let pings = 0;
  socket.on("ping", () => pings++);
  await until(() => pings >= 5);
  expect(socket.readyState).toBe(WebSocket.OPEN);
  socket.close();
});

test("a peer that does not is cut off before the second ping", async () => {
  const socket = new WebSocket(address, { autoPong: false });
  let pings = 0;
  socket.on("ping", () => pings++);
  const [code] = (await once(socket, "close")) as [number];
  expect([code, pings]).toEqual([1006, 1]);
});
