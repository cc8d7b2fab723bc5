import { once } from "node:events";
import type { AddressInfo } from "node:net";
import WebSocket, { WebSocketServer } from "ws";
import { keepAlive } from "../../../src/kernel/http/keep-alive";
import { until } from "./toy";

const everyMs = 20;
let server: WebSocketServer;
let address: string;
let pongs: number;
let isKept: boolean;
beforeEach(async () => {
  // The intervals go by the test's own clock, so that a crowded machine makes no peer late.
  jest.useFakeTimers({
    doNotFake: [
      "Date",
      "hrtime",
      "nextTick",
      "performance",
      "queueMicrotask",
      "setImmediate",
      "clearImmediate",
      "setTimeout",
      "clearTimeout",
    ],
  });
  pongs = 0;
  isKept = false;
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  server.on("connection", (socket) => {
    keepAlive(socket, everyMs);
    socket.on("pong", () => pongs++);
    isKept = true;
  });
  await once(server, "listening");
  address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  jest.useRealTimers();
  await new Promise((resolve) => server.close(resolve));
});

test("a peer that answers pings stays", async () => {
  const socket = new WebSocket(address);
  await until(() => isKept);
  for (let ping = 1; ping <= 5; ping++) {
    jest.advanceTimersByTime(everyMs);
    await until(() => pongs === ping);
  }
  expect(socket.readyState).toBe(WebSocket.OPEN);
  socket.close();
});

test("a peer that does not is cut off before the second ping", async () => {
  const socket = new WebSocket(address, { autoPong: false });
  const closed = once(socket, "close") as Promise<[number]>;
  let pings = 0;
  socket.on("ping", () => pings++);
  await until(() => isKept);
  jest.advanceTimersByTime(everyMs);
  await until(() => pings === 1);
  jest.advanceTimersByTime(everyMs);
  const [code] = await closed;
  expect([code, pings, pongs]).toEqual([1006, 1, 0]);
});
