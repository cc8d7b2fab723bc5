import { daily, danishInstant, weekly } from "../../../src/kernel/jobs/danish-time";

test.each([
  ["2026-03-28T12:00:00Z", "2026-03-30T05:00:00.000Z"],
  ["2026-03-22T12:00:00Z", "2026-03-23T06:00:00.000Z"],
  ["2026-10-24T12:00:00Z", "2026-10-26T06:00:00.000Z"],
  ["2026-10-26T06:00:00Z", "2026-11-02T06:00:00.000Z"],
])("Mondays at seven in Denmark: after %s comes %s", (after, next) => {
  expect(weekly(1, "07:00")(new Date(after)).toISOString()).toBe(next);
});

test("daily, across both changes of the clock", () => {
  expect(daily("03:20")(new Date("2026-03-28T12:00:00Z")).toISOString()).toBe("2026-03-29T01:20:00.000Z");
  expect(daily("03:20")(new Date("2026-10-24T12:00:00Z")).toISOString()).toBe("2026-10-25T02:20:00.000Z");
  expect(daily("03:20")(new Date("2026-06-01T01:20:00Z")).toISOString()).toBe("2026-06-02T01:20:00.000Z");
});

test("a time that the change to summer time leaves out is the next one", () => {
  expect(danishInstant("2026-03-29", "02:30").toISOString()).toBe("2026-03-29T01:30:00.000Z");
});
