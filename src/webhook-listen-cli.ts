import { createServer } from "node:http";
import { Webhook, WebhookVerificationError } from "standardwebhooks";

const usage = "npm run webhook:listen -- [port] [secret]";
const mostBytes = 100_000;

/**
 * Prints what arrives at a webhook, and whether its signature is right, for building a receiver. Without a secret it is
 * printed unverified. On loopback only: the hub beside it needs WEBHOOK_ALLOW_PRIVATE=1.
 */
function main(): void {
  const [port = "4001", secret] = process.argv.slice(2);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new Error(`Which port? ${usage}`);
  const verifier = secret === undefined ? null : new Webhook(secret);

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= mostBytes) chunks.push(chunk);
      else request.destroy();
    });
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const verdict = verdictOf(verifier, body, request.headers as Record<string, string>);
      process.stdout.write(`${verdict}  ${String(request.headers["webhook-id"] ?? "no webhook-id")}\n${pretty(body)}\n\n`);
      response.writeHead(verdict === "WRONG SIGNATURE" ? 401 : 204).end();
    });
  });
  server.on("error", (error) => fail(error));
  server.listen(Number(port), "127.0.0.1", () => {
    const address = server.address();
    const at = typeof address === "object" && address ? address.port : port;
    process.stdout.write(
      `Listening at http://127.0.0.1:${at}/ ${verifier ? "and verifying" : `without a secret: nothing is verified. ${usage}`}\n\n`,
    );
  });
}

function verdictOf(verifier: Webhook | null, body: string, headers: Record<string, string>): string {
  if (!verifier) return "NOT VERIFIED";
  try {
    verifier.verify(body, headers, { jsonParse: false });
    return "VERIFIED";
  } catch (error) {
    if (error instanceof WebhookVerificationError) return "WRONG SIGNATURE";
    throw error;
  }
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

try {
  main();
} catch (error) {
  fail(error);
}
