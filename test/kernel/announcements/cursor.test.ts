import { decodeCursor, encodeCursor } from "../../../src/kernel/announcements/cursor";
import { code } from "./support";

describe("a cursor", () => {
  test.each([
    ["a1b2c3d4", 0],
    ["a1b2c3d4", 1],
    ["Z", 9_007_199_254_740_991],
  ])("of %s and %d comes back as it was", (epoch, seq) => {
    expect(decodeCursor(encodeCursor(epoch, seq))).toEqual({ epoch, seq });
  });

  test("can stand in a URL and shows no number", () => {
    expect(encodeCursor("a1b2c3d4", 1234)).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(encodeCursor("a1b2c3d4", 1234)).not.toContain("1234");
  });

  const raw = (text: string): string => Buffer.from(text).toString("base64url");
  test.each([
    ["nothing", ""],
    ["a number", "17"],
    ["another version", raw("v2.a1b2c3d4.1")],
    ["no epoch", raw("v1..1")],
    ["a negative number", raw("v1.a1b2c3d4.-1")],
    ["leading zeros", raw("v1.a1b2c3d4.007")],
    ["a number beyond what can be counted", raw("v1.a1b2c3d4.9007199254740993")],
    ["an epoch that is too long", raw(`v1.${"a".repeat(33)}.1`)],
    ["something behind it", `${encodeCursor("a1b2c3d4", 1)}=`],
    ["letters that base64 skips", ` ${encodeCursor("a1b2c3d4", 1)}`],
    ["a line more", raw("v1.a1b2c3d4.1\n")],
    ["a megabyte", "A".repeat(1_000_000)],
  ])("is not %s", (_, text) => {
    expect(() => decodeCursor(text)).toThrow(code("CURSOR_INVALID"));
    expect(() => decodeCursor(text)).toThrow(/exactly as the hub gave it/);
  });
});
