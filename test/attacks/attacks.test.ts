import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildSchema } from "graphql";
import { startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { seeded } from "../support/random";
import { aScene } from "../support/scene";
import { attacked, attacks, halfOpen } from "./attacks";
import { Generator, mutated } from "./generated";
import { post } from "./wire";

let hub: TestHub;
/** Lines of the log that tell of a failure of ours. */
const failures: string[] = [];
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
/** Waits for ten seconds, in which the others are tried. */
let halfOpened: Promise<string>;

beforeAll(async () => {
  process.on("unhandledRejection", note);
  hub = await startTestHub({ environment: { ...attacked, LOG_LEVEL: "error" }, logTo: { write: (line) => void failures.push(line) } });
  halfOpened = halfOpen.run(hub.url);
});
afterAll(async () => {
  await hub.stop();
  process.off("unhandledRejection", note);
});

const nothingOfOurs = () => expect([failures, unhandled]).toEqual([[], []]);

/** Somebody who asks, again and again, while it is done. */
async function meanwhile<T>(act: Promise<T>): Promise<T> {
  let isDone = false;
  const done = act.finally(() => (isDone = true));
  do {
    const { status, data } = await hub.anyone.ask("{ municipalities { totalCount } }");
    expect([status, data]).toEqual([200, { municipalities: { totalCount: 98 } }]);
    await pause(20);
  } while (!isDone);
  return done;
}

test.each(attacks)("$name ends with $ends, and others are served", async ({ run, ends }) => {
  expect(await meanwhile(run(hub.url))).toBe(ends);
  nothingOfOurs();
});

const schema = buildSchema(readFileSync(join(__dirname, "../../schema/schema.graphql"), "utf8"));
const many = 2000;
const seed = 8;

test(`${many} operations that the schema allows, and ${many} whose bytes were changed: no failure of ours (seed ${seed})`, async () => {
  const random = seeded(seed);
  const { wholeId, draftId, contactId, organisationId, eventId, organiser, editor } = await aScene(hub);
  const generator = new Generator(schema, random, [wholeId, draftId, contactId, organisationId, eventId]);
  const sent = Array.from({ length: many }, () => {
    const operation = generator.next();
    return { operation, changed: mutated(JSON.stringify(operation), random) };
  });
  const people = [organiser, editor, hub.anyone];
  let answered = 0;
  const wrong: unknown[] = [];
  const worker = async (first: number) => {
    for (let n = first; n < many; n += 8) {
      const { operation, changed } = sent[n]!;
      const { status, errors } = await people[n % 3]!.ask(operation.query, operation.variables);
      if (status === 200) answered++;
      const codes = ((errors ?? []) as object[]).map((error) => at(error, "extensions.code"));
      if (codes.includes("GRAPHQL_VALIDATION_FAILED") || codes.includes("GRAPHQL_PARSE_FAILED")) wrong.push([operation, errors]);
      const ours = codes.filter((code) => code === "INTERNAL_SERVER_ERROR" || code === "SERVICE_UNAVAILABLE");
      if (status >= 500 || ours.length > 0) wrong.push([operation, status, errors]);
      const end = await post(hub.url, changed);
      if (!/^[24]/.test(end)) wrong.push([changed.toString("latin1"), end]);
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, n) => worker(n)));
  expect(wrong).toEqual([]);
  expect(answered).toBeGreaterThan(many / 2);
  nothingOfOurs();
});

test(`${halfOpen.name} end with ${halfOpen.ends}`, async () => {
  expect(await halfOpened).toBe(halfOpen.ends);
  nothingOfOurs();
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  expect(metrics).not.toMatch(/^samspil_requests_total\{.*outcome="failed"\} [1-9]/m);
});
