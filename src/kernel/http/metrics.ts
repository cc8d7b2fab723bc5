import { Counter, Gauge, Histogram, type Registry } from "prom-client";

/** refused: by what was sent, or by who asks. failed: by us. */
export type Outcome = "ok" | "refused" | "failed";

export interface EdgeMetrics {
  readonly requests: Counter<"operation_type" | "outcome">;
  readonly seconds: Histogram<"operation_type">;
  readonly sockets: Gauge;
  readonly subscriptions: Gauge;
  readonly streams: Gauge;
}

export function edgeMetrics(registry: Registry): EdgeMetrics {
  const registers = [registry];
  return {
    requests: new Counter({
      name: "samspil_requests_total",
      help: "Operations of the graph, over HTTP and, as they are started, subscriptions",
      labelNames: ["operation_type", "outcome"],
      registers,
    }),
    seconds: new Histogram({
      name: "samspil_request_seconds",
      help: "From the first byte of a request for the graph over HTTP to the last of its answer",
      labelNames: ["operation_type"],
      // 30 s is how long a request may take.
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    sockets: new Gauge({ name: "samspil_sockets", help: "Open WebSockets", registers }),
    subscriptions: new Gauge({ name: "samspil_subscriptions", help: "Subscriptions at work, over all WebSockets and streams", registers }),
    streams: new Gauge({ name: "samspil_event_streams", help: "Open streams of server-sent events", registers }),
  };
}

/** Of an operation that was answered with errors of these codes. */
export function outcomeOf(codes: readonly unknown[]): Outcome {
  if (codes.includes("INTERNAL_SERVER_ERROR") || codes.includes("SERVICE_UNAVAILABLE")) return "failed";
  return codes.length > 0 ? "refused" : "ok";
}
