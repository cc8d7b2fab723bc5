// Many WebSockets in a process of their own. `graph`: they speak graphql-transport-ws; `bare`: they only listen.
// Told by messages of the parent: { open: { count, after } } or { reset }; tells when all follow, and when all have heard.
import { WebSocket } from "ws";

const [url, mode, query] = process.argv.slice(2);
let heard = [];
let count = 0;
let wanted = 1;

function open(variables, whenOpen) {
  const socket = new WebSocket(url, mode === "graph" ? "graphql-transport-ws" : undefined, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  socket.on("message", (data) => {
    if (mode === "graph") {
      const text = String(data);
      if (text.startsWith('{"type":"ping"')) return;
      if (text.startsWith('{"type":"connection_ack"')) {
        socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query, variables } }));
        return whenOpen();
      }
      if (!text.includes('"type":"next"')) return console.error("unexpected:", text.slice(0, 300));
    }
    heard.push(Number(process.hrtime.bigint() / 1000n));
    if (heard.length === count * wanted) process.send({ heard });
  });
  if (mode === "graph") socket.on("open", () => socket.send('{"type":"connection_init"}'));
  else socket.on("open", whenOpen);
  socket.on("error", (error) => console.error("socket:", error.message));
  return socket;
}

let sockets = [];
process.on("message", async (message) => {
  if (message.open) {
    for (const socket of sockets) socket.terminate();
    sockets = [];
    ({ count } = message.open);
    wanted = message.open.wanted ?? 1;
    heard = [];
    let opened = 0;
    // Some dozens at once, as a listening socket queues no more than a few hundred.
    for (let i = 0; i < count; i += 50) {
      await Promise.all(
        Array.from(
          { length: Math.min(50, count - i) },
          (_, j) =>
            new Promise((resolve) => {
              sockets.push(
                open(message.open.variables?.[(i + j) % message.open.variables.length] ?? {}, () => {
                  opened++;
                  resolve();
                }),
              );
            }),
        ),
      );
    }
    process.send({ opened });
  }
  if (message.reset) {
    heard = [];
    wanted = 1;
    process.send({ isReset: true });
  }
});
process.on("disconnect", () => process.exit(0));
