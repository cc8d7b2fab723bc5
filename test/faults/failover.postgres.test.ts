import { Client } from "pg";
import { fillAsOwner } from "../support/as-owner";
import { aPractice, aMunicipality } from "../support/factories";
import { startTestHub } from "../support/hub";
import { at, textAt } from "../support/json";
import { ownCluster, type OwnCluster, type Standby } from "../support/own-cluster";
import { until } from "../support/until";

let primary: OwnCluster;
let standby: Standby | undefined;
beforeAll(async () => {
  primary = await ownCluster();
  await fillAsOwner({ DATABASE_URL: primary.url });
});
afterAll(async () => {
  await standby?.remove();
  await primary.remove();
});

const FOLLOW = "subscription ($after: String) { announcements(after: $after) { ... on Announcement { cursor kind subjectId } } }";

async function asked(url: string, sql: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ is: string }>(sql).finally(() => client.end());
  return String(rows[0]?.is);
}

const on = (url: string) => ({ environment: { DATABASE_URL: url }, drop: () => Promise.resolve() });

test("a standby takes over: a hub on it has all that the standby had, and followers go on from their cursors", async () => {
  const before = await startTestHub({ database: on(primary.url) });
  const { code, editor } = await aMunicipality(before);
  const follower = before.anyone.follow(FOLLOW, { after: textAt(await before.anyone.data("{ announcementHead }"), "announcementHead") });
  const first = await aPractice(editor, { municipalityCode: code });
  const cursor = textAt(await follower.next(), "announcements.cursor");
  standby = await primary.standby();
  const missed = await aPractice(editor, { municipalityCode: code });
  const heard = await follower.next();
  await follower.stop();
  await before.stop();
  const written = await asked(primary.url, "SELECT pg_current_wal_flush_lsn()::text AS is");
  const { url } = standby;
  await until(
    async () => (await asked(url, `SELECT pg_last_wal_replay_lsn() >= '${written}'::pg_lsn AS is`)) === "true",
    "the standby to have all",
  );

  await primary.stop();
  await standby.promote();
  const after = await startTestHub({ database: on(url) });

  expect(at(await after.anyone.data("query ($id: ID!) { node(id: $id) { id } }", { id: first }), "node.id")).toBe(first);
  const resumed = after.anyone.follow(FOLLOW, { after: cursor });
  expect(await resumed.next()).toEqual(heard);
  expect(at(heard, "announcements.subjectId")).toBe(missed);
  const another = await aMunicipality(after);
  const fresh = await aPractice(await after.someone("EDITOR", another.code), { municipalityCode: another.code });
  expect(at(await resumed.next(), "announcements")).toMatchObject({ kind: "INITIATIVE_PUBLISHED", subjectId: fresh });
  await resumed.stop();
  await after.stop();
});
