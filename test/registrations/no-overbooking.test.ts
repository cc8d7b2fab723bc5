import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { startChildHub, type ChildHub } from "../support/child-hub";
import { startTestHub, type TestHub } from "../support/hub";
import { at } from "../support/json";
import { Person } from "../support/person";
import { anAddress, anEvent, done, listOf, register } from "./network-day";

const [calls, capacity, quota, repetitions] = [200, 100, 3, 20];

let hub: TestHub;
let second: ChildHub | null = null;
let doors: readonly string[];
const agent = new Agent({ keepAlive: true, maxSockets: calls });
beforeAll(async () => {
  hub = await startTestHub();
  // On PostgreSQL another process stands beside it on the same database; the embedded one is for one.
  if (process.env["DATABASE_URL"]) second = await startChildHub({ ...hub.database.environment, BUDGET_MEMBER: "1000000000" });
  doors = [hub.url, ...(second ? [second.url] : [])];
});
afterAll(async () => {
  agent.destroy();
  await second?.stop();
  await hub.stop();
});

test("200 who come at once for 100 places, three of a municipality: 100 have one, the rest wait in order; 20 times", async () => {
  const organiser = await hub.someone("ORGANISER");
  const rows: { code: string }[] = await hub.dataSource.query("SELECT code FROM municipality ORDER BY code LIMIT 40");
  const codes = rows.map(({ code }) => code);
  for (let round = 0; round < repetitions; round++) {
    const id = await anEvent(organiser, { capacity, placesPerMunicipality: quota });

    const refusals = await Promise.all(
      Array.from({ length: calls }, (_, index) =>
        registerAt(doors[index % doors.length] ?? "", organiser, id, codes[index % codes.length]),
      ),
    );

    expect(refusals).toEqual(Array.from({ length: calls }, () => []));
    const list = await listOf(hub, id);
    expect(list.map(({ arrival }) => arrival)).toEqual(Array.from({ length: calls }, (_, index) => index + 1));
    // Each who came, in their order, has a place exactly where there was one for them.
    const given = new Map<string | null, number>();
    let places = 0;
    const expected = list.map(({ municipality }) => {
      const ofOne = given.get(municipality) ?? 0;
      if (places === capacity || ofOne === quota) return "WAITING";
      places++;
      given.set(municipality, ofOne + 1);
      return "CONFIRMED";
    });
    expect(list.map(({ status }) => status)).toEqual(expected);
    expect([places, Math.max(...given.values())]).toEqual([capacity, quota]);
  }
});

test("three helpers at both doors, each person checked in by all of them at once: one check-in each, and all are told", async () => {
  const organiser = await hub.someone("ORGANISER");
  const id = await anEvent(organiser);
  const places = await register(
    organiser,
    id,
    Array.from({ length: 20 }, () => ({})),
  );
  const atDoor = (url: string, code: string) =>
    done(new Person(url, organiser.token), "checkIn", { eventId: id, code }, "wasCheckedIn registration { checkedInAt }");

  for (const { checkInCode } of places) {
    const told = await Promise.all([0, 1, 2].map((helper) => atDoor(doors[helper % doors.length] ?? "", checkInCode)));
    expect(told.filter((one) => at(one, "wasCheckedIn") === false).length).toBe(1);
    expect(new Set(told.map((one) => at(one, "registration.checkedInAt"))).size).toBe(1);
  }
  const rows: { count: number }[] = await hub.dataSource.query(
    "SELECT count(*)::int count FROM attendance_change WHERE event_id = $1 AND kind = 'CHECKED_IN'",
    [id],
  );
  expect(rows).toEqual([{ count: 20 }]);
});

/**
 * What one is told. Whom the hub asks to come back comes back, with the same key. Over a connection that is kept: the
 * test's own client would else cost more than the hub.
 */
function registerAt(url: string, { token }: Person, eventId: string, municipalityCode: string | undefined): Promise<unknown> {
  const query = "mutation ($input: RegisterForEventInput!) { registerForEvent(input: $input) { userErrors { code } } }";
  const idempotencyKey = randomUUID();
  const input = { eventId, idempotencyKey, participants: [{ name: "A participant (example)", email: anAddress(), municipalityCode }] };
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query, variables: { input } });
  const attempt = (resolve: (told: unknown) => void, reject: (error: Error) => void): void => {
    const sent = request(`${url}/graphql`, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.on("data", (piece: Buffer) => (text += piece.toString()));
      response.on("end", () => {
        if (response.statusCode === 503) setTimeout(attempt, 1000 * Number(response.headers["retry-after"]), resolve, reject);
        else resolve(at(JSON.parse(text), "data.registerForEvent.userErrors"));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  };
  return new Promise(attempt);
}
