import type { MigrationInterface, QueryRunner } from "typeorm";

/** What people want to hear of by mail. */
export class Follows1765065600000 implements MigrationInterface {
  name = "Follows1765065600000";

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}

const up = `
  CREATE TABLE follow (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    initiative_id uuid REFERENCES initiative ON DELETE CASCADE,
    -- An InitiativeFilter, with nothing absent and each list in one order.
    filter jsonb CHECK (octet_length(filter::text) <= 20000),
    rhythm text NOT NULL CHECK (rhythm IN ('AT_ONCE', 'DAILY', 'WEEKLY')),
    -- The number in the log of announcements up to which mail was queued; moved on in the same transaction.
    position bigint NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT follow_one_thing CHECK (num_nonnulls(initiative_id, filter) = 1),
    CONSTRAINT follow_initiative_once UNIQUE (account_id, initiative_id)
  ) WITH (fillfactor = 80); -- Positions move on within their page.
  CREATE UNIQUE INDEX follow_filter_once ON follow (account_id, md5(filter::text));
  CREATE INDEX follow_by_rhythm ON follow (rhythm, account_id);
  CREATE INDEX follow_of_initiative ON follow (initiative_id);
`;

const down = `
  DROP TABLE follow;
`;
