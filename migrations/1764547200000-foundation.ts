import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Municipalities, people, practices, events, and the log of announcements.
 *
 * Ids are made by the hub (UUIDv7 that name their type, see src/kernel/db/id.ts). Instants have milliseconds, so that a
 * JavaScript Date survives a cursor. Enums are text with a CHECK: adding a word is then a cheap migration.
 */
export class Foundation1764547200000 implements MigrationInterface {
  name = "Foundation1764547200000";

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}

const up = `
  -- Danish order without a Danish collation: both databases must sort alike, and the embedded one has none.
  -- Letters that differ come out as ASCII after z (aa counts as å), to be compared byte by byte.
  CREATE FUNCTION danish_sort_key(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT replace(translate(lower(translate(words, 'ÆØÅÄÖÜÉÈÊËÁÀÂÓÒÔÍÌÎÚÙÛÝÇÑ', 'æøåäöüéèêëáàâóòôíìîúùûýçñ')),
      'æäøöåüéèêëáàâóòôíìîúùûýçñ', '{{||}yeeeeaaaoooiiiuuuycn'), 'aa', '}')
  $$;

  -- Says which hub this is: the secret of its demo, the attribution of its facts.
  CREATE TABLE hub_setting (
    key text PRIMARY KEY,
    value text NOT NULL
  );

  CREATE TABLE region (
    id uuid PRIMARY KEY,
    code text UNIQUE CHECK (code ~ '^[0-9]{4}$'),
    name text NOT NULL UNIQUE,
    name_sort text COLLATE "C" NOT NULL GENERATED ALWAYS AS (danish_sort_key(name)) STORED,
    valid_from date,
    valid_until date,
    CONSTRAINT region_validity CHECK (valid_until >= valid_from)
  );

  CREATE TABLE municipality (
    id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE CHECK (code ~ '^[0-9]{4}$'),
    name text NOT NULL UNIQUE,
    name_sort text COLLATE "C" NOT NULL GENERATED ALWAYS AS (danish_sort_key(name)) STORED,
    population integer CHECK (population >= 0),
    population_year integer,
    latitude double precision,
    longitude double precision,
    website text,
    participates_since date
  );
  CREATE INDEX municipality_by_name ON municipality (name_sort, id);
  CREATE INDEX municipality_by_population ON municipality (population, id);

  -- A municipality's region is the one of these that is in force: the merger of 2027 needs no code on its day.
  CREATE TABLE municipality_region (
    municipality_id uuid NOT NULL REFERENCES municipality ON DELETE CASCADE,
    region_id uuid NOT NULL REFERENCES region ON DELETE CASCADE,
    PRIMARY KEY (municipality_id, region_id)
  );
  CREATE INDEX municipality_region_of_region ON municipality_region (region_id);

  CREATE TABLE account (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    email text NOT NULL,
    created_at timestamptz(3) NOT NULL
  );
  CREATE UNIQUE INDEX account_email_taken ON account (lower(email));

  CREATE TABLE membership (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    municipality_id uuid REFERENCES municipality ON DELETE CASCADE,
    role text NOT NULL CHECK (role IN ('MEMBER', 'EDITOR', 'ORGANISER', 'ADMINISTRATOR')),
    since timestamptz(3) NOT NULL,
    CONSTRAINT membership_once UNIQUE NULLS NOT DISTINCT (account_id, municipality_id),
    CONSTRAINT membership_role_fits CHECK (municipality_id IS NULL OR role IN ('MEMBER', 'EDITOR'))
  );
  CREATE INDEX membership_of_municipality ON membership (municipality_id);

  CREATE TABLE term (
    id uuid PRIMARY KEY,
    vocabulary text NOT NULL CHECK (vocabulary IN ('THEME', 'TARGET_GROUP', 'ARENA', 'COOPERATION_FORM')),
    key text NOT NULL CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name_da text NOT NULL,
    name_en text NOT NULL,
    source text,
    position integer NOT NULL,
    CONSTRAINT term_key_taken UNIQUE (vocabulary, key)
  );

  CREATE TABLE attention_point (
    id uuid PRIMARY KEY,
    key text NOT NULL CONSTRAINT attention_point_key_taken UNIQUE CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    title_da text NOT NULL,
    title_en text NOT NULL,
    description_da text NOT NULL,
    description_en text NOT NULL,
    source text,
    position integer NOT NULL
  );

  CREATE TABLE organisation (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    name_sort text COLLATE "C" NOT NULL GENERATED ALWAYS AS (danish_sort_key(name)) STORED,
    kind text NOT NULL CHECK (kind IN ('ASSOCIATION', 'FOUNDATION', 'COMPANY', 'PUBLIC_BODY', 'INFORMAL_GROUP')),
    cvr_number text CONSTRAINT organisation_cvr_taken UNIQUE CHECK (cvr_number ~ '^[0-9]{8}$'),
    website text,
    municipality_id uuid REFERENCES municipality,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL
  );
  CREATE INDEX organisation_by_name ON organisation (name_sort, id);
  CREATE INDEX organisation_of_municipality ON organisation (municipality_id);

  CREATE TABLE contact (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    name_sort text COLLATE "C" NOT NULL GENERATED ALWAYS AS (danish_sort_key(name)) STORED,
    job_title text,
    municipality_id uuid REFERENCES municipality,
    organisation_id uuid REFERENCES organisation,
    visibility text NOT NULL CHECK (visibility IN ('PUBLIC', 'NETWORK', 'MUNICIPALITY')),
    email text,
    email_visibility text NOT NULL CHECK (email_visibility IN ('PUBLIC', 'NETWORK', 'MUNICIPALITY')),
    phone text,
    phone_visibility text NOT NULL CHECK (phone_visibility IN ('PUBLIC', 'NETWORK', 'MUNICIPALITY')),
    source text NOT NULL CHECK (source IN ('SELF', 'COLLEAGUE', 'PUBLIC_SOURCE')),
    source_url text,
    informed_at timestamptz(3),
    confirmed_at timestamptz(3),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT contact_belongs_to_one CHECK ((municipality_id IS NULL) <> (organisation_id IS NULL))
  );
  CREATE INDEX contact_by_name ON contact (name_sort, id);
  CREATE INDEX contact_of_municipality ON contact (municipality_id);
  CREATE INDEX contact_of_organisation ON contact (organisation_id);

  CREATE TABLE contact_term (
    contact_id uuid NOT NULL REFERENCES contact ON DELETE CASCADE,
    term_id uuid NOT NULL REFERENCES term,
    position integer NOT NULL,
    PRIMARY KEY (contact_id, term_id)
  );
  CREATE INDEX contact_term_of_term ON contact_term (term_id);

  CREATE TABLE initiative (
    id uuid PRIMARY KEY,
    slug text NOT NULL CONSTRAINT initiative_slug_taken UNIQUE,
    external_reference text,
    status text NOT NULL CHECK (status IN ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
    stage text NOT NULL CHECK (stage IN ('IDEA', 'PILOT', 'RUNNING', 'ANCHORED', 'ENDED')),
    language text NOT NULL CHECK (language IN ('DA', 'EN')),
    title text NOT NULL CHECK (char_length(title) <= 150),
    title_sort text COLLATE "C" NOT NULL GENERATED ALWAYS AS (danish_sort_key(title)) STORED,
    summary text CHECK (char_length(summary) <= 500),
    municipality_id uuid NOT NULL REFERENCES municipality,
    origin text CHECK (origin IN ('FIRST_OF_ITS_KIND', 'ADAPTED', 'COPIED')),
    challenge text,
    approach text,
    outcomes text,
    evidence_level text NOT NULL
      CHECK (evidence_level IN ('EXPERIENCE', 'MONITORED', 'EVALUATED', 'INDEPENDENTLY_EVALUATED')),
    lessons text,
    transferability text,
    staff_hours_per_week double precision CHECK (staff_hours_per_week >= 0),
    volunteers integer CHECK (volunteers >= 0),
    yearly_cost_dkk integer CHECK (yearly_cost_dkk >= 0),
    funding text,
    resources_description text,
    started_on date,
    ended_on date,
    links jsonb NOT NULL DEFAULT '[]',
    version integer NOT NULL,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    published_at timestamptz(3),
    confirmed_at timestamptz(3),
    archived_at timestamptz(3),
    archive_reason text,
    CONSTRAINT initiative_reference_taken UNIQUE (municipality_id, external_reference),
    CONSTRAINT initiative_dates CHECK (ended_on >= started_on),
    CONSTRAINT initiative_published_is_told CHECK (status = 'DRAFT' OR (summary IS NOT NULL AND published_at IS NOT NULL))
  );
  CREATE INDEX initiative_newest ON initiative ((coalesce(published_at, created_at)), id) WHERE status = 'PUBLISHED';
  CREATE INDEX initiative_by_update ON initiative (updated_at, id);
  CREATE INDEX initiative_by_title ON initiative (title_sort, id);
  CREATE INDEX initiative_of_municipality ON initiative (municipality_id, (coalesce(published_at, created_at)), id);

  CREATE TABLE initiative_co_municipality (
    initiative_id uuid NOT NULL REFERENCES initiative ON DELETE CASCADE,
    municipality_id uuid NOT NULL REFERENCES municipality,
    position integer NOT NULL,
    PRIMARY KEY (initiative_id, municipality_id)
  );
  CREATE INDEX initiative_co_municipality_of ON initiative_co_municipality (municipality_id);

  CREATE TABLE initiative_partner (
    initiative_id uuid NOT NULL REFERENCES initiative ON DELETE CASCADE,
    organisation_id uuid NOT NULL REFERENCES organisation,
    role text,
    position integer NOT NULL,
    PRIMARY KEY (initiative_id, organisation_id)
  );
  CREATE INDEX initiative_partner_of ON initiative_partner (organisation_id);

  CREATE TABLE initiative_term (
    initiative_id uuid NOT NULL REFERENCES initiative ON DELETE CASCADE,
    term_id uuid NOT NULL REFERENCES term,
    position integer NOT NULL,
    PRIMARY KEY (initiative_id, term_id)
  );
  CREATE INDEX initiative_term_of ON initiative_term (term_id);

  CREATE TABLE initiative_inspiration (
    initiative_id uuid NOT NULL REFERENCES initiative ON DELETE CASCADE,
    inspired_by_id uuid NOT NULL REFERENCES initiative ON DELETE CASCADE,
    position integer NOT NULL,
    PRIMARY KEY (initiative_id, inspired_by_id),
    CONSTRAINT initiative_not_inspired_by_itself CHECK (initiative_id <> inspired_by_id)
  );
  CREATE INDEX initiative_inspiration_of ON initiative_inspiration (inspired_by_id);

  CREATE TABLE initiative_attention (
    initiative_id uuid NOT NULL REFERENCES initiative ON DELETE CASCADE,
    attention_point_id uuid NOT NULL REFERENCES attention_point,
    text text NOT NULL,
    position integer NOT NULL,
    PRIMARY KEY (initiative_id, attention_point_id)
  );
  CREATE INDEX initiative_attention_of ON initiative_attention (attention_point_id);

  CREATE TABLE initiative_contact (
    initiative_id uuid NOT NULL REFERENCES initiative ON DELETE CASCADE,
    contact_id uuid NOT NULL REFERENCES contact ON DELETE CASCADE,
    position integer NOT NULL,
    PRIMARY KEY (initiative_id, contact_id)
  );
  CREATE INDEX initiative_contact_of ON initiative_contact (contact_id);

  CREATE TABLE initiative_revision (
    id uuid PRIMARY KEY,
    initiative_id uuid NOT NULL REFERENCES initiative ON DELETE CASCADE,
    version integer NOT NULL,
    changed_fields text[] NOT NULL,
    title text NOT NULL,
    summary text,
    revised_at timestamptz(3) NOT NULL,
    revised_by_id uuid REFERENCES account ON DELETE SET NULL,
    CONSTRAINT initiative_revision_once UNIQUE (initiative_id, version)
  );

  CREATE TABLE event (
    id uuid PRIMARY KEY,
    slug text NOT NULL CONSTRAINT event_slug_taken UNIQUE,
    external_reference text CONSTRAINT event_reference_taken UNIQUE,
    kind text NOT NULL CHECK (kind IN ('NETWORK_DAY', 'WORKSHOP', 'WEBINAR', 'STUDY_VISIT')),
    status text NOT NULL CHECK (status IN ('DRAFT', 'PUBLISHED', 'CANCELLED')),
    language text NOT NULL CHECK (language IN ('DA', 'EN')),
    title text NOT NULL CHECK (char_length(title) <= 150),
    summary text CHECK (char_length(summary) <= 500),
    description text,
    starts_at timestamptz(3) NOT NULL,
    ends_at timestamptz(3) NOT NULL,
    time_zone text NOT NULL,
    venue_name text,
    venue_address text,
    venue_municipality_id uuid REFERENCES municipality,
    venue_latitude double precision CHECK (venue_latitude BETWEEN -90 AND 90),
    venue_longitude double precision CHECK (venue_longitude BETWEEN -180 AND 180),
    venue_accessibility text,
    online_url text,
    host_municipality_id uuid REFERENCES municipality,
    links jsonb NOT NULL DEFAULT '[]',
    attendance_modes text[] NOT NULL
      CHECK (cardinality(attendance_modes) > 0 AND attendance_modes <@ ARRAY['IN_PERSON', 'ONLINE']),
    capacity integer CHECK (capacity >= 0),
    online_capacity integer CHECK (online_capacity >= 0),
    places_per_municipality integer CHECK (places_per_municipality > 0),
    registration_opens_at timestamptz(3),
    registration_closes_at timestamptz(3),
    version integer NOT NULL,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    published_at timestamptz(3),
    cancelled_at timestamptz(3),
    cancellation_reason text,
    CONSTRAINT event_hours CHECK (ends_at > starts_at),
    CONSTRAINT event_registration_hours CHECK (registration_closes_at > registration_opens_at)
  );
  CREATE INDEX event_by_start ON event (starts_at, id);
  CREATE INDEX event_of_host ON event (host_municipality_id);

  CREATE TABLE event_contact (
    event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    contact_id uuid NOT NULL REFERENCES contact ON DELETE CASCADE,
    position integer NOT NULL,
    PRIMARY KEY (event_id, contact_id)
  );
  CREATE INDEX event_contact_of ON event_contact (contact_id);

  CREATE TABLE event_term (
    event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    term_id uuid NOT NULL REFERENCES term,
    position integer NOT NULL,
    PRIMARY KEY (event_id, term_id)
  );
  CREATE INDEX event_term_of ON event_term (term_id);

  CREATE TABLE session (
    id uuid PRIMARY KEY,
    event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('TALK', 'WORKSHOP', 'PANEL', 'BREAK', 'OTHER')),
    title text NOT NULL CHECK (char_length(title) <= 150),
    description text,
    starts_at timestamptz(3) NOT NULL,
    ends_at timestamptz(3) NOT NULL,
    room text,
    materials jsonb NOT NULL DEFAULT '[]',
    capacity integer CHECK (capacity >= 0),
    CONSTRAINT session_hours CHECK (ends_at > starts_at)
  );
  CREATE INDEX session_of_event ON session (event_id, starts_at, id);

  CREATE TABLE session_speaker (
    session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
    position integer NOT NULL,
    name text NOT NULL,
    title text,
    municipality_id uuid REFERENCES municipality,
    organisation_id uuid REFERENCES organisation,
    contact_id uuid REFERENCES contact ON DELETE SET NULL,
    PRIMARY KEY (session_id, position)
  );
  CREATE INDEX session_speaker_contact ON session_speaker (contact_id);

  CREATE TABLE session_initiative (
    session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
    initiative_id uuid NOT NULL REFERENCES initiative ON DELETE CASCADE,
    position integer NOT NULL,
    PRIMARY KEY (session_id, initiative_id)
  );
  CREATE INDEX session_initiative_of ON session_initiative (initiative_id);

  -- What a caller's key stands for, for 24 hours: the same key answers the same object.
  CREATE TABLE idempotency (
    account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    mutation text NOT NULL,
    key text NOT NULL,
    input_hash text NOT NULL,
    subject_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (account_id, mutation, key)
  );
  CREATE INDEX idempotency_by_age ON idempotency (created_at);

  -- The log. Numbered after the commit by the sequencer: a number given at INSERT is seen at COMMIT, and readers that
  -- page by it lose a third of the rows under eight writers.
  CREATE TABLE announcement (
    id uuid PRIMARY KEY,
    seq bigint CONSTRAINT announcement_seq_once UNIQUE,
    kind text NOT NULL,
    occurred_at timestamptz(3) NOT NULL,
    subject_id uuid NOT NULL,
    municipality_id uuid REFERENCES municipality
  );
  CREATE INDEX announcement_unnumbered ON announcement (id) WHERE seq IS NULL;
  CREATE INDEX announcement_of_subject ON announcement (subject_id);

  -- One row. The highest number given must survive retention; the epoch changes when a backup is restored.
  CREATE TABLE announcement_log (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    epoch text NOT NULL,
    last_seq bigint NOT NULL,
    -- Everything up to here is no longer kept.
    dropped_seq bigint NOT NULL
  );
  INSERT INTO announcement_log (epoch, last_seq, dropped_seq) VALUES (left(md5(random()::text || clock_timestamp()::text), 8), 0, 0);
`;

const down = `
  DROP TABLE announcement_log, announcement, idempotency, session_initiative, session_speaker, session, event_term, event_contact, event,
    initiative_revision, initiative_contact, initiative_attention, initiative_inspiration, initiative_term, initiative_partner,
    initiative_co_municipality, initiative, contact_term, contact, organisation, attention_point, term, membership, account,
    municipality_region, municipality, region, hub_setting;
  DROP FUNCTION danish_sort_key(text);
`;
