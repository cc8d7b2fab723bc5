import type { MigrationInterface, QueryRunner } from "typeorm";

/** What participants are written to about by the clock, and what organisers write to them. */
export class EventMail1764806400000 implements MigrationInterface {
  name = "EventMail1764806400000";

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}

const up = `
  -- Written in the transaction that queues the mail: each kind once for a place, whoever dies in between.
  CREATE TABLE registration_notice (
    registration_id uuid NOT NULL REFERENCES registration ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('WEEK_BEFORE', 'DAY_BEFORE', 'THANKS')),
    queued_at timestamptz(3) NOT NULL,
    PRIMARY KEY (registration_id, kind)
  );

  -- The words of a mail to many, once; gone when the mails are.
  CREATE TABLE event_message (
    id uuid PRIMARY KEY,
    event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    audience text NOT NULL CHECK (audience IN ('CONFIRMED', 'WAITING', 'CHECKED_IN', 'NOT_CHECKED_IN')),
    subject text NOT NULL CHECK (char_length(subject) <= 200),
    body text NOT NULL CHECK (char_length(body) <= 10000),
    recipient_count integer NOT NULL,
    created_at timestamptz(3) NOT NULL
  );
  CREATE INDEX event_message_of ON event_message (event_id);
  CREATE INDEX event_message_by_age ON event_message (created_at);
`;

const down = `DROP TABLE event_message, registration_notice;`;
