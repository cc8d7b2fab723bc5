import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who takes up whose practice, what municipalities ask each other, and who was told of what has become fragile. */
export class TakingUp1765238400000 implements MigrationInterface {
  name = "TakingUp1765238400000";

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}

const up = `
  CREATE TABLE adoption (
    id uuid PRIMARY KEY,
    initiative_id uuid NOT NULL REFERENCES initiative ON DELETE CASCADE,
    municipality_id uuid NOT NULL REFERENCES municipality,
    status text NOT NULL CHECK (status IN ('CONSIDERING', 'TRYING', 'ADOPTED', 'STOPPED')),
    kind text CHECK (kind IN ('ADAPTED', 'COPIED')),
    adaptation text,
    experience text,
    heard_through text CHECK (char_length(heard_through) <= 200),
    own_initiative_id uuid REFERENCES initiative ON DELETE SET NULL,
    started_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT adoption_once UNIQUE (initiative_id, municipality_id),
    CONSTRAINT adoption_not_of_itself CHECK (own_initiative_id <> initiative_id)
  );
  CREATE INDEX adoption_of_initiative ON adoption (initiative_id, started_at, id);
  CREATE INDEX adoption_of_municipality ON adoption (municipality_id, started_at, id);
  CREATE INDEX adoption_own_initiative ON adoption (own_initiative_id);

  CREATE FUNCTION count_adoption() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'INSERT' THEN UPDATE initiative SET adoption_count = adoption_count - 1 WHERE id = OLD.initiative_id; END IF;
      IF TG_OP <> 'DELETE' THEN UPDATE initiative SET adoption_count = adoption_count + 1 WHERE id = NEW.initiative_id; END IF;
      RETURN NULL;
    END
  $$;
  CREATE TRIGGER adoption_counted AFTER INSERT OR DELETE OR UPDATE OF initiative_id ON adoption
    FOR EACH ROW EXECUTE FUNCTION count_adoption();

  CREATE TABLE experience_request (
    id uuid PRIMARY KEY,
    municipality_id uuid NOT NULL REFERENCES municipality,
    status text NOT NULL CHECK (status IN ('OPEN', 'ANSWERED', 'CLOSED')),
    title text NOT NULL CHECK (char_length(title) <= 150),
    question text NOT NULL,
    -- Whoever asked: answers are mailed there.
    asked_by_id uuid REFERENCES account ON DELETE SET NULL,
    created_at timestamptz(3) NOT NULL
  );
  CREATE INDEX experience_request_newest ON experience_request (created_at, id);
  CREATE INDEX experience_request_of_municipality ON experience_request (municipality_id, created_at, id);
  CREATE INDEX experience_request_asked_by ON experience_request (asked_by_id);

  CREATE TABLE experience_request_term (
    request_id uuid NOT NULL REFERENCES experience_request ON DELETE CASCADE,
    term_id uuid NOT NULL REFERENCES term,
    position integer NOT NULL,
    PRIMARY KEY (request_id, term_id)
  );
  CREATE INDEX experience_request_term_of ON experience_request_term (term_id);

  CREATE TABLE experience_answer (
    id uuid PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES experience_request ON DELETE CASCADE,
    municipality_id uuid NOT NULL REFERENCES municipality,
    text text NOT NULL,
    created_at timestamptz(3) NOT NULL
  );
  CREATE INDEX experience_answer_of_request ON experience_answer (request_id, created_at, id);
  CREATE INDEX experience_answer_of_municipality ON experience_answer (municipality_id);

  CREATE TABLE experience_answer_initiative (
    answer_id uuid NOT NULL REFERENCES experience_answer ON DELETE CASCADE,
    initiative_id uuid NOT NULL REFERENCES initiative ON DELETE CASCADE,
    position integer NOT NULL,
    PRIMARY KEY (answer_id, initiative_id)
  );
  CREATE INDEX experience_answer_initiative_of ON experience_answer_initiative (initiative_id);

  -- The Monday of the last week in which a municipality's editors were told: no process tells them twice in one.
  CREATE TABLE fragility_notice (
    municipality_id uuid PRIMARY KEY REFERENCES municipality ON DELETE CASCADE,
    week date NOT NULL
  );
  -- Of which weaknesses of a practice they know; gone when it has none.
  CREATE TABLE fragility_told (
    initiative_id uuid PRIMARY KEY REFERENCES initiative ON DELETE CASCADE,
    reasons text[] NOT NULL,
    told_at timestamptz(3) NOT NULL
  );

  -- Kept beside the practice, so that a list of them is ordered by it and counts nothing. Whoever adopts has locked the row.
  -- Last, as nobody reads the table from here until the end.
  ALTER TABLE initiative ADD COLUMN adoption_count integer NOT NULL DEFAULT 0 CHECK (adoption_count >= 0);
  CREATE INDEX initiative_by_adoption ON initiative (adoption_count, id) WHERE status = 'PUBLISHED';
`;

const down = `
  DROP TABLE fragility_told, fragility_notice, experience_answer_initiative, experience_answer, experience_request_term, experience_request,
    adoption;
  DROP FUNCTION count_adoption();
  DROP INDEX initiative_by_adoption;
  ALTER TABLE initiative DROP COLUMN adoption_count;
`;
