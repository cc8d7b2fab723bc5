import type { MigrationInterface, QueryRunner } from "typeorm";

/** Addresses that announcements are sent to, and what was sent there. */
export class Webhooks1764892800000 implements MigrationInterface {
  name = "Webhooks1764892800000";

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}

const up = `
  CREATE TABLE webhook (
    id uuid PRIMARY KEY,
    -- Whose it is: a person's, or a municipality's.
    account_id uuid REFERENCES account ON DELETE CASCADE,
    municipality_id uuid REFERENCES municipality,
    url text NOT NULL CHECK (char_length(url) <= 2000),
    status text NOT NULL CHECK (status IN ('ENABLED', 'PAUSED', 'DISABLED')),
    -- Empty: all.
    kinds text[] NOT NULL,
    filter jsonb,
    -- Each signs until its end; null: for good. As they are: whoever signs needs them.
    secret text NOT NULL,
    old_secret text,
    old_secret_until timestamptz(3),
    -- All announcements up to this number are delivered, or left out by kinds and filter.
    seq bigint NOT NULL,
    -- Of the announcement after it: how often it was tried, in which row, and when it is next.
    attempts integer NOT NULL DEFAULT 0,
    delivery_id uuid,
    next_attempt_at timestamptz(3),
    -- Rises when its owner changes something: whoever is sending then looks again.
    version integer NOT NULL DEFAULT 1,
    -- The process that sends, as long as it is alive.
    sender_id uuid,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT webhook_of_one CHECK ((account_id IS NULL) <> (municipality_id IS NULL))
  );
  CREATE INDEX webhook_of_account ON webhook (account_id);
  CREATE INDEX webhook_of_municipality ON webhook (municipality_id);
  CREATE INDEX webhook_enabled ON webhook (seq) WHERE status = 'ENABLED';

  -- Processes that send just now. By the database's clock: that of a process may be an hour off.
  CREATE TABLE webhook_sender (
    id uuid PRIMARY KEY,
    alive_until timestamptz NOT NULL
  );

  CREATE TABLE webhook_delivery (
    id uuid PRIMARY KEY,
    webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
    -- Null: a test message. No foreign key: the log forgets what is old without asking here.
    announcement_id uuid,
    attempts integer NOT NULL,
    response_status integer,
    duration_ms integer,
    response_body text,
    error text,
    delivered_at timestamptz(3),
    next_attempt_at timestamptz(3),
    created_at timestamptz(3) NOT NULL
  );
  CREATE INDEX webhook_delivery_of ON webhook_delivery (webhook_id, created_at, id);
  CREATE INDEX webhook_delivery_by_time ON webhook_delivery (created_at);
`;

const down = `
  DROP TABLE webhook_delivery, webhook_sender, webhook;
`;
