import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who takes part in events, and what they thought of it. */
export class Registrations1764720000000 implements MigrationInterface {
  name = "Registrations1764720000000";

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}

const up = `
  -- Written under a lock on the event's row: places are given in one order.
  CREATE TABLE registration (
    id uuid PRIMARY KEY,
    event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    -- Those who were registered in one call wait together.
    group_id uuid NOT NULL,
    arrival integer NOT NULL,
    status text NOT NULL CHECK (status IN ('CONFIRMED', 'WAITING', 'CANCELLED')),
    mode text NOT NULL CHECK (mode IN ('IN_PERSON', 'ONLINE')),
    name text NOT NULL CHECK (char_length(name) <= 150),
    email text NOT NULL CHECK (char_length(email) <= 254),
    job_title text,
    municipality_id uuid REFERENCES municipality,
    organisation text,
    needs text,
    -- Whoever made it.
    account_id uuid REFERENCES account ON DELETE SET NULL,
    code text NOT NULL CONSTRAINT registration_code_taken UNIQUE,
    registered_at timestamptz(3) NOT NULL,
    confirmed_at timestamptz(3),
    cancelled_at timestamptz(3),
    checked_in_at timestamptz(3),
    has_given_feedback boolean NOT NULL DEFAULT false,
    CONSTRAINT registration_arrival UNIQUE (event_id, arrival),
    CONSTRAINT registration_check_in CHECK (checked_in_at IS NULL OR status = 'CONFIRMED')
  );
  CREATE UNIQUE INDEX registration_once ON registration (event_id, lower(email)) WHERE status <> 'CANCELLED';
  CREATE INDEX registration_waiting ON registration (event_id, mode, arrival) WHERE status = 'WAITING';
  CREATE INDEX registration_of_account ON registration (account_id, event_id);
  CREATE INDEX registration_of_group ON registration (group_id);
  CREATE INDEX registration_by_email ON registration (lower(email));
  CREATE INDEX registration_of_municipality ON registration (municipality_id);

  CREATE TABLE registration_session (
    registration_id uuid NOT NULL REFERENCES registration ON DELETE CASCADE,
    session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
    PRIMARY KEY (registration_id, session_id)
  );
  CREATE INDEX registration_session_of ON registration_session (session_id);

  -- How many there are, so that nobody has to count them. Numbers stay when people are erased: a deletion counts for nothing.
  CREATE TABLE attendance_count (
    event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    municipality_id uuid REFERENCES municipality,
    mode text NOT NULL,
    confirmed integer NOT NULL,
    waiting integer NOT NULL,
    cancelled integer NOT NULL,
    checked_in integer NOT NULL,
    UNIQUE NULLS NOT DISTINCT (event_id, municipality_id, mode)
  );
  CREATE INDEX attendance_count_of_municipality ON attendance_count (municipality_id);
  CREATE FUNCTION count_registration() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE was text := ''; was_in integer := 0;
    BEGIN
      IF TG_OP = 'UPDATE' THEN was := OLD.status; was_in := (OLD.checked_in_at IS NOT NULL)::integer; END IF;
      INSERT INTO attendance_count AS c (event_id, municipality_id, mode, confirmed, waiting, cancelled, checked_in)
      VALUES (NEW.event_id, NEW.municipality_id, NEW.mode,
        (NEW.status = 'CONFIRMED')::integer - (was = 'CONFIRMED')::integer,
        (NEW.status = 'WAITING')::integer - (was = 'WAITING')::integer,
        (NEW.status = 'CANCELLED')::integer - (was = 'CANCELLED')::integer,
        (NEW.checked_in_at IS NOT NULL)::integer - was_in)
      ON CONFLICT (event_id, municipality_id, mode) DO UPDATE SET confirmed = c.confirmed + excluded.confirmed,
        waiting = c.waiting + excluded.waiting, cancelled = c.cancelled + excluded.cancelled, checked_in = c.checked_in + excluded.checked_in;
      RETURN NULL;
    END
  $$;
  CREATE TRIGGER registration_counted AFTER INSERT OR UPDATE OF status, checked_in_at ON registration
    FOR EACH ROW EXECUTE FUNCTION count_registration();

  -- For those who look at the door list; gone after a day. In one event, seq rises in the order of the commits.
  CREATE TABLE attendance_change (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    registration_id uuid REFERENCES registration ON DELETE SET NULL,
    kind text NOT NULL CHECK (kind IN ('REGISTERED', 'CANCELLED', 'PROMOTED', 'CHECKED_IN', 'CHECK_IN_UNDONE')),
    at timestamptz(3) NOT NULL
  );
  CREATE INDEX attendance_change_of_event ON attendance_change (event_id, seq);
  CREATE INDEX attendance_change_of_registration ON attendance_change (registration_id);
  CREATE INDEX attendance_change_by_time ON attendance_change (at);

  -- Of nobody: which of the participants wrote it is not kept.
  CREATE TABLE event_feedback (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    rating integer NOT NULL CHECK (rating BETWEEN 1 AND 5),
    comment text
  );
  CREATE INDEX event_feedback_of ON event_feedback (event_id);
`;

const down = `
  DROP TABLE event_feedback, attendance_change, attendance_count, registration_session, registration;
  DROP FUNCTION count_registration();
`;
