import type { MigrationInterface, QueryRunner } from "typeorm";
import { likeness as likenessBefore, plans as plansBefore, refresh as refreshBefore } from "./1765152000000-search";

/**
 * Slips of the keyboard, likeness that is near, compounds of words alone, and weights that a page takes from the one before it; see
 * docs/adr/0018-search.md. fuzzystrmatch is a trusted extension: the owner of the database may create it.
 */
export class SearchSlips1765324800000 implements MigrationInterface {
  name = "SearchSlips1765324800000";

  async up(db: QueryRunner): Promise<void> {
    for (const part of [extension, plans, likeness, refresh, fill]) await db.query(part);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const part of [down, plansBefore, likenessBefore, refreshBefore, fill]) await db.query(part);
  }
}

const extension = `CREATE EXTENSION IF NOT EXISTS fuzzystrmatch`;

const plans = `
  DROP FUNCTION search_compounds;

  -- What has little meaning of its own: what the dictionary passes over, what it forgot, and the like of them in English. "men" is
  -- nothing in Danish, and whom it is about in English.
  CREATE OR REPLACE FUNCTION search_is_little(folded text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT folded = any('{pa,nar,vare,varet,ogsa,ma,sadan,hvordan,far,fa,gor,blandt,mellem,gennem,omkring,samt,vores,jeres,hver,hvem,hvorfor,hvornar,
        fordi,derfor,nogen,ingen,kan,the,a,an,of,in,to,and,or,with,is,are,from,at,by,on,it,be,as,was,that,this,who,how,we,our,their,they,you,your}')
      OR (ts_lexize('pg_catalog.danish_stem', folded) = '{}' AND folded <> 'men') OR length(folded) = 1
  $$;

  -- Any of these words, or of what these begin; each once, and none that a beginning finds anyway: an index is asked for each.
  CREATE OR REPLACE FUNCTION search_any(words text[], beginnings text[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
  DECLARE leaves text[] := '{}'; leaf text; begun text;
  BEGIN
    <<beginning>> FOREACH leaf IN ARRAY beginnings LOOP
      FOREACH begun IN ARRAY beginnings LOOP CONTINUE beginning WHEN leaf <> begun AND starts_with(leaf, begun); END LOOP;
      leaf := quote_literal(leaf) || ':*';
      IF leaf <> ALL (leaves) THEN leaves := leaves || leaf; END IF;
    END LOOP;
    <<word>> FOREACH leaf IN ARRAY words LOOP
      FOREACH begun IN ARRAY beginnings LOOP CONTINUE word WHEN starts_with(leaf, begun); END LOOP;
      leaf := quote_literal(leaf);
      IF leaf <> ALL (leaves) THEN leaves := leaves || leaf; END IF;
    END LOOP;
    RETURN array_to_string(leaves, ' | ')::tsquery;
  END $$;

  -- A word as it stands, in both languages.
  CREATE OR REPLACE FUNCTION search_inflections(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT ARRAY[folded, search_stem(folded), coalesce((ts_lexize('pg_catalog.english_stem', folded))[1], folded)]
  $$;
  CREATE OR REPLACE FUNCTION search_exact(folded text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT search_any(search_inflections(folded), '{}')
  $$;

  -- Compounds that end with it, with an inflection: spisefællesskabet for fællesskab.
  CREATE OR REPLACE FUNCTION search_compounds(folded text) RETURNS text[] LANGUAGE sql STABLE STRICT AS $$
    SELECT coalesce(array_agg(c.word), '{}')
    FROM (SELECT CASE WHEN length(search_stem(folded)) >= 4 THEN search_stem(folded) ELSE folded END tail OFFSET 0) t
    CROSS JOIN LATERAL (
      SELECT w.word FROM search_word w
      WHERE length(tail) >= 4 AND w.word LIKE '%__' || tail || '%' AND length(w.word) - (strpos(substr(w.word, 3), tail) + length(tail) + 1) <= 4
        AND (strpos(substr(w.word, 4), tail) > 0 OR left(w.word, 2) IN ('by', 'it', 'tv'))
      GROUP BY w.word ORDER BY sum(w.uses) DESC, w.word LIMIT 40) c
  $$;

  -- The word, what it begins, and compounds that end with it. A short stem begins too much: aldr(e) also begins aldrig.
  CREATE OR REPLACE FUNCTION search_wide(folded text) RETURNS tsquery LANGUAGE plpgsql STABLE STRICT AS $$
  DECLARE stem constant text := search_stem(folded); beginnings text[] := '{}';
  BEGIN
    IF length(folded) >= 2 THEN beginnings := beginnings || folded; END IF;
    IF length(stem) >= 6 THEN beginnings := beginnings || stem; END IF;
    RETURN search_any(search_inflections(folded) || search_compounds(folded), beginnings);
  END $$;

  -- Whether it is a word of a published practice, as it stands or inflected; of three letters, as it stands.
  CREATE OR REPLACE FUNCTION search_is_word(folded text) RETURNS boolean LANGUAGE sql STABLE STRICT AS $$
    SELECT length(folded) >= 3 AND NOT search_is_little(folded) AND EXISTS (SELECT FROM search_word w
      WHERE w.word >= stem AND w.word < stem || '~'
        AND (w.word = folded OR (length(folded) >= 4 AND search_inflections(w.word) && search_inflections(folded))))
    FROM (SELECT search_stem(folded) stem) s
  $$;

  -- Whether a known compound begins with it: what follows, after an s or e or at once, is a word too.
  CREATE OR REPLACE FUNCTION search_begins_compounds(folded text) RETURNS boolean LANGUAGE sql STABLE STRICT AS $$
    SELECT EXISTS (SELECT FROM search_word w CROSS JOIN LATERAL (SELECT substr(w.word, length(folded) + 1) rest) r
      WHERE w.word >= folded AND w.word < folded || '~' AND length(rest) BETWEEN 4 AND 20
        AND (search_is_word(rest) OR (left(rest, 1) IN ('s', 'e') AND length(rest) > 4 AND search_is_word(substr(rest, 2)))))
  $$;

  -- A compound as the two words that it is made of, with an s or e between them or not: known words, or the first begins and the last ends
  -- a known compound. Known words before others, and of all such pairs the one of the most even lengths; null where there is none. An
  -- ending is no word: "træning" is not made of what ends with -ning.
  CREATE OR REPLACE FUNCTION search_parts(folded text) RETURNS tsquery[] LANGUAGE sql STABLE STRICT AS $$
    SELECT ARRAY[search_wide(pair.head), search_wide(pair.tail)] FROM (
      SELECT head, tail FROM generate_series(3, length(folded) - 3) k
      CROSS JOIN LATERAL (VALUES (left(folded, k)), (CASE WHEN substr(folded, k, 1) IN ('s', 'e') THEN left(folded, k - 1) END)) first(head)
      CROSS JOIN LATERAL (VALUES (substr(folded, k + 1))) last(tail)
      CROSS JOIN LATERAL (SELECT search_is_word(tail) is_word) known
      WHERE length(head) >= 3 AND length(head) + length(tail) >= 8 AND NOT search_is_little(head) AND NOT search_is_little(tail)
        AND tail <> ALL ('{ning,ring,ering,lose,else,ende,lige,iske,erne,skab}') AND (is_word OR search_compounds(tail) <> '{}')
        AND (search_is_word(head) OR search_begins_compounds(head))
      ORDER BY is_word DESC, least(length(head), length(tail)) DESC, length(head) DESC LIMIT 1) pair
  $$;

  -- What somebody may have meant: words of published practices that are written with one letter more, less or otherwise, or with two
  -- that changed places, endings aside; of words of twelve letters or more, with two such slips. The likeliest first.
  CREATE OR REPLACE FUNCTION search_likely(folded text) RETURNS TABLE (spelling text, word text) LANGUAGE sql STABLE STRICT AS $$
    SELECT w.spelling, w.word
    FROM (SELECT CASE WHEN length(folded) < 12 THEN 1 ELSE 2 END most, search_stem(folded) stem, ARRAY(
      SELECT overlay(folded PLACING reverse(substr(folded, k, 2)) FROM k) FROM generate_series(1, length(folded) - 1) k) swapped OFFSET 0) may
    JOIN search_word w ON w.word = any(may.swapped) OR w.word % folded OR (w.word >= left(folded, 1) AND w.word < left(folded, 1) || '~')
    CROSS JOIN LATERAL (SELECT CASE WHEN w.word = any(may.swapped) THEN 1 ELSE least(levenshtein_less_equal(w.word, folded, may.most), CASE
      WHEN length(folded) >= 8 THEN 1 + levenshtein_less_equal((ts_lexize('pg_catalog.danish_stem', w.word))[1], may.stem, may.most - 1) END) END slips) d
    WHERE d.slips <= may.most AND (length(folded) >= 6 OR left(w.word, 1) = left(folded, 1)) AND NOT search_is_little(w.word)
    ORDER BY d.slips, left(w.word, 1) = left(folded, 1) DESC, w.uses DESC, w.spelling LIMIT 3
  $$;

  -- tokens: [{ "words": ["ensomme"], "isPhrase": false, "isNot": false }], as src/kernel/text/tokens.ts makes them.
  CREATE OR REPLACE FUNCTION search_plan(tokens jsonb) RETURNS search_plan LANGUAGE plpgsql STABLE AS $$
  DECLARE
    made search_plan;
    token jsonb;
    typed text;
    folded text;
    exact_q tsquery;
    wide_q tsquery;
    both_q tsquery[];
    parts_q tsquery;
    every_q tsquery;
    literal_q tsquery;
    part text;
    uses_n integer;
    likely text;
    meant record;
    refused tsquery := NULL;
    spelled text[] := '{}';
    is_corrected boolean := false;
    is_known boolean;
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
        wide_q := exact_q; every_q := exact_q; literal_q := exact_q; uses_n := 0;
        FOR part IN SELECT trim(search_fold(value)) FROM jsonb_array_elements_text(token -> 'words') LOOP
          CONTINUE WHEN part = '' OR part LIKE '% %';
          made.anyof := CASE WHEN made.anyof IS NULL THEN search_word_query(part) ELSE made.anyof || search_word_query(part) END;
        END LOOP;
        spelled := spelled || ('"' || (SELECT string_agg(value, ' ') FROM jsonb_array_elements_text(token -> 'words')) || '"');
      ELSE
        typed := token #>> '{words,0}';
        folded := trim(search_fold(typed));
        CONTINUE WHEN folded = '' OR folded LIKE '% %';
        exact_q := search_exact(folded);
        IF (token ->> 'isNot')::boolean THEN
          IF NOT search_is_little(folded) THEN refused := CASE WHEN refused IS NULL THEN exact_q ELSE refused || exact_q END; END IF;
          CONTINUE;
        END IF;
        IF search_is_little(folded) AND NOT takes_stops THEN spelled := spelled || typed; CONTINUE; END IF;

        wide_q := search_wide(folded);
        literal_q := wide_q;
        SELECT coalesce(max(w.uses), 0) INTO uses_n FROM search_word w WHERE w.word >= folded AND w.word < folded || '~';
        -- As it stands, as the beginning of another, inflected, or at the end of a compound.
        is_known := length(folded) < 4 OR uses_n > 0 OR search_is_word(folded) OR search_compounds(folded) <> '{}';
        likely := NULL;
        -- A word of four letters is like many; none that is kept has more than forty.
        IF NOT is_known AND length(folded) BETWEEN 5 AND 40 THEN
          FOR meant IN SELECT * FROM search_likely(folded) LOOP
            IF likely IS NULL THEN
              likely := meant.spelling;
              exact_q := exact_q || search_exact(meant.word);
            END IF;
            wide_q := wide_q || search_wide(meant.word);
          END LOOP;
        END IF;
        spelled := spelled || coalesce(likely, typed);
        every_q := wide_q;
        made.anyof := coalesce(made.anyof || wide_q, wide_q);
        IF likely IS NOT NULL THEN
          is_corrected := true;
        ELSIF NOT is_known THEN
          -- Nobody has written it, or anything like it: who has its parts is found by them.
          both_q := search_parts(folded);
          IF both_q IS NOT NULL THEN
            parts_q := both_q[1] && both_q[2];
            every_q := wide_q || parts_q;
            literal_q := every_q;
            made.anyof := made.anyof || both_q[1] || both_q[2];
          END IF;
        END IF;
      END IF;
      made.exact := made.exact || exact_q;
      made.wide := made.wide || wide_q;
      made.parts := made.parts || parts_q;
      made.weights := made.weights || (1 / (1 + ln(1 + uses_n)))::real;
      made.every := CASE WHEN made.every IS NULL THEN every_q ELSE made.every && every_q END;
      made.partly := CASE WHEN made.partly IS NULL THEN every_q ELSE made.partly || every_q END;
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
  -- who has all of the words stands before who has some. The weights are the plan's, or those of the page before.
  CREATE OR REPLACE FUNCTION search_rank(stored tsvector, plan search_plan, weights real[]) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$
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
      one_weight := weights[i];
      possible := possible + one_weight;
      -- Not the less for how many words it might have been, by which ts_rank divides.
      broad := ts_rank(heavy, words, plan.wide[i]) * (numnode(plan.wide[i]) + 1) * 0.75;
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

  -- As the release before asks.
  CREATE OR REPLACE FUNCTION search_rank(stored tsvector, plan search_plan) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT search_rank(stored, plan, plan.weights)
  $$;
`;

const likeness = `
  -- Published practices that are like something with this text, these terms and partners, in a municipality of this size: the best first,
  -- at most 20, never the one that is named, nor of the municipality that is named. Candidates are bounded before they are weighed, so that it costs the same among ten times as many.
  CREATE OR REPLACE FUNCTION initiatives_like(p_text text, p_terms uuid[], p_partners uuid[], p_population integer, p_except uuid, p_not_of uuid)
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
      WHERE w.uses >= 2 AND length(w.word) >= 3 AND NOT search_is_little(w.word) AND w.word <> 'eksempel'
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
      -- A term that few have says more; three hundred are many, and counted no further.
      known AS MATERIALIZED (SELECT 1 + count(*) n FROM (SELECT FROM initiative WHERE status = 'PUBLISHED' LIMIT 300) i),
      said AS MATERIALIZED (
        SELECT t.id term_id, CASE t.vocabulary WHEN 'THEME' THEN 100 WHEN 'TARGET_GROUP' THEN 60 ELSE 15 END
          * (0.3 + 0.7 * greatest(0, 1 - ln(1 + (SELECT count(*) FROM (SELECT FROM initiative_term it
            JOIN initiative i ON i.id = it.initiative_id AND i.status = 'PUBLISHED' WHERE it.term_id = t.id LIMIT 300) o))
            / ln(greatest((SELECT n FROM known), 2)))) points
        FROM term t WHERE t.id = any(term_ids)
      ),
      -- Materialized, so that it is weighed once; the document by its id, or the planner might read them all.
      weighed AS MATERIALIZED (
        SELECT c.initiative_id, (
          coalesce((SELECT sum(s.points) FROM initiative_term it JOIN said s ON s.term_id = it.term_id WHERE it.initiative_id = c.initiative_id), 0)
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

/** English names of terms are known words too. */
const refresh = `
  CREATE OR REPLACE FUNCTION search_refresh(ids uuid[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO initiative_document AS d (initiative_id, title_words, head_words, words, spellings, is_stale)
      SELECT i.id, t.title, t.head,
        t.head || setweight(search_vector(t.body, i.language), 'D')
          || coalesce((SELECT array_to_tsvector(array_agg(search_term(it.term_id))) FROM initiative_term it WHERE it.initiative_id = i.id), ''),
        CASE i.status WHEN 'PUBLISHED' THEN search_spellings(concat_ws(' ', i.title, i.summary, b.terms, b.terms_en, b.others, t.body)) ELSE '{}' END,
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

const fill = `SELECT search_refresh(ARRAY(SELECT id FROM initiative ORDER BY id))`;

const down = `
  DROP FUNCTION initiatives_like, search_plan(jsonb), search_rank(tsvector, search_plan), search_rank(tsvector, search_plan, real[]), search_marks, search_likely,
    search_is_word, search_begins_compounds, search_parts, search_wide, search_compounds, search_exact, search_inflections,
    search_any, search_stem, search_is_little, search_word_query, search_refresh;
  DROP TYPE search_plan;
  DROP EXTENSION IF EXISTS fuzzystrmatch;
`;
