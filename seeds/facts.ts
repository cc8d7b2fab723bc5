import type { DataSource, EntityManager } from "typeorm";
import { newId } from "../src/kernel/db/id";
import { attentionPoints } from "./facts/attention-points";
import { municipalities, populationYear } from "./facts/municipalities";
import { networkDay, presentingCodes } from "./facts/network-day";
import { mergedInto, regions } from "./facts/regions";
import { terms, type TermSeed } from "./facts/terms";

/**
 * Writes the public facts. Idempotent: run again, it brings what came from these sources up to date and leaves alone what
 * people have written since, such as who takes part.
 */
export async function seedFacts(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (db) => {
    await seedRegions(db);
    await seedMunicipalities(db);
    await seedTerms(db, terms);
    await seedAttentionPoints(db);
    await seedNetworkDay(db);
  });
}

async function seedRegions(db: EntityManager): Promise<void> {
  for (const { code, name, validFrom, validUntil } of regions) {
    await db.query(
      `INSERT INTO region (id, code, name, valid_from, valid_until) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (name) DO UPDATE SET code = excluded.code, valid_from = excluded.valid_from, valid_until = excluded.valid_until`,
      [newId("Region"), code, name, validFrom, validUntil],
    );
  }
}

async function seedMunicipalities(db: EntityManager): Promise<void> {
  const rows = municipalities.map((fact) => ({ ...fact, id: newId("Municipality") }));
  await db.query(
    `INSERT INTO municipality (id, code, name, population, population_year, latitude, longitude, website)
     SELECT (f ->> 'id')::uuid, f ->> 'code', f ->> 'name', (f ->> 'population')::int, $2, (f ->> 'latitude')::float8, (f ->> 'longitude')::float8, f ->> 'website'
     FROM jsonb_array_elements($1::jsonb) f
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, population = excluded.population, population_year = excluded.population_year,
       latitude = excluded.latitude, longitude = excluded.longitude, website = excluded.website`,
    [JSON.stringify(rows), populationYear],
  );
  // Each belongs to its region, and to the one that takes its region's place: which is in force is for the day to say.
  await db.query(
    `INSERT INTO municipality_region (municipality_id, region_id)
     SELECT m.id, r.id FROM jsonb_array_elements($1::jsonb) f
     JOIN municipality m ON m.code = f ->> 'code'
     JOIN region own ON own.code = f ->> 'regionCode'
     JOIN region r ON r.id = own.id OR r.name = $2::jsonb ->> own.name
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows), JSON.stringify(mergedInto)],
  );
}

/** The position is the order in the list, within each vocabulary; a word that is there already keeps its own. */
export async function seedTerms(db: EntityManager, seeds: readonly TermSeed[]): Promise<void> {
  for (const { vocabulary, key, nameDa, nameEn, source } of seeds) {
    await db.query(
      `INSERT INTO term (id, vocabulary, key, name_da, name_en, source, position)
       VALUES ($1, $2, $3, $4, $5, $6, (SELECT coalesce(max(position), 0) + 1 FROM term WHERE vocabulary = $2))
       ON CONFLICT (vocabulary, key) DO NOTHING`,
      [newId("Term"), vocabulary, key, nameDa, nameEn, source],
    );
  }
}

async function seedAttentionPoints(db: EntityManager): Promise<void> {
  for (const [index, point] of attentionPoints.entries()) {
    await db.query(
      `INSERT INTO attention_point (id, key, title_da, title_en, description_da, description_en, source, position)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (key) DO NOTHING`,
      [newId("AttentionPoint"), point.key, point.titleDa, point.titleEn, point.descriptionDa, point.descriptionEn, point.source, index + 1],
    );
  }
}

/** The one past event of which there are public facts. It was before the hub, so it is not announced. */
async function seedNetworkDay(db: EntityManager): Promise<void> {
  const id = newId("Event");
  const made: unknown[] = await db.query(
    `INSERT INTO event (id, slug, kind, status, language, title, summary, description, starts_at, ends_at, time_zone, venue_name, venue_municipality_id,
       links, attendance_modes, version, created_at, updated_at, published_at)
     SELECT $1, $2, 'NETWORK_DAY', 'PUBLISHED', 'DA', $3, $4, $5, d.day, d.day + interval '1 day', 'Europe/Copenhagen', $9, m.id,
       $8::jsonb, '{IN_PERSON}', 1, now(), now(), d.day
     FROM (SELECT $6::date::timestamp AT TIME ZONE 'Europe/Copenhagen' AS day) d, municipality m WHERE m.code = $7
     ON CONFLICT (slug) DO NOTHING RETURNING id`,
    [
      id,
      networkDay.slug,
      networkDay.title,
      networkDay.summary,
      networkDay.description,
      networkDay.day,
      networkDay.municipality,
      JSON.stringify([{ title: "Kilde", url: networkDay.source }]),
      networkDay.city,
    ],
  );
  if (made.length === 0) return;
  for (const { kind, title, municipality, speakers } of networkDay.sessions) {
    const sessionId = newId("Session");
    await db.query(
      "INSERT INTO session (id, event_id, kind, title, starts_at, ends_at) SELECT $1, id, $3, $4, starts_at, ends_at FROM event WHERE id = $2",
      [sessionId, id, kind, title],
    );
    const people: { name: string; title: string | null }[] =
      municipality === undefined ? [...speakers] : [{ name: `${nameOf(municipality)} Kommune`, title: null }];
    for (const [index, speaker] of people.entries()) {
      await db.query(
        `INSERT INTO session_speaker (session_id, position, name, title, municipality_id)
         VALUES ($1, $2, $3, $4, (SELECT id FROM municipality WHERE code = $5))`,
        [sessionId, index + 1, speaker.name, speaker.title, municipality ?? null],
      );
    }
  }
  // Those that presented took part; who else did is not known.
  await db.query("UPDATE municipality SET participates_since = $1 WHERE code = any($2) AND participates_since IS NULL", [
    networkDay.day,
    presentingCodes,
  ]);
}

function nameOf(code: string): string {
  const found = municipalities.find((one) => one.code === code);
  if (!found) throw new Error(`no municipality has the code ${code}`);
  return found.name;
}
