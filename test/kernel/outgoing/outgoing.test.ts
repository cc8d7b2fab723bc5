import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { isPublic } from "../../../src/kernel/outgoing/address";
import type { Address } from "../../../src/kernel/outgoing/destination";
import { Outgoing, type OutgoingParts } from "../../../src/kernel/outgoing/outgoing";
import { until } from "../../support/until";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server, and the paths that it was asked for. */
async function aServer(answer: RequestListener, host = "127.0.0.1", port = 0): Promise<{ port: number; asked: string[]; server: Server }> {
  const asked: string[] = [];
  const server = createHttpServer((request, response) => {
    asked.push(request.url ?? "");
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as AddressInfo).port, asked, server };
}

const sent = (url: string, parts: Partial<OutgoingParts> = {}) =>
  new Outgoing({ allowsPrivate: true, timeoutMs: 60_000, ...parts }).post(url, { "content-type": "application/json" }, "{}");

const named = (...addresses: string[]): Address[] => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

const refused = "The address does not lead to the open internet.";

test.each([
  ["a loopback", "http://127.0.0.1"],
  ["loopback over https", "https://127.0.0.1"],
  ["mapped into IPv6", "http://[::ffff:127.0.0.1]"],
  ["mapped into IPv6, in hexadecimal", "https://[::ffff:7f00:1]"],
  ["decimal", "http://2130706433"],
  ["octal", "http://0177.0.0.1"],
  ["hexadecimal", "https://0x7f.1"],
  ["IPv6 loopback", "https://[::1]"],
  ["IPv4 inside of IPv6", "https://[::127.0.0.1]"],
  ["translated (NAT64)", "https://[64:ff9b::7f00:1]"],
  ["tunnelled (6to4)", "https://[2002:7f00:1::]"],
  ["private", "https://10.0.0.1"],
  ["shared", "https://100.100.100.200"],
  ["unique-local", "https://[fd00:ec2::254]"],
  ["link-local", "https://[fe80::1]"],
  ["metadata", "http://169.254.169.254/latest/meta-data"],
  ["metadata of a public number", "https://168.63.129.16"],
  ["unspecified", "https://0.0.0.0"],
])("an address that is %s is refused, before a connection is made", async (_what, origin) => {
  const { port, asked } = await aServer((_request, response) => response.end());
  const outgoing = new Outgoing({ allowsPrivate: false, timeoutMs: 60_000 });
  const url = new URL(origin);
  if (url.port === "" && url.hostname.includes("127.0.0.1")) url.port = String(port);

  expect(outgoing.refusalOf(url.href)).not.toBeNull();
  expect(await outgoing.post(url.href, {}, "{}")).toMatchObject({ status: null, body: null, error: refused });
  expect(asked).toEqual([]);
});

test("addresses of the open internet are let through, metadata not even where private ones are", () => {
  expect(["8.8.8.8", "2606:4700::1111"].map(isPublic)).toEqual([true, true]);
  const forDevelopment = new Outgoing({ allowsPrivate: true });
  const wrong = [
    "https://10.0.0.1",
    "https://[fd00::1]",
    "http://localhost:1",
    "http://[::1]:1",
    "http://10.0.0.1",
    "https://169.254.169.254",
  ];
  expect(wrong.map((url) => forDevelopment.refusalOf(url) === null)).toEqual([true, true, true, true, false, false]);
  expect(new Outgoing({ allowsPrivate: false }).refusalOf("https://example.org/hook?a=b")).toBeNull();
  expect(new Outgoing({ allowsPrivate: false }).refusalOf("https://a:b@example.org")?.en).toMatch(/password/);
  expect(new Outgoing({ allowsPrivate: false }).refusalOf("http://example.org")?.en).toBe("Must begin with https://.");
});

test("one address of a name that may not be gone to refuses them all", async () => {
  const resolve = async () => named("8.8.8.8", "127.0.0.1");
  expect(await sent("https://example.org", { allowsPrivate: false, resolve })).toMatchObject({ status: null, error: refused });
});

test("a name that means something else a moment later leads to what was checked, and is checked again the next time", async () => {
  const checked = await aServer((_request, response) => response.end("checked"), "127.0.0.2");
  const rebound = await aServer((_request, response) => response.end("rebound"), "127.0.0.1", checked.port);
  const answers = [named("127.0.0.2"), named("10.0.0.1"), named("127.0.0.1")];
  let count = 0;
  const resolve = async () => answers[count++] ?? [];
  const url = `http://rebinding.example.org:${checked.port}/hook`;

  expect(await sent(url, { resolve })).toMatchObject({ status: 200, body: "checked", error: null });
  expect(count).toBe(1);
  expect(await sent(url, { resolve })).toMatchObject({ status: null, error: refused });
  expect([checked.asked, rebound.asked]).toEqual([["/hook"], []]);
  expect(await sent(url, { resolve })).toMatchObject({ status: 200, body: "rebound" });
});

test("a redirect is an answer like any other, and not followed", async () => {
  const inside = await aServer((_request, response) => response.end("secret"));
  const { port } = await aServer((_request, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end("over there");
  }, "127.0.0.2");
  expect(await sent(`http://127.0.0.2:${port}`)).toMatchObject({ status: 307, body: "over there", error: null });
  expect(inside.asked).toEqual([]);
});

test("of an answer of 10 GB no more is read than 64 KB, and 2 kB are kept", async () => {
  let written = 0;
  let isClosed = false;
  const chunk = Buffer.alloc(16 * 1024, "a");
  const { port } = await aServer((_request, response) => {
    response.writeHead(200, { "content-length": String(10 * 1024 ** 3) });
    const more = (): void => {
      while (!isClosed && written < 10 * 1024 ** 3) {
        written += chunk.length;
        if (!response.write(chunk)) return void response.once("drain", more);
      }
    };
    response.on("close", () => (isClosed = true));
    more();
  });
  const outcome = await sent(`http://127.0.0.1:${port}`);
  expect([outcome.status, outcome.error, outcome.body]).toEqual([200, null, "a".repeat(2048)]);
  await until(() => isClosed, "the connection to be closed");
  // What the two systems' buffers hold is on its way when we close.
  expect(written).toBeLessThan(32 * 1024 ** 2);
});

test("a body that drips ends with the time that there is for the whole", async () => {
  const { port } = await aServer((_request, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write("."), 10);
    response.on("close", () => clearInterval(drip));
  });
  const outcome = await sent(`http://127.0.0.1:${port}`, { timeoutMs: 300 });
  expect(outcome).toMatchObject({ status: 200, body: null, error: "There was no whole answer within 0.3 seconds." });
});

test("a TLS handshake that nobody answers, and a name that nobody resolves, end with it too", async () => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    socket.resume(); // else nobody hears its end
  });
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => silent.close(resolve));
  });
  const url = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const late = { status: null, body: null, error: "There was no whole answer within 0.3 seconds." };

  const [handshake, name] = await Promise.all([
    sent(url, { timeoutMs: 300 }),
    sent("https://example.org", { timeoutMs: 300, resolve: () => new Promise(() => undefined) }),
  ]);
  expect([handshake, name]).toMatchObject([late, late]);
  await until(() => sockets.size === 0, "the connection to be closed");
});
