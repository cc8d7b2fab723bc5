import { WebSocketServer, WebSocket } from "ws";
import { textFrame } from "../../../src/kernel/http/text-frame";

test.each([0, 1, 125, 126, 65_535, 65_536, 200_000])(
  "a client reads %i bytes as they were, between messages of the library",
  async (length) => {
    const sockets = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
    await new Promise((resolve) => sockets.once("listening", resolve));
    const half = Buffer.alloc(length >> 1, "å");
    const rest = Buffer.alloc(length - half.length, "x");
    sockets.on("connection", (socket, { socket: duplex }) => {
      socket.send("before");
      duplex.write(textFrame([half, rest]));
      socket.send("after");
    });
    const heard: string[] = [];
    const client = new WebSocket(`ws://127.0.0.1:${(sockets.address() as { port: number }).port}`, { skipUTF8Validation: true });
    client.on("message", (data, isBinary) => heard.push(isBinary ? "binary" : String(data)));
    await new Promise<void>((resolve) => client.on("message", () => heard.length === 3 && resolve()));
    client.terminate();
    sockets.close();
    expect(heard).toEqual(["before", String(Buffer.concat([half, rest])), "after"]);
  },
);
