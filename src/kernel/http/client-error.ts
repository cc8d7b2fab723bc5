import { STATUS_CODES, type Server } from "node:http";

/** What Node's parser could not make a request of. Nobody else sees these: there is no request to answer. */
export function answerClientErrors(server: Server): void {
  server.on("clientError", (error: Error & { code?: string; rawPacket?: Buffer }, socket) => {
    if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
    const [status, code, message] = wordsFor(error.code, error.rawPacket);
    const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\n` +
        `${status === 401 ? "WWW-Authenticate: Bearer\r\n" : ""}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}

function wordsFor(code: string | undefined, packet: Buffer | undefined): readonly [status: number, code: string, message: string] {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return [408, "BAD_REQUEST", "The request took too long to arrive."];
  if (code !== "HPE_HEADER_OVERFLOW") return [400, "BAD_REQUEST", "The request is not well formed."];
  // Most often it is a token of a size that no token has.
  return /^authorization:/im.test(packet?.toString("latin1") ?? "")
    ? [401, "UNAUTHENTICATED", "The headers are larger than 16 kB; a token has at most 8192 characters."]
    : [431, "BAD_REQUEST", "The headers are larger than 16 kB."];
}
