import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Full text for practices, people, organisations and events, in Danish and English; see docs/adr/0018-search.md.
 *
 * pg_trgm is a trusted extension: the owner of the database may create it. Functions that make a plan are PARALLEL UNSAFE on purpose:
 * candidates are bounded by LIMIT without an order, and parallel workers would find others each time.
 */
export class Search1765152000000 implements MigrationInterface {
  name = "Search1765152000000";

  async up(db: QueryRunner): Promise<void> {
    for (const part of [extension, words, documents, lexicon, refresh, refreshing, plans, likeness, fill]) await db.query(part);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}

const marked = "ÆØÅÄÖÜÉÈÊËÁÀÂÓÒÔÍÌÎÚÙÛÝÇÑæøåäöüéèêëáàâóòôíìîúùûýçñ";
const plain = "aoaaoueeeeaaaoooiiiuuuycn".repeat(2);
const signs = "–—…“”„«»’‘•·§×°€£½¼¾´¨¡¿©®™\u00a0\u00ad\ufeff";
const spaces = " ".repeat(signs.length);

const extension = `CREATE EXTENSION IF NOT EXISTS pg_trgm`;

const words = `
  -- Lower case without what a person may leave out: æ, ae and a are one letter, so are ø, oe and o, å, aa and a. What is no letter or
  -- digit is a space. Must say the same as src/kernel/text/fold.ts.
  CREATE FUNCTION search_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(replace(replace(replace(translate(lower(words),
      '${marked}${signs}', '${plain}${spaces}'),
      'ae', 'a'), 'oe', 'o'), 'aa', 'a'), '[^a-z0-9\u0080-\uffff]+', ' ', 'g')
  $$;

  -- The words as they stand (for prefixes, phrases and compounds) and their stems. Without its marks, "aldrig" (never) has the stem of
  -- "ældre" (older): it has no stem here. Columns are made of it, also while a backup is restored, when no schema is on the path.
  CREATE FUNCTION search_vector(words text, language text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT to_tsvector('pg_catalog.simple'::regconfig, f)
      || to_tsvector(CASE language WHEN 'EN' THEN 'pg_catalog.english'::regconfig ELSE 'pg_catalog.danish'::regconfig END, replace(f, 'aldrig', ' '))
    FROM (SELECT public.search_fold(words) f OFFSET 0) folded
  $$;

  ALTER TABLE contact ADD COLUMN search_words tsvector GENERATED ALWAYS AS
    (setweight(search_vector(name, 'DA'), 'A') || setweight(search_vector(coalesce(job_title, ''), 'DA'), 'B')) STORED;
  ALTER TABLE organisation ADD COLUMN search_words tsvector GENERATED ALWAYS AS (setweight(search_vector(name, 'DA'), 'A')) STORED;
  -- A vector holds 1 MB; what is beyond the first 40,000 letters is not searched.
  ALTER TABLE event ADD COLUMN search_words tsvector GENERATED ALWAYS AS
    (setweight(search_vector(title, language), 'A') || setweight(search_vector(coalesce(summary, ''), language), 'B')
      || setweight(search_vector(left(coalesce(description, ''), 40000), language), 'D')) STORED;
  CREATE INDEX contact_by_words ON contact USING gin (search_words) WITH (fastupdate = off);
  CREATE INDEX organisation_by_words ON organisation USING gin (search_words) WITH (fastupdate = off);
  CREATE INDEX event_by_words ON event USING gin (search_words) WITH (fastupdate = off);
`;

const documents = `
  -- What a practice is found by. Beside the practice, because words of other tables belong to it: terms, partners, its municipality.
  CREATE TABLE initiative_document (
    initiative_id uuid PRIMARY KEY REFERENCES initiative ON DELETE CASCADE,
    -- Of the title; of title, summary and terms; of all, with weights A to D, and a word for each term (see search_term).
    title_words tsvector NOT NULL DEFAULT '',
    head_words tsvector NOT NULL DEFAULT '',
    words tsvector NOT NULL DEFAULT '',
    -- Each word once, as it is written, of what everybody may see: nothing else is ever suggested.
    spellings text[] NOT NULL DEFAULT '{}',
    is_stale boolean NOT NULL,
    -- What practices are counted by, so that whoever counts what words find reads no other table.
    status text NOT NULL,
    stage text NOT NULL,
    municipality_id uuid NOT NULL,
    term_ids uuid[] NOT NULL
  -- Its words are kept aside, so that to count what is found is to read a tenth.
  ) WITH (toast_tuple_target = 128);
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
  CREATE INDEX initiative_document_by_title ON initiative_document USING gin (title_words) WITH (fastupdate = off);
  CREATE INDEX initiative_document_by_head ON initiative_document USING gin (head_words) WITH (fastupdate = off);
  CREATE INDEX initiative_document_by_words ON initiative_document USING gin (words) WITH (fastupdate = off);
  -- What is counted of all that is found, without its texts.
  CREATE INDEX initiative_found ON initiative (id) INCLUDE (status, stage, municipality_id);

  CREATE FUNCTION search_term(term_id uuid) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT 't' || replace(term_id::text, '-', '')
  $$;

  -- Words as they are written, in lower case also where the database's locale knows no Danish letters.
  CREATE FUNCTION search_spellings(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT w), '{}') FROM regexp_split_to_table(
      translate(lower(translate(words, 'ÆØÅÄÖÜÉÈ', 'æøåäöüéè')), '${signs}', '${spaces}'),
      '[^a-z0-9\u0080-\uffff]+') w
    WHERE length(w) BETWEEN 3 AND 40 AND w !~ '[0-9]'
  $$;
`;

const lexicon = `
  CREATE TABLE search_word (
    spelling text COLLATE "C" PRIMARY KEY,
    word text COLLATE "C" NOT NULL,
    uses integer NOT NULL
  );
  CREATE INDEX search_word_prefix ON search_word (word);
  CREATE INDEX search_word_parts ON search_word USING gin (word gin_trgm_ops);

  -- In the order of words, so that two transactions never wait for each other in a circle.
  CREATE FUNCTION search_count_words() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE before text[] := '{}'; after text[] := '{}';
  BEGIN
    IF TG_OP <> 'INSERT' THEN before := OLD.spellings; END IF;
    IF TG_OP <> 'DELETE' THEN after := NEW.spellings; END IF;
    IF before = after THEN RETURN NULL; END IF;
    INSERT INTO search_word AS known (spelling, word, uses)
      SELECT changed.w, search_fold(changed.w), sum(changed.n)::integer
      FROM (SELECT unnest(after) w, 1 n UNION ALL SELECT unnest(before), -1) changed
      GROUP BY changed.w HAVING sum(changed.n) <> 0 ORDER BY changed.w COLLATE "C"
      ON CONFLICT (spelling) DO UPDATE SET uses = known.uses + excluded.uses;
    DELETE FROM search_word WHERE uses <= 0 AND spelling = any(before);
    RETURN NULL;
  END $$;
  CREATE TRIGGER initiative_document_counts AFTER INSERT OR DELETE OR UPDATE OF spellings ON initiative_document
    FOR EACH ROW EXECUTE FUNCTION search_count_words();
`;

export const refresh = `
  CREATE FUNCTION search_refresh(ids uuid[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO initiative_document AS d (initiative_id, title_words, head_words, words, spellings, is_stale)
      SELECT i.id, t.title, t.head,
        t.head || setweight(search_vector(t.body, i.language), 'D')
          || coalesce((SELECT array_to_tsvector(array_agg(search_term(it.term_id))) FROM initiative_term it WHERE it.initiative_id = i.id), ''),
        CASE i.status WHEN 'PUBLISHED' THEN search_spellings(concat_ws(' ', i.title, i.summary, b.terms, b.others, t.body)) ELSE '{}' END,
        false
      FROM initiative i
      CROSS JOIN LATERAL (SELECT
        (SELECT string_agg(te.name_da, ' ') FROM initiative_term it JOIN term te ON te.id = it.term_id WHERE it.initiative_id = i.id) terms,
        (SELECT string_agg(te.name_en, ' ') FROM initiative_term it JOIN term te ON te.id = it.term_id WHERE it.initiative_id = i.id) terms_en,
        concat_ws(' ', (SELECT m.name FROM municipality m WHERE m.id = i.municipality_id),
          (SELECT string_agg(o.name, ' ') FROM initiative_partner ip JOIN organisation o ON o.id = ip.organisation_id WHERE ip.initiative_id = i.id)) others,
        left(concat_ws(E'\\n', i.challenge, i.approach, i.outcomes, i.lessons, i.transferability, i.resources_description), 60000) body
      OFFSET 0) b
      CROSS JOIN LATERAL (SELECT setweight(search_vector(i.title, i.language), 'A') title, b.body,
        setweight(search_vector(i.title, i.language), 'A') || setweight(search_vector(coalesce(i.summary, ''), i.language), 'B')
          || setweight(search_vector(concat_ws(' ', b.terms, b.others), 'DA') || search_vector(coalesce(b.terms_en, ''), 'EN'), 'C') head
      OFFSET 0) t
      WHERE i.id = any(ids)
    ON CONFLICT (initiative_id) DO UPDATE SET title_words = excluded.title_words, head_words = excluded.head_words,
      words = excluded.words, spellings = excluded.spellings, is_stale = false
  $$;
`;

const refreshing = `
  CREATE FUNCTION search_touch(ids uuid[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO initiative_document AS d (initiative_id, is_stale)
      SELECT i.id, true FROM initiative i WHERE i.id = any(ids) ORDER BY i.id
    ON CONFLICT (initiative_id) DO UPDATE SET is_stale = true WHERE NOT d.is_stale
  $$;

  -- Once for each transaction and practice, at its end, however many of its rows were changed.
  CREATE FUNCTION search_refresh_touched() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM search_refresh(ARRAY(SELECT initiative_id FROM initiative_document WHERE initiative_id = NEW.initiative_id AND is_stale));
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER initiative_document_refreshes AFTER INSERT OR UPDATE OF is_stale ON initiative_document
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.is_stale) EXECUTE FUNCTION search_refresh_touched();

  CREATE FUNCTION search_touch_initiative() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM search_touch(ARRAY[NEW.id]); RETURN NULL; END $$;
  CREATE TRIGGER initiative_is_found AFTER INSERT ON initiative FOR EACH ROW EXECUTE FUNCTION search_touch_initiative();
  CREATE TRIGGER initiative_is_found_anew AFTER UPDATE ON initiative FOR EACH ROW
    WHEN ((OLD.title, OLD.summary, OLD.language, OLD.status, OLD.stage, OLD.municipality_id, OLD.challenge, OLD.approach, OLD.outcomes,
        OLD.lessons, OLD.transferability, OLD.resources_description)
      IS DISTINCT FROM (NEW.title, NEW.summary, NEW.language, NEW.status, NEW.stage, NEW.municipality_id, NEW.challenge, NEW.approach,
        NEW.outcomes, NEW.lessons, NEW.transferability, NEW.resources_description))
    EXECUTE FUNCTION search_touch_initiative();

  CREATE FUNCTION search_touch_linked() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN PERFORM search_touch(ARRAY(SELECT DISTINCT initiative_id FROM changed)); RETURN NULL; END $$;
  CREATE TRIGGER initiative_term_is_found AFTER INSERT ON initiative_term REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION search_touch_linked();
  CREATE TRIGGER initiative_term_is_lost AFTER DELETE ON initiative_term REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION search_touch_linked();
  CREATE TRIGGER initiative_partner_is_found AFTER INSERT ON initiative_partner REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION search_touch_linked();
  CREATE TRIGGER initiative_partner_is_lost AFTER DELETE ON initiative_partner REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION search_touch_linked();

  CREATE FUNCTION search_touch_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM search_touch(CASE TG_TABLE_NAME
      WHEN 'term' THEN ARRAY(SELECT initiative_id FROM initiative_term WHERE term_id = NEW.id)
      WHEN 'organisation' THEN ARRAY(SELECT initiative_id FROM initiative_partner WHERE organisation_id = NEW.id)
      ELSE ARRAY(SELECT id FROM initiative WHERE municipality_id = NEW.id) END);
    RETURN NULL;
  END $$;
  CREATE TRIGGER term_is_renamed AFTER UPDATE ON term FOR EACH ROW
    WHEN ((OLD.name_da, OLD.name_en) IS DISTINCT FROM (NEW.name_da, NEW.name_en)) EXECUTE FUNCTION search_touch_renamed();
  CREATE TRIGGER organisation_is_renamed AFTER UPDATE ON organisation FOR EACH ROW
    WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION search_touch_renamed();
  CREATE TRIGGER municipality_is_renamed AFTER UPDATE ON municipality FOR EACH ROW
    WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION search_touch_renamed();
`;

export const plans = `
  -- What somebody typed, ready to be looked for. The arrays have a place for each word or phrase that is wanted.
  CREATE TYPE search_plan AS (
    every tsquery, partly tsquery, literal tsquery, anyof tsquery,
    exact tsquery[], wide tsquery[], parts tsquery[], weights real[], refuses boolean, suggestion text
  );

  -- What has little meaning of its own. "men" is nothing in Danish, and whom it is about in English.
  CREATE FUNCTION search_is_little(folded text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT folded = any('{pa,nar,vare,varet,ogsa,ma,sadan,hvordan,far,fa,gor,the,a,an,of,in,to,and,or,with,is,are}')
      OR (ts_lexize('pg_catalog.danish_stem', folded) = '{}' AND folded <> 'men')
  $$;

  -- Not one that is another word: the stem of "demens" would be "dem" (them).
  CREATE FUNCTION search_stem(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN search_is_little(stem) THEN folded ELSE stem END
    FROM (SELECT coalesce((ts_lexize('pg_catalog.danish_stem'::regdictionary, folded))[1], folded) stem) s
  $$;

  -- A word as a query. It is quoted, so nothing in it is an operator.
  CREATE FUNCTION search_word_query(folded text, suffix text DEFAULT '') RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT (quote_literal(folded) || suffix)::tsquery
  $$;

  -- A word as it stands, in both languages.
  CREATE FUNCTION search_exact(folded text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT search_word_query(folded) || search_word_query(search_stem(folded))
      || search_word_query(coalesce((ts_lexize('pg_catalog.english_stem', folded))[1], folded))
  $$;

  -- Compounds that end with it, with an inflection: spisefællesskabet for fællesskab. Null where none is known.
  CREATE FUNCTION search_compounds(folded text) RETURNS tsquery LANGUAGE sql STABLE STRICT AS $$
    SELECT string_agg(quote_literal(c.word), ' | ')::tsquery
    FROM (SELECT CASE WHEN length(search_stem(folded)) >= 4 THEN search_stem(folded) ELSE folded END tail OFFSET 0) t
    CROSS JOIN LATERAL (
      SELECT w.word FROM search_word w
      WHERE length(tail) >= 4 AND w.word LIKE '%_' || tail || '%' AND length(w.word) - (strpos(substr(w.word, 2), tail) + length(tail)) <= 4
      GROUP BY w.word ORDER BY sum(w.uses) DESC, w.word LIMIT 40) c
  $$;

  -- The word, what it begins, and compounds that end with it. A short stem begins too much: aldr(e) also begins aldrig.
  CREATE FUNCTION search_wide(folded text) RETURNS tsquery LANGUAGE plpgsql STABLE STRICT AS $$
  DECLARE
    stem constant text := search_stem(folded);
    wide tsquery := search_exact(folded);
    compounds constant tsquery := search_compounds(folded);
  BEGIN
    IF length(folded) >= 2 AND NOT search_is_little(folded) THEN wide := wide || search_word_query(folded, ':*'); END IF;
    IF length(stem) >= 6 THEN wide := wide || search_word_query(stem, ':*'); END IF;
    RETURN CASE WHEN compounds IS NULL THEN wide ELSE wide || compounds END;
  END $$;

  -- A compound as the two words that it is made of, with an s or e between them or not: known words, or the first begins and the last
  -- ends a known compound. Known words before others, and of all such pairs the one of the most even lengths; null where there is none.
  CREATE FUNCTION search_parts(folded text) RETURNS tsquery[] LANGUAGE sql STABLE STRICT AS $$
    SELECT ARRAY[search_wide(pair.head), search_wide(pair.tail)] FROM (
      SELECT head, tail FROM generate_series(3, length(folded) - 3) k
      CROSS JOIN LATERAL (VALUES (left(folded, k)), (CASE WHEN substr(folded, k, 1) IN ('s', 'e') THEN left(folded, k - 1) END)) first(head)
      CROSS JOIN LATERAL (VALUES (substr(folded, k + 1))) last(tail)
      CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM search_word w WHERE w.word >= tail AND w.word < tail || '~'
        AND length(w.word) - length(tail) <= CASE WHEN length(tail) < 4 THEN 0 ELSE 3 END) is_word) known
      WHERE length(head) >= 3 AND NOT search_is_little(head) AND NOT search_is_little(tail)
        AND EXISTS (SELECT FROM search_word w WHERE w.word >= head AND w.word < head || '~' AND (length(head) >= 4 OR w.word = head))
        AND (is_word OR search_compounds(tail) IS NOT NULL)
      ORDER BY is_word DESC, least(length(head), length(tail)) DESC, length(head) DESC LIMIT 1) pair
  $$;

  -- tokens: [{ "words": ["ensomme"], "isPhrase": false, "isNot": false }], as src/kernel/text/tokens.ts makes them.
  CREATE FUNCTION search_plan(tokens jsonb) RETURNS search_plan LANGUAGE plpgsql STABLE AS $$
  DECLARE
    made search_plan;
    token jsonb;
    typed text;
    folded text;
    stem text;
    exact_q tsquery;
    wide_q tsquery;
    both_q tsquery[];
    parts_q tsquery;
    every_q tsquery;
    some_q tsquery;
    literal_q tsquery;
    part text;
    uses_n integer;
    likely text;
    likely_word text;
    refused tsquery := NULL;
    spelled text[] := '{}';
    is_corrected boolean := false;
    takes_stops boolean;
  BEGIN
    made.exact := '{}'; made.wide := '{}'; made.parts := '{}'; made.weights := '{}';
    takes_stops := NOT EXISTS (SELECT FROM jsonb_array_elements(tokens) t WHERE NOT (t ->> 'isNot')::boolean
      AND ((t ->> 'isPhrase')::boolean OR NOT search_is_little(search_fold(t #>> '{words,0}'))));
    FOR token IN SELECT value FROM jsonb_array_elements(tokens) LOOP
      parts_q := NULL;
      IF (token ->> 'isPhrase')::boolean THEN
        exact_q := NULL;
        FOR part IN SELECT trim(search_fold(value)) FROM jsonb_array_elements_text(token -> 'words') LOOP
          CONTINUE WHEN part = '' OR part LIKE '% %';
          exact_q := CASE WHEN exact_q IS NULL THEN search_word_query(part) ELSE exact_q <-> search_word_query(part) END;
        END LOOP;
        CONTINUE WHEN exact_q IS NULL;
        IF (token ->> 'isNot')::boolean THEN refused := CASE WHEN refused IS NULL THEN exact_q ELSE refused || exact_q END; CONTINUE; END IF;
        wide_q := exact_q; every_q := exact_q; some_q := exact_q; literal_q := exact_q; uses_n := 0;
        FOR part IN SELECT trim(search_fold(value)) FROM jsonb_array_elements_text(token -> 'words') LOOP
          CONTINUE WHEN part = '' OR part LIKE '% %';
          made.anyof := CASE WHEN made.anyof IS NULL THEN search_word_query(part) ELSE made.anyof || search_word_query(part) END;
        END LOOP;
        spelled := spelled || ('"' || (SELECT string_agg(value, ' ') FROM jsonb_array_elements_text(token -> 'words')) || '"');
      ELSE
        typed := token #>> '{words,0}';
        folded := trim(search_fold(typed));
        CONTINUE WHEN folded = '' OR folded LIKE '% %';
        stem := search_stem(folded);
        exact_q := search_exact(folded);
        IF (token ->> 'isNot')::boolean THEN refused := CASE WHEN refused IS NULL THEN exact_q ELSE refused || exact_q END; CONTINUE; END IF;
        IF search_is_little(folded) AND NOT takes_stops THEN spelled := spelled || typed; CONTINUE; END IF;

        wide_q := search_wide(folded);
        both_q := search_parts(folded);
        parts_q := both_q[1] && both_q[2];
        SELECT coalesce(max(w.uses), 0) INTO uses_n FROM search_word w WHERE w.word >= folded AND w.word < folded || '~' AND w.word LIKE folded || '%';
        every_q := wide_q;
        literal_q := wide_q;
        IF uses_n = 0 AND length(folded) >= 4 AND search_compounds(folded) IS NULL AND NOT EXISTS (
          SELECT FROM search_word w WHERE w.word >= stem AND w.word < stem || '~' AND length(w.word) - length(stem) <= 4
        ) THEN
          IF parts_q IS NOT NULL THEN
            -- Nobody has written it: who has its parts is found by them.
            every_q := wide_q || parts_q;
            literal_q := every_q;
            spelled := spelled || typed;
          ELSE
            likely := NULL;
            FOR part, likely_word IN
              SELECT w.spelling, w.word FROM search_word w
              WHERE w.word % folded AND similarity(w.word, folded) >= 0.36 AND abs(length(w.word) - length(folded)) <= 3
              ORDER BY similarity(w.word, folded) - 0.06 * abs(length(w.word) - length(folded))
                + CASE WHEN left(w.word, 1) = left(folded, 1) THEN 0.1 ELSE 0 END DESC, w.uses DESC, w.spelling LIMIT 3
            LOOP
              IF likely IS NULL THEN
                likely := part;
                exact_q := exact_q || search_word_query(likely_word) || search_word_query(search_stem(likely_word));
                wide_q := wide_q || search_word_query(likely_word, ':*') || search_word_query(search_stem(likely_word));
              ELSIF search_stem(likely_word) = search_stem(search_fold(likely)) OR similarity(likely_word, folded) >= 0.5 THEN
                wide_q := wide_q || search_word_query(likely_word);
              END IF;
            END LOOP;
            every_q := wide_q;
            IF likely IS NOT NULL THEN is_corrected := true; END IF;
            spelled := spelled || coalesce(likely, typed);
          END IF;
        ELSE
          spelled := spelled || typed;
        END IF;
        some_q := coalesce(wide_q || parts_q, wide_q);
        made.anyof := coalesce(made.anyof || wide_q, wide_q);
        made.anyof := coalesce(made.anyof || both_q[1] || both_q[2], made.anyof);
      END IF;
      made.exact := made.exact || exact_q;
      made.wide := made.wide || wide_q;
      made.parts := made.parts || parts_q;
      made.weights := made.weights || (1 / (1 + ln(1 + uses_n)))::real;
      made.every := CASE WHEN made.every IS NULL THEN every_q ELSE made.every && every_q END;
      made.partly := CASE WHEN made.partly IS NULL THEN some_q ELSE made.partly || some_q END;
      made.literal := CASE WHEN made.literal IS NULL THEN literal_q ELSE made.literal && literal_q END;
    END LOOP;
    made.refuses := refused IS NOT NULL;
    IF made.refuses THEN
      made.every := made.every && !!refused;
      made.partly := made.partly && !!refused;
      made.literal := made.literal && !!refused;
    END IF;
    IF is_corrected THEN made.suggestion := array_to_string(spelled, ' '); END IF;
    RETURN made;
  END $$;

  -- In millionths, so that it survives a cursor. Rare words count more than common ones, exact ones more than parts and likenesses, and
  -- who has all of the words stands before who has some.
  CREATE FUNCTION search_rank(stored tsvector, plan search_plan) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE
    -- Unpacked once; as it is stored, each look at it would do that anew.
    words constant tsvector := stored || ''::tsvector;
    n constant integer := coalesce(cardinality(plan.wide), 0);
    heavy constant real[] := '{0.08, 0.3, 0.45, 1.0}';
    total real := 0;
    possible real := 0;
    reached real := 0;
    broad real;
    one_weight real;
  BEGIN
    FOR i IN 1 .. n LOOP
      one_weight := plan.weights[i];
      possible := possible + one_weight;
      broad := ts_rank(heavy, words, plan.wide[i]) * greatest(numnode(plan.wide[i]) + 1, 2) / 2;
      IF broad > 0 THEN
        reached := reached + one_weight;
        total := total + one_weight * (least(broad, 1.6) * 0.35 + ts_rank(heavy, words, plan.exact[i]) * 3);
      ELSIF words @@ plan.parts[i] THEN
        -- The nearer the parts of a compound stand to each other.
        reached := reached + one_weight;
        total := total + one_weight * (0.05 + ts_rank(heavy, words, plan.parts[i]) * 0.8);
      END IF;
    END LOOP;
    IF possible = 0 THEN RETURN 0; END IF;
    RETURN (1000000 * (reached / possible) * (reached / possible) * total / possible)::integer;
  END $$;

  -- The folded words of a text that the plan looks for, to be marked.
  CREATE FUNCTION search_marks(words text, plan search_plan) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(w), '{}') FROM (SELECT DISTINCT w FROM string_to_table(search_fold(words), ' ') w WHERE length(w) BETWEEN 1 AND 500) each
    WHERE array_to_tsvector(CASE w WHEN 'aldrig' THEN ARRAY[w]
      ELSE w || coalesce(ts_lexize('pg_catalog.danish_stem', w), '{}') || coalesce(ts_lexize('pg_catalog.english_stem', w), '{}') END) @@ plan.anyof
  $$;
`;

export const likeness = `
  -- Published practices that are like something with this text, these terms and partners, in a municipality of this size: the best first,
  -- at most 20, never the one that is named, nor of the municipality that is named. Candidates are bounded before they are weighed, so that it costs the same among ten times as many.
  CREATE FUNCTION initiatives_like(p_text text, p_terms uuid[], p_partners uuid[], p_population integer, p_except uuid, p_not_of uuid)
  RETURNS TABLE (id uuid, score integer) LANGUAGE plpgsql STABLE
  -- Whatever the words are, the plan is the same: it goes by the indexes, in whose order the same candidates come each time.
  SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
  DECLARE
    themes tsquery;
    groups tsquery;
    told tsquery;
    rare tsquery;
    term_ids uuid[] := coalesce(p_terms, '{}');
  BEGIN
    SELECT string_agg(quote_literal(search_term(t.id)), ' | ' ORDER BY t.id)::tsquery INTO themes
      FROM term t WHERE t.id = any(term_ids) AND t.vocabulary = 'THEME';
    SELECT string_agg(quote_literal(search_term(t.id)), ' | ' ORDER BY t.id)::tsquery INTO groups
      FROM term t WHERE t.id = any(term_ids) AND t.vocabulary = 'TARGET_GROUP';
    -- The rarest of its words that others have too say most of what it is about; so many of them are looked up as some 2000 others have.
    SELECT string_agg(DISTINCT quote_literal(r.stem), ' | ')::tsquery,
      (string_agg(DISTINCT quote_literal(r.stem), ' | ') FILTER (WHERE r.place = 1 OR r.others <= 2000))::tsquery INTO told, rare FROM (
      SELECT search_stem(w.word) stem, sum(w.uses) OVER rarest others, row_number() OVER rarest place
      FROM unnest(search_spellings(left(coalesce(p_text, ''), 2000))) s(spelling)
      JOIN search_word w ON w.spelling = s.spelling
      WHERE w.uses >= 2 AND length(w.word) >= 4 AND ts_lexize('pg_catalog.danish_stem', w.word) <> '{}' AND w.word <> 'eksempel'
      WINDOW rarest AS (ORDER BY w.uses, w.word) ORDER BY place LIMIT 12) r;
    RETURN QUERY
      WITH of_both AS MATERIALIZED (SELECT d.initiative_id FROM initiative_document d JOIN initiative i ON i.id = d.initiative_id AND i.status = 'PUBLISHED'
          WHERE d.words @@ (themes && groups) LIMIT 100),
      candidate AS MATERIALIZED (
        (SELECT d.initiative_id FROM initiative_document d JOIN initiative i ON i.id = d.initiative_id AND i.status = 'PUBLISHED'
          WHERE d.words @@ (themes && groups && rare) LIMIT 100)
        UNION SELECT b.initiative_id FROM of_both b
        UNION (SELECT d.initiative_id FROM initiative_document d JOIN initiative i ON i.id = d.initiative_id AND i.status = 'PUBLISHED'
          WHERE d.head_words @@ rare LIMIT 100)
        UNION (SELECT d.initiative_id FROM initiative_document d JOIN initiative i ON i.id = d.initiative_id AND i.status = 'PUBLISHED'
          WHERE d.words @@ coalesce(themes, groups) LIMIT (SELECT CASE WHEN count(*) < 100 THEN 100 ELSE 0 END FROM of_both))
        UNION (SELECT ip.initiative_id FROM initiative_partner ip JOIN initiative i ON i.id = ip.initiative_id AND i.status = 'PUBLISHED'
          WHERE ip.organisation_id = any(p_partners) LIMIT 100)
      ),
      -- Materialized, so that it is weighed once; the document by its id, or the planner might read them all.
      weighed AS MATERIALIZED (
        SELECT c.initiative_id, (
          coalesce((SELECT sum(CASE t.vocabulary WHEN 'THEME' THEN 100 WHEN 'TARGET_GROUP' THEN 60 ELSE 15 END)
            FROM initiative_term it JOIN term t ON t.id = it.term_id WHERE it.initiative_id = c.initiative_id AND it.term_id = any(term_ids)), 0)
          + 80 * (SELECT count(*) FROM initiative_partner ip WHERE ip.initiative_id = c.initiative_id AND ip.organisation_id = any(p_partners))
          + coalesce(400 * (SELECT ts_rank('{0.05, 0.2, 0.5, 1.0}', d.head_words, told) FROM initiative_document d WHERE d.initiative_id = c.initiative_id), 0)
        ) alike, (SELECT i.municipality_id FROM initiative i WHERE i.id = c.initiative_id) municipality_id
        FROM candidate c
        WHERE c.initiative_id IS DISTINCT FROM p_except
      )
      SELECT w.initiative_id, (w.alike + coalesce(40 * greatest(0, 1 - abs(ln(greatest(m.population, 1)::float8 / greatest(p_population, 1))) / ln(10)), 0))::integer
      FROM weighed w JOIN municipality m ON m.id = w.municipality_id
      WHERE w.alike >= 30 AND w.municipality_id IS DISTINCT FROM p_not_of
      ORDER BY 2 DESC, 1 DESC LIMIT 20;
  END $$;
`;

/** On a database that has practices already. */
const fill = `SELECT search_refresh(ARRAY(SELECT id FROM initiative ORDER BY id))`;

const down = `
  DROP TRIGGER term_is_renamed ON term;
  DROP TRIGGER organisation_is_renamed ON organisation;
  DROP TRIGGER municipality_is_renamed ON municipality;
  DROP TRIGGER initiative_is_found ON initiative;
  DROP TRIGGER initiative_is_found_anew ON initiative;
  DROP TRIGGER initiative_term_is_found ON initiative_term;
  DROP TRIGGER initiative_term_is_lost ON initiative_term;
  DROP TRIGGER initiative_partner_is_found ON initiative_partner;
  DROP TRIGGER initiative_partner_is_lost ON initiative_partner;
  DROP INDEX initiative_found;
  DROP TABLE initiative_document;
  DROP TABLE search_word;
  ALTER TABLE contact DROP COLUMN search_words;
  ALTER TABLE organisation DROP COLUMN search_words;
  ALTER TABLE event DROP COLUMN search_words;
  DROP FUNCTION initiatives_like, search_marks, search_rank, search_plan(jsonb), search_parts, search_wide, search_compounds,
    search_exact, search_stem, search_is_little, search_word_query, search_touch_renamed,
    search_touch_linked, search_touch_initiative, search_refresh_touched, search_touch, search_refresh, search_count_words,
    search_take_counted, search_spellings, search_term, search_vector, search_fold;
  DROP TYPE search_plan;
  DROP EXTENSION IF EXISTS pg_trgm;
`;
