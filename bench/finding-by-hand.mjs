// The limit of finding: for each document one statement, which knows what it is asked and that everybody may. Words are understood and
// weighed by the hub's own functions (search_plan, search_rank, search_marks); likeness is written out.
import { highlightOf } from "../dist/src/search/highlight.js";
import { tokensJson } from "../dist/src/kernel/text/tokens.js";

const part = (name) => `(select ${name} from p)`;
const plan = `p as materialized (select p plan, p.* from search_plan($1::jsonb) p)`;

/** Published practices that have all of the words: 200 by their title, as many by title, summary and terms, and by all. */
const tier = (vector, limit) => `select d.initiative_id id from initiative_document d join initiative i on i.id = d.initiative_id
  where d.${vector} @@ ${part("every")} and case when ${part("refuses")} then d.words @@ ${part("every")} else true end and i.status = 'PUBLISHED' limit ${limit}`;
const unlessEnough = (from) => `(select case when count(*) < 200 then 200 else 0 end from (${from}) x)`;
const tiers = `a as materialized (${tier("title_words", "200")}),
  b as materialized (${tier("head_words", unlessEnough("select from a"))}),
  c as materialized (${tier("words", unlessEnough("select id from a union select id from b"))}),
  best as materialized (select id from a union select id from b union select id from c)`;

const others = (words, limit) => `
  select 'Contact' kind, c.id, c.search_words words from (select * from contact where search_words @@ ${words} and visibility = 'PUBLIC' and hidden_at is null limit ${limit}) c
  union all select 'Organisation', o.id, o.search_words from (select * from organisation where search_words @@ ${words} limit ${limit}) o
  union all select 'Event', e.id, e.search_words from (select * from event where search_words @@ ${words} and status = 'PUBLISHED' limit ${limit}) e`;
const weighed = (rows) => `select x.kind, x.id, search_rank(x.words, ${part("plan")}, ${part("weights")}) rank,
  ${part("suggestion")} is not null and x.words @@ ${part("literal")} is_literal from (${rows}) x`;
const few = `(select case when count(*) < 10 then 200 else 0 end from every_word)`;

const marked = (plain, markdown) => `json_build_object('plain', json_build_array(${plain}), 'markdown', json_build_array(${markdown}),
  'marks', search_marks(left(concat_ws(' ', ${plain}${markdown && `, ${markdown}`}), 20000), ${part("plan")}))`;
const body = "i.challenge, i.approach, i.outcomes, i.lessons, i.transferability, i.resources_description";
const ofKind = (table, row, highlight, node) =>
  `(select json_build_object('highlight', ${highlight}, 'node', ${node}) from ${table} where ${row}.id = h.id)`;

const search = `with ${plan}, ${tiers},
  every_word as materialized (${weighed(`select 'Initiative' kind, d.initiative_id id, d.words from initiative_document d where d.initiative_id in (select id from best)
    union all ${others(part("every"), "200")}`)}),
  found as materialized (select * from every_word union ${weighed(`(select 'Initiative' kind, d.initiative_id id, d.words from initiative_document d join initiative i on i.id = d.initiative_id
    where d.words @@ ${part("partly")} and i.status = 'PUBLISHED' limit ${few}) union all ${others(part("partly"), few)}`)}),
  page as materialized (select kind, id, rank, row_number() over (order by rank desc, id desc) rn from found order by rank desc, id desc limit 21)
  select json_build_object('search', json_build_object(
    'didYouMean', case when ${part("suggestion")} is not null and not exists (select from found where is_literal) then ${part("suggestion")} end,
    'pageInfo', json_build_object('hasNextPage', (select count(*) > 20 from page), 'endCursor',
      (select translate(encode(convert_to(json_build_array('Search RELEVANCE DESC', rank, id, ${part("weights")} || (select (count(*) < 10)::int::real from every_word))::text, 'UTF8'), 'base64'), E'+/=\\n', '-_') from page where rn <= 20 order by rn desc limit 1)),
    'edges', coalesce((select json_agg(case h.kind
      when 'Initiative' then ${ofKind("initiative i join municipality m on m.id = i.municipality_id", "i", marked("i.title, i.summary", body), "json_build_object('__typename', 'Initiative', 'title', i.title, 'municipality', json_build_object('name', m.name))")}
      when 'Contact' then ${ofKind("contact c", "c", marked("concat_ws(', ', c.name, c.job_title)", ""), "json_build_object('__typename', 'Contact', 'name', c.name)")}
      when 'Organisation' then ${ofKind("organisation o", "o", marked("o.name", ""), "json_build_object('__typename', 'Organisation', 'organisation', o.name)")}
      else ${ofKind("event e", "e", marked("e.title, e.summary", "e.description"), "json_build_object('__typename', 'Event', 'event', e.title)")}
      end order by h.rn) from page h where h.rn <= 20), '[]'::json)))::text json`;

const practices = `with ${plan}, ${tiers},
  counted as materialized (select d.stage, d.municipality_id, d.term_ids, count(*)::int n, grouping(d.stage, d.municipality_id, d.term_ids) = 7 is_all
    from initiative_document d where d.words @@ ${part("every")} and d.status = 'PUBLISHED'
    group by grouping sets ((), (d.stage), (d.municipality_id), (d.term_ids))),
  page as materialized (select i.id, i.title, i.municipality_id, search_rank(d.words, ${part("plan")}, ${part("weights")}) rank from best
    join initiative_document d on d.initiative_id = best.id join initiative i on i.id = best.id order by rank desc, i.id desc limit 20)
  select json_build_object('initiatives', json_build_object(
    'totalCount', (select n from counted where is_all),
    'facets', json_build_object(
      'terms', coalesce((select json_agg(json_build_object('count', c.n, 'term', json_build_object('key', t.key, 'name', t.name_da)) order by c.n desc, t.position, t.id)
        from (select of.term_id, sum(c.n)::int n from counted c cross join unnest(c.term_ids) of(term_id) where c.term_ids is not null group by 1) c
        join term t on t.id = c.term_id and t.vocabulary = 'THEME'), '[]'::json),
      'stages', coalesce((select json_agg(json_build_object('stage', c.stage, 'count', c.n) order by array_position(array['IDEA', 'PILOT', 'RUNNING', 'ANCHORED', 'ENDED'], c.stage))
        from counted c where c.stage is not null), '[]'::json),
      'regions', coalesce((select json_agg(json_build_object('count', c.n, 'region', json_build_object('code', r.code, 'name', r.name)) order by c.n desc, r.name_sort, r.id)
        from (select mr.region_id, sum(o.n)::int n from counted o join municipality_region mr on mr.municipality_id = o.municipality_id group by 1) c
        join region r on r.id = c.region_id and (r.valid_from is null or r.valid_from <= $2::date) and (r.valid_until is null or r.valid_until >= $2::date)), '[]'::json)),
    'nodes', coalesce((select json_agg(json_build_object('title', page.title, 'municipality', json_build_object('name', m.name)) order by page.rank desc, page.id desc)
      from page join municipality m on m.id = page.municipality_id), '[]'::json)))::text json`;

const published = (
  condition,
  vector,
  limit = "100",
) => `(select d.initiative_id from initiative_document d join initiative i on i.id = d.initiative_id
  where d.${vector} @@ ${condition} and i.status = 'PUBLISHED' limit ${limit})`;
const termsOf = (vocabulary) => `(select string_agg(quote_literal(search_term(t.id)), ' | ' order by t.id)::tsquery
  from initiative_term it join term t on t.id = it.term_id where it.initiative_id = self.id and t.vocabulary = '${vocabulary}')`;

const similar = `with self as materialized (select i.id, i.title, i.summary, m.population from initiative i join municipality m on m.id = i.municipality_id where i.slug = $1),
  rarest as materialized (select search_stem(w.word) stem, sum(w.uses) over (order by w.uses, w.word) others, row_number() over (order by w.uses, w.word) place
    from self, unnest(search_spellings(left(concat_ws(' ', self.title, self.summary), 2000))) s(spelling) join search_word w using (spelling)
    where w.uses >= 2 and length(w.word) >= 3 and not search_is_little(w.word) and w.word <> 'eksempel' order by place limit 12),
  told as materialized (select ${termsOf("THEME")} themes, ${termsOf("TARGET_GROUP")} target,
    (select string_agg(distinct quote_literal(stem), ' | ')::tsquery from rarest) words,
    (select string_agg(distinct quote_literal(stem), ' | ')::tsquery from rarest where place = 1 or others <= 2000) rare from self),
  of_both as materialized ${published("(select themes && target from told)", "words")},
  candidate as materialized (${[
    published("(select themes && target && rare from told)", "words"),
    "select initiative_id from of_both",
    published("(select rare from told)", "head_words"),
    published("(select coalesce(themes, target) from told)", "words", "(select case when count(*) < 100 then 100 else 0 end from of_both)"),
  ].join(
    " union ",
  )} union (select ip.initiative_id from initiative_partner ip join initiative i on i.id = ip.initiative_id and i.status = 'PUBLISHED'
      where ip.organisation_id = any(array(select organisation_id from initiative_partner where initiative_id = (select id from self))) limit 100)),
  known as materialized (select 1 + count(*) n from (select from initiative where status = 'PUBLISHED' limit 300) i),
  said as materialized (select t.id term_id, case t.vocabulary when 'THEME' then 100 when 'TARGET_GROUP' then 60 else 15 end
      * (0.3 + 0.7 * greatest(0, 1 - ln(1 + (select count(*) from (select from initiative_term it
          join initiative i on i.id = it.initiative_id and i.status = 'PUBLISHED' where it.term_id = t.id limit 300) o))
        / ln(greatest((select n from known), 2)))) points
    from initiative_term own join term t on t.id = own.term_id where own.initiative_id = (select id from self)),
  weighed as materialized (select c.initiative_id id,
      coalesce((select sum(s.points) from initiative_term it join said s on s.term_id = it.term_id where it.initiative_id = c.initiative_id), 0)
      + 80 * (select count(*) from initiative_partner ip where ip.initiative_id = c.initiative_id
        and ip.organisation_id = any(array(select organisation_id from initiative_partner where initiative_id = (select id from self))))
      + coalesce(400 * (select ts_rank('{0.05, 0.2, 0.5, 1.0}', d.head_words, (select words from told)) from initiative_document d where d.initiative_id = c.initiative_id), 0) alike,
      (select i.municipality_id from initiative i where i.id = c.initiative_id) municipality_id
    from candidate c where c.initiative_id <> (select id from self)),
  best as materialized (select w.id, m.name,
      (w.alike + coalesce(40 * greatest(0, 1 - abs(ln(greatest(m.population, 1)::float8 / greatest((select population from self), 1))) / ln(10)), 0))::integer score
    from weighed w join municipality m on m.id = w.municipality_id where w.alike >= 30 order by score desc, w.id desc limit 5)
  select json_build_object('initiativeBySlug', (select json_build_object('title', self.title, 'similar', coalesce((
    select json_agg(json_build_object('slug', i.slug, 'title', i.title, 'municipality', json_build_object('name', best.name)) order by best.score desc, best.id desc)
      from best join initiative i on i.id = best.id), '[]'::json)) from self))::text json`;

/** Every match is ranked, as full text is in most books. */
const plain = `select json_agg(x.title)::text json from (
  select i.title from initiative_document d join initiative i on i.id = d.initiative_id and i.status = 'PUBLISHED'
  where d.words @@ (select every from search_plan($1::jsonb)) order by ts_rank(d.words, (select every from search_plan($1::jsonb))) desc limit 20) x`;

export const documents = {
  Search: `query Search($query: String!) { search(query: $query, first: 20) { didYouMean pageInfo { hasNextPage endCursor } edges { highlight node {
    __typename ... on Initiative { title municipality { name } } ... on Contact { name } ... on Organisation { organisation: name } ... on Event { event: title } } } } }`,
  Practices: `query Practices($query: String!) { initiatives(filter: { text: $query }, orderBy: { field: RELEVANCE, direction: DESC }, first: 20) { totalCount
    facets { terms(vocabulary: THEME) { count term { key name } } stages { stage count } regions { count region { code name } } } nodes { title municipality { name } } } }`,
  Similar: `query Similar($slug: String!) { initiativeBySlug(slug: $slug) { title similar(first: 5) { slug title municipality { name } } } }`,
};

export const byHand = {
  Search: {
    name: "search",
    text: search,
    values: ({ query }) => [tokensJson(query)],
    finish: (data) => {
      for (const edge of data.search.edges) edge.highlight = highlightOf(edge.highlight);
    },
  },
  Practices: { name: "practices", text: practices, values: ({ query }) => [tokensJson(query), new Date().toISOString().slice(0, 10)] },
  Similar: { name: "similar", text: similar, values: ({ slug }) => [slug] },
  Plain: { name: "plain", text: plain, values: ({ query }) => [tokensJson(query)] },
};
