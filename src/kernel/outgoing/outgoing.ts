import { Socket, type LookupFunction } from "node:net";
import { Agent, buildConnector, request } from "undici";
import type { Bilingual } from "../language";
import { checkedAddresses, DestinationRefused, refusalOf, resolveByDns, type Address, type Resolve } from "./destination";

export interface OutgoingParts {
  /** Also to loopback and private addresses, and http to loopback: for development. */
  readonly allowsPrivate: boolean;
  /** From the name's look-up to the end of the answer. */
  readonly timeoutMs?: number;
  readonly resolve?: Resolve;
}

export interface Outcome {
  /** Null where nobody answered. */
  readonly status: number | null;
  readonly durationMs: number;
  /** The first 2 kB of the answer; null where nobody answered. */
  readonly body: string | null;
  /** Null where it was answered in time, whatever was answered. */
  readonly error: string | null;
  readonly retryAfter: string | null;
}

const [mostRead, mostKept] = [64 * 1024, 2048];

/**
 * Sends to addresses that others have told us. Each time the name is resolved anew, all that it means is checked, and the
 * connection goes to what was checked: a name that means something else a moment later leads nowhere else. No redirects,
 * no connection is used twice, and no more of the answer is read than 64 KB.
 */
export class Outgoing {
  readonly #parts: Required<OutgoingParts>;

  constructor(parts: OutgoingParts) {
    this.#parts = { timeoutMs: 15_000, resolve: resolveByDns, ...parts };
  }

  /** Why an address can never be sent to, for whoever names it; null where it may be tried. */
  refusalOf(url: string): Bilingual | null {
    return refusalOf(url, this.#parts.allowsPrivate);
  }

  /** Never rejects: what went wrong is in the outcome. */
  async post(url: string, headers: Readonly<Record<string, string>>, body: string, signal?: AbortSignal): Promise<Outcome> {
    const { timeoutMs, resolve, allowsPrivate } = this.#parts;
    const begun = performance.now();
    const late = AbortSignal.timeout(timeoutMs);
    const end = signal ? AbortSignal.any([late, signal]) : late;
    let answer: Pick<Outcome, "status" | "retryAfter"> = { status: null, retryAfter: null };
    let kept: string | null = null;
    let error: string | null = null;
    let line: Line | null = null;
    try {
      const addresses = await before(end, checkedAddresses(new URL(url), resolve, allowsPrivate));
      line = lineTo(addresses, timeoutMs);
      const {
        statusCode,
        headers: answered,
        body: stream,
      } = await request(url, {
        method: "POST",
        headers,
        body,
        signal: end,
        dispatcher: line.agent,
      });
      const retryAfter = answered["retry-after"];
      answer = { status: statusCode, retryAfter: typeof retryAfter === "string" ? retryAfter : null };
      kept = await beginningOf(stream);
    } catch (caught) {
      error = late.aborted ? `There was no whole answer within ${timeoutMs / 1000} seconds.` : reasonOf(caught);
    } finally {
      line?.cut();
    }
    return { ...answer, durationMs: Math.round(performance.now() - begun), body: kept, error };
  }
}

interface Line {
  readonly agent: Agent;
  /** Closes it, also where it hangs half-way through the handshake. */
  readonly cut: () => void;
}

function lineTo(addresses: readonly Address[], timeoutMs: number): Line {
  const connect = buildConnector({ lookup: always(addresses), timeout: timeoutMs, autoSelectFamily: true });
  const sockets: Socket[] = [];
  const agent = new Agent({
    connect: (options, done) => {
      const socket: unknown = connect(options, done);
      if (socket instanceof Socket) sockets.push(socket);
    },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  return {
    agent,
    cut: () => {
      void agent.destroy().catch(() => undefined);
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** In place of the system's look-up: nothing but what was checked. */
const always =
  (addresses: readonly Address[]): LookupFunction =>
  (_hostname, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first?.address ?? "", first?.family ?? 4);
  };

/** A look-up of a name cannot be called off; nobody waits for it any more. */
function before<T>(end: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cut = (): void => reject(new Error("aborted"));
    end.addEventListener("abort", cut, { once: true });
    work.then(resolve, reject).finally(() => end.removeEventListener("abort", cut));
  });
}

async function beginningOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= mostRead) break;
  }
  // PostgreSQL keeps no NUL in a text, and a letter may have been cut in two.
  return Buffer.concat(chunks)
    .subarray(0, mostKept)
    .toString("utf8")
    .replaceAll("\0", "")
    .replace(/\ufffd$/, "");
}

/** In a word, such as ECONNREFUSED. */
function reasonOf(error: unknown): string {
  if (error instanceof DestinationRefused) return error.message;
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  const known = code ?? cause?.code;
  if (known === "ENOTFOUND" || known === "EAI_AGAIN") return "The name has no address.";
  return typeof known === "string" ? known : error instanceof Error ? error.name : "unknown";
}
