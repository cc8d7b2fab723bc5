import type { MigrationInterface, QueryRunner } from "typeorm";

/** What practices are counted by stands beside their words, so that whoever counts what words find reads no other table. */
export class SearchCounts1765324800000 implements MigrationInterface {
  name = "SearchCounts1765324800000";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE initiative_document ADD COLUMN status text, ADD COLUMN stage text, ADD COLUMN municipality_id uuid, ADD COLUMN term_ids uuid[];
      -- The words are kept aside, but not these.
      ALTER TABLE initiative_document ALTER COLUMN status SET STORAGE PLAIN, ALTER COLUMN stage SET STORAGE PLAIN,
        ALTER COLUMN term_ids SET STORAGE PLAIN;

      CREATE FUNCTION search_take_counted() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT i.status, i.stage, i.municipality_id,
          ARRAY(SELECT it.term_id FROM initiative_term it WHERE it.initiative_id = i.id ORDER BY it.term_id)
          INTO NEW.status, NEW.stage, NEW.municipality_id, NEW.term_ids
          FROM initiative i WHERE i.id = NEW.initiative_id;
        RETURN NEW;
      END $$;
      CREATE TRIGGER initiative_document_is_counted BEFORE INSERT OR UPDATE OF words ON initiative_document
        FOR EACH ROW EXECUTE FUNCTION search_take_counted();
      -- A document is made anew where anything else of these changes.
      CREATE TRIGGER initiative_is_counted_anew AFTER UPDATE OF stage ON initiative FOR EACH ROW
        WHEN (OLD.stage IS DISTINCT FROM NEW.stage) EXECUTE FUNCTION search_touch_initiative();
    `);
    // Of many practices it takes minutes: each is put into the indexes anew.
    await db.query(`SET LOCAL statement_timeout = 0`);
    await db.query(`UPDATE initiative_document SET words = words`);
    await db.query(`
      ALTER TABLE initiative_document ALTER COLUMN status SET NOT NULL, ALTER COLUMN stage SET NOT NULL,
        ALTER COLUMN municipality_id SET NOT NULL, ALTER COLUMN term_ids SET NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER initiative_is_counted_anew ON initiative;
      DROP TRIGGER initiative_document_is_counted ON initiative_document;
      DROP FUNCTION search_take_counted;
      ALTER TABLE initiative_document DROP COLUMN status, DROP COLUMN stage, DROP COLUMN municipality_id, DROP COLUMN term_ids;
    `);
  }
}
