import type { DataSource } from "typeorm";
import { seedDemo } from "../seeds/demo";
import { seedFacts } from "../seeds/facts";
import { interviewedCodes } from "../seeds/facts/network-day";
import { readConfig } from "../src/config";
import { createLog } from "../src/kernel/log";
import { openDatabase, type OpenDatabase } from "../src/open-database";
import { freshDatabase, type FreshDatabase } from "./support/database";

let database: FreshDatabase;
let open: OpenDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  open = await openDatabase(readConfig(database.environment), createLog("silent"));
});
afterAll(async () => {
  await open.close();
  await database.drop();
});

const tables = [
  "region",
  "municipality",
  "municipality_region",
  "term",
  "attention_point",
  "organisation",
  "contact",
  "initiative",
  "initiative_revision",
  "event",
  "session",
  "session_speaker",
  "account",
  "membership",
  "announcement",
  "adoption",
  "experience_request",
  "experience_answer",
];

async function counts(source: DataSource): Promise<Record<string, number>> {
  const rows: { t: string; n: number }[] = await source.query(
    tables.map((table) => `SELECT '${table}' t, count(*)::int n FROM ${table}`).join(" UNION ALL "),
  );
  return Object.fromEntries(rows.map(({ t, n }) => [t, n]));
}

const one = async (sql: string) => ((await open.dataSource.query(sql)) as Record<string, unknown>[])[0];

test("the facts: 98 municipalities, the regions with their merger, the words with their sources, the day in Odense", async () => {
  const before = await counts(open.dataSource);
  await seedFacts(open.dataSource);

  expect(await counts(open.dataSource)).toEqual(before);
  expect(before).toMatchObject({
    region: 6,
    municipality: 98,
    municipality_region: 98 + 46,
    term: 10,
    attention_point: 5,
    event: 1,
    session: 6,
    session_speaker: 7,
    announcement: 0,
  });
  expect(await one("SELECT sum(population)::int n FROM municipality")).toEqual({ n: 6_025_511 });
  expect(await one("SELECT count(*)::int n FROM municipality WHERE participates_since = '2025-12-01'")).toEqual({ n: 5 });
  expect(await one("SELECT count(*)::int n FROM term WHERE source IS NULL")).toEqual({ n: 0 });
});

test("the demo: forty take part, all of it is marked as made up, and once more adds nothing", async () => {
  await seedDemo(open, createLog("silent"));
  const once = await counts(open.dataSource);
  await seedDemo(open, createLog("silent"));

  expect(await counts(open.dataSource)).toEqual(once);
  expect(once).toMatchObject({
    initiative: 60,
    organisation: 37,
    contact: 87,
    event: 6,
    account: 82,
    membership: 82,
    adoption: 17,
    experience_request: 4,
    experience_answer: 5,
  });
  expect(await one("SELECT count(*)::int n FROM municipality WHERE participates_since IS NOT NULL")).toEqual({ n: 40 });
  const participating: { code: string }[] = await open.dataSource.query(
    "SELECT code FROM municipality WHERE participates_since IS NOT NULL",
  );
  expect(participating.map(({ code }) => code)).toEqual(expect.arrayContaining([...interviewedCodes]));
  expect(
    await one(
      "SELECT count(*) FILTER (WHERE status = 'PUBLISHED')::int published, count(*) FILTER (WHERE status = 'DRAFT')::int drafts FROM initiative",
    ),
  ).toEqual({ published: 54, drafts: 4 });
  expect(
    await one(
      "SELECT count(*)::int n FROM initiative WHERE title NOT LIKE '%(eksempel)' OR summary NOT LIKE 'Eksempel: %' OR external_reference NOT LIKE 'example:%'",
    ),
  ).toEqual({ n: 0 });
  expect(await one("SELECT count(*)::int n FROM initiative_attention WHERE text NOT LIKE 'Eksempel: %'")).toEqual({ n: 0 });
  expect(await one("SELECT count(*)::int n FROM contact WHERE email NOT LIKE '%@example.org' OR visibility <> 'NETWORK'")).toEqual({
    n: 0,
  });
  expect(await one("SELECT count(*)::int n FROM account WHERE email NOT LIKE '%@example.org'")).toEqual({ n: 0 });
  expect(
    await one(
      "SELECT count(*)::int n FROM adoption WHERE coalesce(adaptation, 'Eksempel: ') NOT LIKE 'Eksempel: %' OR coalesce(experience, 'Eksempel: ') NOT LIKE 'Eksempel: %' OR heard_through NOT LIKE '%(eksempel)'",
    ),
  ).toEqual({ n: 0 });
  expect(
    await one("SELECT count(*)::int n FROM experience_request WHERE title NOT LIKE '%(eksempel)' OR question NOT LIKE 'Eksempel: %'"),
  ).toEqual({ n: 0 });
  expect(await one("SELECT count(*)::int n FROM experience_answer WHERE text NOT LIKE 'Eksempel: %'")).toEqual({ n: 0 });
  expect(await one("SELECT count(*)::int n FROM mail")).toEqual({ n: 0 });
  expect(await one("SELECT count(*)::int n FROM announcement WHERE kind = 'INITIATIVE_PUBLISHED'")).toEqual({ n: 56 });
});
