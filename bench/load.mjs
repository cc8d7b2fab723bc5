import { Agent, request } from "node:http";

/** POSTs the body, or what it makes each time (null: no more), again and again over so many connections for so many milliseconds; answers per second and latencies in ms. */
export async function load(port, body, { connections = 8, ms = 3000, headers = {} } = {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies = [];
  const until = performance.now() + ms;
  const worker = async () => {
    while (performance.now() < until) {
      const sent = typeof body === "function" ? body() : body;
      if (sent === null) return;
      const begun = performance.now();
      await ask(port, sent, agent, headers);
      latencies.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  return { latencies, count: latencies.length, perSecond: latencies.length / seconds, p50: median(latencies), p99: p99(latencies) };
}

const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)];

export const p99 = (values) => at(values, 0.99);

export const median = (values) => at(values, 0.5);

export function ask(port, body, agent, more = {}) {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...more };
    const sent = request({ host: "127.0.0.1", port, path: "/graphql", method: "POST", headers, agent }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${response.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
