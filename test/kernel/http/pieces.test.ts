import { once } from "node:events";
import { connect } from "node:net";
import type { Page } from "../../../src/kernel/page";
import { startToy, until } from "./toy";

const piece = "0123456789abcdef".repeat(4096);

/** What one answer in pieces went through. */
interface Made {
  pulled: number;
  isEnded: boolean;
}

const inPieces = (made: Made, count: number, failAt = Infinity): Page => ({
  method: "get",
  path: "/long",
  answer: async () => ({ status: 200, type: "text/plain; charset=utf-8", body: pieces(made, count, failAt) }),
});

async function* pieces(made: Made, count: number, failAt: number): AsyncGenerator<string> {
  try {
    for (; made.pulled < count; made.pulled++) {
      await new Promise(setImmediate);
      if (made.pulled === failAt) throw new Error("the database lost its mind");
      yield piece;
    }
  } finally {
    made.isEnded = true;
  }
}

const fresh = (): Made => ({ pulled: 0, isEnded: false });

test("an answer in pieces arrives whole", async () => {
  const made = fresh();
  const edge = await startToy({ ownPages: [inPieces(made, 40)] });
  const answer = await fetch(`${edge.url}/long`);
  expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
    200,
    "text/plain; charset=utf-8",
    piece.repeat(40),
  ]);
  expect(made).toEqual({ pulled: 40, isEnded: true });
  await edge.stop();
});

test("a caller that takes nothing is not run ahead of, and one that goes away ends the work", async () => {
  const made = fresh();
  const edge = await startToy({ ownPages: [inPieces(made, 100_000)] });
  const socket = connect(edge.port, "127.0.0.1");
  socket.write("GET /long HTTP/1.1\r\nHost: toy\r\n\r\n");
  await once(socket, "readable");
  // Buffers of the kernel on both sides fill up, then it rests: two looks apart find the same.
  let before = -1;
  await until(() => {
    const isResting = made.pulled === before;
    before = made.pulled;
    return isResting;
  }, 200);
  expect(made.pulled).toBeLessThan(1000);
  expect(made.isEnded).toBe(false);
  socket.destroy();
  await until(() => made.isEnded);
  expect(edge.lines.some(({ msg }) => msg === "Unexpected error")).toBe(false);
  await edge.stop();
});

test("what fails at once has a status; what fails later is cut off and in the log", async () => {
  const edge = await startToy({ ownPages: [inPieces(fresh(), 10, 0)] });
  const refused = await fetch(`${edge.url}/long`);
  expect([refused.status, await refused.text()]).toEqual([500, expect.stringMatching(/^Internal error \(request [\w-]+\)\n$/)]);
  await edge.stop();

  const later = await startToy({ ownPages: [inPieces(fresh(), 10, 3)] });
  const begun = await fetch(`${later.url}/long`);
  expect(begun.status).toBe(200);
  await expect(begun.text()).rejects.toThrow("terminated");
  expect(later.lines.filter(({ msg }) => msg === "Unexpected error")).toMatchObject([{ cause: { message: "the database lost its mind" } }]);
  await later.stop();
});

test("whoever asks for the head alone costs one piece", async () => {
  const made = fresh();
  const edge = await startToy({ ownPages: [inPieces(made, 40)] });
  const answer = await fetch(`${edge.url}/long`, { method: "HEAD" });
  expect([answer.status, await answer.text()]).toEqual([200, ""]);
  expect(made).toEqual({ pulled: 0, isEnded: true });
  await edge.stop();
});
