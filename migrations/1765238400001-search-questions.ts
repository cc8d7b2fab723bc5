import type { MigrationInterface, QueryRunner } from "typeorm";

/** What municipalities ask each other is searched too. Members alone see it, so it gives no words to `search_word`. */
export class SearchQuestions1765238400001 implements MigrationInterface {
  name = "SearchQuestions1765238400001";

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE experience_request ADD COLUMN search_words tsvector GENERATED ALWAYS AS
        (setweight(search_vector(title, 'DA'), 'A') || setweight(search_vector(left(question, 40000), 'DA'), 'D')) STORED;
      CREATE INDEX experience_request_by_words ON experience_request USING gin (search_words) WITH (fastupdate = off);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE experience_request DROP COLUMN search_words`);
  }
}
