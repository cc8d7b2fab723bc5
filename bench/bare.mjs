// The limit: a bare ws server that sends the bytes that it is told to everybody.
import { WebSocketServer } from "ws";

const server = new WebSocketServer({ port: Number(process.env.PORT), host: "127.0.0.1", perMessageDeflate: false });
process.on("message", (text) => {
  for (const client of server.clients) client.send(text);
});
server.on("listening", () => process.send("ready"));
process.on("disconnect", () => process.exit(0));
