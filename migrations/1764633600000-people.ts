import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who signs in and with what, what they did, what is mailed to them, and how they are forgotten. */
export class People1764633600000 implements MigrationInterface {
  name = "People1764633600000";

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}

const up = `
  -- Null: the issuer vouches for no address, or the account is a program's.
  ALTER TABLE account ALTER COLUMN email DROP NOT NULL,
    ADD COLUMN language text NOT NULL DEFAULT 'DA' CHECK (language IN ('DA', 'EN'));

  -- By which issuer, and under which name there, a person signs in.
  CREATE TABLE account_identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    since timestamptz(3) NOT NULL,
    PRIMARY KEY (issuer, subject)
  );
  CREATE INDEX account_identity_of ON account_identity (account_id);

  -- Open until the person signs in for the first time; then the row is gone.
  CREATE TABLE invitation (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT invitation_once UNIQUE REFERENCES account ON DELETE CASCADE,
    expires_at timestamptz(3) NOT NULL
  );
  CREATE INDEX invitation_by_end ON invitation (expires_at);

  -- A program signs in by a key of which only the hash is kept. One of a municipality has an account of its own.
  CREATE TABLE api_token (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    municipality_id uuid REFERENCES municipality,
    name text NOT NULL,
    scopes text[] NOT NULL CHECK (cardinality(scopes) > 0
      AND scopes <@ ARRAY['GRAPH_READ', 'CONTACTS_READ', 'INITIATIVES_WRITE', 'EVENTS_MANAGE', 'WEBHOOKS_MANAGE']),
    lookup text NOT NULL UNIQUE,
    secret_hash bytea NOT NULL,
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    last_used_at timestamptz(3),
    revoked_at timestamptz(3)
  );
  CREATE INDEX api_token_of_account ON api_token (account_id);
  CREATE INDEX api_token_of_municipality ON api_token (municipality_id);

  -- Rises with whatever may change what somebody may do. Who a caller is and may do is kept in memory, and each read says
  -- in its own snapshot whether that still holds: so a known caller costs no statement, and no right outlives its end.
  CREATE TABLE access_version (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    version bigint NOT NULL
  );
  INSERT INTO access_version (version) VALUES (1);
  CREATE FUNCTION raise_access_version() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN UPDATE access_version SET version = version + 1; RETURN NULL; END
  $$;
  CREATE TRIGGER access_by_membership AFTER INSERT OR UPDATE OR DELETE ON membership EXECUTE FUNCTION raise_access_version();
  CREATE TRIGGER access_by_account AFTER DELETE ON account EXECUTE FUNCTION raise_access_version();
  CREATE TRIGGER access_by_identity AFTER UPDATE OR DELETE ON account_identity EXECUTE FUNCTION raise_access_version();
  CREATE TRIGGER access_by_token AFTER UPDATE OF account_id, municipality_id, scopes, secret_hash, expires_at, revoked_at OR DELETE
    ON api_token EXECUTE FUNCTION raise_access_version();
  CREATE TRIGGER access_by_participation AFTER UPDATE OF participates_since OR DELETE ON municipality EXECUTE FUNCTION raise_access_version();

  -- Append-only. No foreign keys: an entry stays when the person or the thing goes, and then names nobody.
  CREATE TABLE audit_entry (
    id uuid PRIMARY KEY,
    at timestamptz(3) NOT NULL,
    actor_id uuid,
    api_token_id uuid,
    action text NOT NULL,
    subject_id uuid,
    changed_fields text[] NOT NULL
  );
  CREATE INDEX audit_entry_by_time ON audit_entry (at, id);
  CREATE INDEX audit_entry_of_actor ON audit_entry (actor_id, id);
  CREATE INDEX audit_entry_of_subject ON audit_entry (subject_id, id);
  -- The one way in which entries go, and only when they are old: the hub itself may not delete them.
  CREATE FUNCTION forget_old_audit() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gone AS (DELETE FROM audit_entry WHERE at < now() - interval '12 months' RETURNING 1) SELECT count(*) FROM gone
  $$;

  -- Who was erased, by id only: replayed after a restore from a backup that still has them. Append-only.
  CREATE TABLE erasure (
    subject_id uuid PRIMARY KEY,
    erased_at timestamptz(3) NOT NULL
  );

  -- Queued in the transaction of its cause. What it says is made from its data when it is sent, so that whoever was
  -- erased meanwhile is in none; \`recipient_id\` names whom it is for, by an id whose type says where to look.
  CREATE TABLE mail (
    id uuid PRIMARY KEY,
    template text NOT NULL,
    recipient_id uuid NOT NULL,
    data jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL,
    -- Null: done with, sent or not.
    next_attempt_at timestamptz(3),
    attempts integer NOT NULL DEFAULT 0,
    sent_at timestamptz(3),
    failure text
  );
  CREATE INDEX mail_due ON mail (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
  CREATE INDEX mail_of_recipient ON mail (recipient_id);
  CREATE INDEX mail_by_age ON mail (created_at);

  -- What the hub does by the clock, once among all its processes.
  CREATE TABLE job (
    name text PRIMARY KEY,
    next_at timestamptz(3) NOT NULL,
    last_at timestamptz(3),
    last_result text
  );

  -- What each caller has spent in the minute that began then; nothing that would be missed after a crash.
  CREATE UNLOGGED TABLE spending (
    actor text NOT NULL,
    period timestamptz(3) NOT NULL,
    spent bigint NOT NULL,
    PRIMARY KEY (actor, period)
  );

  ALTER TABLE contact
    ADD COLUMN reminded_at timestamptz(3),
    ADD COLUMN hidden_at timestamptz(3);
  -- Whoever is erased is erased from the programmes too.
  ALTER TABLE session_speaker
    DROP CONSTRAINT session_speaker_contact_id_fkey,
    ADD CONSTRAINT session_speaker_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact ON DELETE CASCADE;
  CREATE INDEX contact_by_confirmation ON contact ((coalesce(confirmed_at, created_at)));
`;

const down = `
  ALTER TABLE session_speaker
    DROP CONSTRAINT session_speaker_contact_id_fkey,
    ADD CONSTRAINT session_speaker_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact ON DELETE SET NULL;
  ALTER TABLE contact DROP COLUMN reminded_at, DROP COLUMN hidden_at;
  DROP INDEX IF EXISTS contact_by_confirmation;
  DROP TRIGGER access_by_membership ON membership;
  DROP TRIGGER access_by_account ON account;
  DROP TRIGGER access_by_participation ON municipality;
  DROP TABLE spending, job, mail, erasure, audit_entry, api_token, invitation, account_identity, access_version;
  DROP FUNCTION forget_old_audit();
  DROP FUNCTION raise_access_version();
  DELETE FROM account WHERE email IS NULL;
  ALTER TABLE account ALTER COLUMN email SET NOT NULL, DROP COLUMN language;
`;
