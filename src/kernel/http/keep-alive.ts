import type { WebSocket } from "ws";

/** Terminates a socket that leaves a ping unanswered until the next is due; gone after twice the time at the latest. */
export function keepAlive(socket: WebSocket, everyMs: number): void {
  let hasAnswered = true;
  const timer = setInterval(() => {
    if (!hasAnswered) return socket.terminate();
    hasAnswered = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, everyMs);
  timer.unref();
  socket.on("pong", () => (hasAnswered = true));
  socket.once("close", () => clearInterval(timer));
}
