-- What PostGraphile shows beside the tables: lists through tables of links, in their order, and what a caller may do.
-- Functions over a row that SQL inlines, as its documentation advises.
drop schema if exists peer cascade;
create schema peer;

create function peer.initiative_themes(i public.initiative) returns setof public.term language sql stable as
  $$ select t.* from public.initiative_term it join public.term t on t.id = it.term_id
     where it.initiative_id = i.id and t.vocabulary = 'THEME' order by it.position $$;
comment on function peer.initiative_themes is E'@behavior -connection +list';

create function peer.initiative_people(i public.initiative) returns setof public.contact language sql stable as
  $$ select c.* from public.initiative_contact ic join public.contact c on c.id = ic.contact_id
     where ic.initiative_id = i.id and c.visibility = 'PUBLIC' and c.hidden_at is null order by ic.position $$;
comment on function peer.initiative_people is E'@behavior -connection +list';

create function peer.event_programme(e public.event) returns setof public.session language sql stable as
  $$ select s.* from public.session s where s.event_id = e.id order by s.starts_at, s.id $$;
comment on function peer.event_programme is E'@behavior -connection +list';

create function peer.session_speakers(s public.session) returns setof public.session_speaker language sql stable as
  $$ select p.* from public.session_speaker p where p.session_id = s.id order by p.position $$;
comment on function peer.session_speakers is E'@behavior -connection +list';

create function peer.session_initiatives(s public.session) returns setof public.initiative language sql stable as
  $$ select i.* from public.session_initiative si join public.initiative i on i.id = si.initiative_id
     where si.session_id = s.id and i.status <> 'DRAFT' order by si.position $$;
comment on function peer.session_initiatives is E'@behavior -connection +list';

create function peer.publish_practice(id uuid) returns public.initiative language sql volatile as $$
  with published as (
    update public.initiative i set status = 'PUBLISHED', published_at = now(), updated_at = now(), version = version + 1
    where i.id = publish_practice.id and i.status = 'DRAFT' and i.summary ~ '\S' returning i.*),
  revised as (
    insert into public.initiative_revision (id, initiative_id, version, changed_fields, title, summary, revised_at)
    select gen_random_uuid(), p.id, p.version, '{status}', p.title, p.summary, now() from published p),
  announced as (
    insert into public.announcement (id, kind, occurred_at, subject_id, municipality_id)
    select gen_random_uuid(), 'INITIATIVE_PUBLISHED', now(), p.id, p.municipality_id from published p),
  audited as (
    insert into public.audit_entry (id, at, action, subject_id, changed_fields)
    select gen_random_uuid(), now(), 'publishInitiative', p.id, '{}' from published p)
  select * from published $$;

create function peer.found_initiatives(typed jsonb) returns setof public.initiative language sql stable as
  $$ select i.* from public.initiative i where i.status = 'PUBLISHED' and i.id in (
       select d.initiative_id from public.initiative_document d where d.words @@ (select p.every from public.search_plan(typed) p))
     order by coalesce(i.published_at, i.created_at) desc, i.id desc $$;

create function peer.found_stages(typed jsonb) returns table (stage text, count integer) language sql stable as
  $$ select i.stage, count(*)::int from peer.found_initiatives(typed) i group by 1
     order by array_position('{IDEA,PILOT,RUNNING,ANCHORED,ENDED}'::text[], i.stage) $$;
comment on function peer.found_stages is E'@behavior -connection +list';

create function peer.found_themes(typed jsonb) returns table (key text, name text, count integer) language sql stable as
  $$ select t.key, t.name_da, c.n from (
       select it.term_id, count(*)::int n from peer.found_initiatives(typed) i join public.initiative_term it on it.initiative_id = i.id group by 1) c
     join public.term t on t.id = c.term_id and t.vocabulary = 'THEME' order by c.n desc, t.position, t.id $$;
comment on function peer.found_themes is E'@behavior -connection +list';
