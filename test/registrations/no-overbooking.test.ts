import { startTestHub, type TestHub } from "../support/hub";
import type { Person } from "../support/person";
import { anAddress, anEvent, listOf, register, type Place } from "./network-day";

let hub: TestHub;
let second: TestHub | null = null;
beforeAll(async () => {
  hub = await startTestHub();
  // On PostgreSQL two processes' worth of hubs share the database; the embedded one is for one.
  if (process.env["DATABASE_URL"]) second = await startTestHub({ database: hub.database });
});
afterAll(async () => {
  await second?.stop();
  await hub.stop();
});

/** As a client should: told to try again, because no connection was free for a second, it does, with the same key. */
async function insistently(person: Person, eventId: string, participants: readonly object[]): Promise<Place[]> {
  const idempotencyKey = anAddress();
  for (;;) {
    try {
      return await register(person, eventId, participants, { idempotencyKey });
    } catch (error) {
      if (!String(error).includes("SERVICE_UNAVAILABLE")) throw error;
    }
  }
}

test("200 who come at once for 100 places, three of a municipality: 100 have one, the rest wait in order; 20 times", async () => {
  const organiser = await hub.someone("ORGANISER");
  const rows: { code: string }[] = await hub.dataSource.query("SELECT code FROM municipality ORDER BY code LIMIT 40");
  const codes = rows.map(({ code }) => code);
  for (let round = 0; round < 20; round++) {
    const id = await anEvent(organiser, { capacity: 100, placesPerMunicipality: 3 });
    const doors = [organiser, ...(second ? [Object.assign(Object.create(organiser), { url: second.url }) as typeof organiser] : [])];

    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        insistently(doors[index % doors.length] ?? organiser, id, [{ email: anAddress(), municipalityCode: codes[index % codes.length] }]),
      ),
    );

    const list = await listOf(hub, id);
    const confirmed = list.filter(({ status }) => status === "CONFIRMED");
    const ofOne = codes.map((code) => confirmed.filter(({ municipality }) => municipality === code).length);
    expect([answers.length, list.length, confirmed.length, Math.max(...ofOne)]).toEqual([200, 200, 100, 3]);
    expect(list.map(({ arrival }) => arrival)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    // Nobody waits who would fit: each municipality that somebody waits for has its three, or the hall is full.
    expect(list.filter(({ status }) => status === "WAITING").length).toBe(100);
  }
}, 300_000);
