import { startTestHub, type TestHub } from "../../support/hub";
import { Clockwork, type Job } from "../../../src/kernel/jobs/clockwork";
import type { Ctx } from "../../../src/kernel/ctx";
import { Database } from "../../../src/kernel/db/database";
import { createLog } from "../../../src/kernel/log";
import { poolOf } from "../../../src/data-source";

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

let now = new Date("2026-01-01T00:00:00Z");
const minute = 60_000;
const next = (after: Date) => new Date(after.getTime() + 10 * minute);

const clockworkOf = (job: Job) =>
  new Clockwork({
    db: new Database(hub.dataSource, poolOf(hub.dataSource)),
    log: createLog("silent"),
    now: () => now,
    jobs: [job],
    ctx: () => ({}) as Ctx,
  });
const rowOf = async (name: string) =>
  ((await hub.dataSource.query("SELECT * FROM job WHERE name = $1", [name])) as Record<string, unknown>[])[0];

test("a job is not done at the start, but when it is due, and by one process", async () => {
  now = new Date("2026-01-01T00:00:00Z");
  let runs = 0;
  const job: Job = { name: "counted", next, run: async () => `${++runs} done` };
  const [one, two] = [clockworkOf(job), clockworkOf(job)];
  await one.start();
  await two.start();
  await Promise.all([one.tick(), two.tick()]);
  expect(runs).toBe(0);

  now = new Date(now.getTime() + 11 * minute);
  await Promise.all([one.tick(), two.tick()]);
  await Promise.all([one.tick(), two.tick()]);
  expect(runs).toBe(1);
  expect(await rowOf("counted")).toMatchObject({ last_result: "1 done", last_at: now, next_at: next(now) });
  await one.stop();
  await two.stop();
});

test("one that failed is tried again after five minutes", async () => {
  now = new Date("2026-01-01T00:00:00Z");
  let isBroken = true;
  const job: Job = {
    name: "broken",
    next,
    run: async () => {
      if (isBroken) throw new Error("not today");
      return "well";
    },
  };
  const clockwork = clockworkOf(job);
  await clockwork.start();
  await clockwork.tick();
  now = new Date(now.getTime() + 11 * minute);
  await clockwork.tick();
  expect(await rowOf("broken")).toMatchObject({ last_result: "failed", next_at: new Date(now.getTime() + 5 * minute) });

  isBroken = false;
  now = new Date(now.getTime() + 6 * minute);
  await clockwork.tick();
  expect(await rowOf("broken")).toMatchObject({ last_result: "well" });
  await clockwork.stop();
});

test("the hub's own jobs each say what they did", async () => {
  for (const name of ["forget-mail", "contact-retention", "account-retention"]) {
    expect([name, await hub.runJob(name)]).toEqual([name, expect.stringMatching(/^\d+ /)]);
  }
  await expect(hub.runJob("nothing")).rejects.toThrow("There is no job nothing.");
});
