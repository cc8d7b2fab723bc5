import type { WebSocket } from "ws";

/** Long enough to read why it is closed. */
const farewellMs = 250;

/**
 * Tells when a socket says more in a second than any client has to say, and reads no more of it: what is not read is not
 * sent, so a flood stops at its source. Pings and pongs count, which are answered, or at least taken apart, each by itself.
 */
export function restrained(socket: WebSocket, mostPerSecond: number, end: () => void): void {
  let begun = performance.now();
  let heard = 0;
  const count = () => {
    const now = performance.now();
    if (now - begun >= 1000) [begun, heard] = [now, 0];
    if (++heard !== mostPerSecond + 1) return;
    end();
    socket.pause();
    setTimeout(() => socket.terminate(), farewellMs).unref();
  };
  for (const event of ["message", "ping", "pong"]) socket.on(event, count);
}
