-- Applications (网上申请): what came in through the public's door and waits for the township. Not a case yet: an officer
-- takes it in as one, asks for more, or refuses it in words. A supplement and a withdrawal for a case that runs come
-- the same way.

create table application (
  county_code text not null references county,
  id uuid not null,
  code text collate "C" check (code ~ '^[0-9]{4}[2-9A-HJ-NP-Z]{8}$'),
  kind text not null check (kind in ('apply', 'supplement', 'withdraw')),
  matter text not null check (char_length(matter) <= 60),
  case_id uuid,
  town_id uuid not null,
  village_id uuid not null,
  state text not null default 'begun' check (state in ('begun', 'sent', 'asked', 'taken', 'refused', 'withdrawn')),
  applicant_name text check (char_length(applicant_name) between 1 and 50),
  agent_name text check (char_length(agent_name) between 1 and 50),
  agent_relation text check (char_length(agent_relation) between 1 and 30),
  address text not null default '' check (char_length(address) <= 200),
  id_kind text not null default 'resident' check (id_kind in ('resident', 'hmt-resident')),
  id_area text,
  id_hash bytea,
  id_tail_hash bytea,
  birth_date date,
  sex smallint check (sex in (1, 2)),
  contact_sealed bytea,
  phone_masked text,
  record jsonb not null default '{}' check (octet_length(record::text) <= 60000),
  told text check (char_length(told) between 2 and 1000),
  told_at timestamptz,
  done_by_name text,
  handed_by uuid,
  begun_at timestamptz not null,
  sent_on date,
  sent_at timestamptz,
  version integer not null default 1,
  primary key (county_code, id),
  foreign key (county_code, case_id) references case_file,
  check (state = 'begun' or (sent_at is not null and sent_on is not null)),
  check (kind = 'apply' or case_id is not null),
  check (kind <> 'apply' or state = 'begun' or code is not null),
  check (kind <> 'apply' or (applicant_name is not null and id_hash is not null))
);
comment on column application.code is 'What the family asks by. The case that comes of it has the same code.';
comment on column application.contact_sealed is 'ID number, telephone and the agent''s telephone, as JSON.';
comment on column application.handed_by is 'The system that handed it in, which may hand in its papers.';
comment on column application.told is 'What the office says to the family: what is lacking, or why it is refused.';
create unique index application_code on application (county_code, code) where code is not null;
create index application_case on application (county_code, case_id) where case_id is not null;
create index application_waiting on application (county_code, state, sent_at, id);
create index application_town on application (county_code, town_id, state, sent_at, id);
create index application_village on application (county_code, village_id, state, sent_at, id);
create index application_person on application (county_code, id_hash, sent_at) where id_hash is not null;
create index application_begun on application (county_code, begun_at) where state = 'begun';

select app.protect('application', 'place');

-- The public acts at level `public` and stands in exactly one application, its own: the program puts the id there from a
-- sealed cookie. Everything else of the county it does not see.
create policy own on application to minzheng_app
  using (county_code = (select app.county()) and (select app.level()) = 'public' and id = (select app.place()))
  with check (county_code = (select app.county()) and (select app.level()) = 'public' and id = (select app.place()));
select app.protect_papers('application', 'application');
grant select, insert, update on application to minzheng_app;

-- Whoever sends it may change it while it is theirs to change, and may say nothing in the name of the office.
create function app.application_keeps() returns trigger language plpgsql as $$
begin
  if app.level() is distinct from 'public' then return new; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'begun' or new.told is not null or new.done_by_name is not null or new.handed_by is not null then
      raise exception using errcode = 'check_violation', message = 'an application begins empty';
    end if;
    return new;
  end if;
  if old.state not in ('begun', 'sent', 'asked') or new.state not in ('begun', 'sent', 'withdrawn')
    or (new.state = 'begun' and old.state <> 'begun')
    or (old.state = 'sent' and new.state = 'sent')
    or new.told is distinct from old.told or new.told_at is distinct from old.told_at
    or new.done_by_name is distinct from old.done_by_name or new.case_id is distinct from old.case_id
    or new.kind <> old.kind or (old.code is not null and new.code is distinct from old.code) then
    raise exception using errcode = 'check_violation', message = 'this application is not the public''s to change';
  end if;
  return new;
end $$;
create trigger keeps before insert or update on application for each row execute function app.application_keeps();

-- A draft that nobody sent is forgotten, with its papers: nobody asked the office to keep them.
create function app.forget_begun_applications(before timestamptz) returns integer
  language plpgsql security definer set search_path = public, app, pg_temp as $$
declare gone uuid[];
begin
  select array_agg(id) into gone from (select id from application
    where county_code = app.county() and state = 'begun' and begun_at < before limit 100 for update skip locked) old;
  if gone is null then return 0; end if;
  delete from paper_withdrawal w using paper p where w.county_code = app.county() and p.county_code = w.county_code
    and p.id = w.paper_id and p.owner_kind = 'application' and p.owner_id = any(gone);
  with papers as (delete from paper where county_code = app.county() and owner_kind = 'application'
      and owner_id = any(gone) returning content_sha256, id)
  delete from paper_part part where part.county_code = app.county()
    and part.content_sha256 in (select content_sha256 from papers)
    and not exists (select 1 from paper other where other.county_code = part.county_code
      and other.content_sha256 = part.content_sha256 and other.id not in (select id from papers));
  delete from application where county_code = app.county() and id = any(gone);
  return cardinality(gone);
end $$;

-- How often somebody asked at the public's door, by code and by address. Keys are hashes.
create table door_guard (
  county_code text not null references county,
  key bytea not null check (length(key) = 16),
  count integer not null,
  since timestamptz not null,
  primary key (county_code, key)
);
create index door_guard_old on door_guard (county_code, since);
alter table door_guard enable row level security;
alter table door_guard force row level security;
create policy owner_all on door_guard to current_user using (true) with check (true);
-- Whoever watches over the safety of the system may see that somebody guesses, and nobody else.
create policy watch on door_guard for select to minzheng_app
  using (county_code = (select app.county()) and (select app.duty()) = 'security');
grant select on door_guard to minzheng_app;

-- Counts one try on each key, before anything is looked up; a window that has passed begins anew. Sweeps a few old
-- counts away each time, so that nothing of who asked is kept.
create function app.door_try(keys bytea[], at timestamptz, lasts interval) returns table (key bytea, count integer)
  language sql security definer set search_path = public, app, pg_temp as $$
  with old as (select d.key from door_guard d
      where d.county_code = app.county() and d.since < at - lasts and d.key <> all(keys)
      order by d.since limit 20 for update skip locked),
    swept as (delete from door_guard d using old where d.county_code = app.county() and d.key = old.key)
  insert into door_guard (county_code, key, count, since)
  select app.county(), k, 1, at from unnest(keys) k order by k
  on conflict (county_code, key) do update set
    count = case when door_guard.since < at - lasts then 1 else door_guard.count + 1 end,
    since = case when door_guard.since < at - lasts then at else door_guard.since end
  returning door_guard.key, door_guard.count
$$;
create function app.door_forgive(keys bytea[]) returns void
  language sql security definer set search_path = public, app, pg_temp as $$
  update door_guard set count = greatest(count - 1, 0) where county_code = app.county() and key = any(keys)
$$;

-- What stands behind a code for whoever knows the last four of the applicant's number. Always both look-ups.
create function app.behind_code(wanted text, tail bytea) returns table (application_id uuid, case_id uuid, person_id uuid)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  with a as (select a.id, a.case_id from application a
      where a.county_code = app.county() and a.code = wanted and a.id_tail_hash = tail and a.state <> 'begun'),
    f as (select f.id, f.person_id from case_file f
      join person p on p.county_code = f.county_code and p.id = f.person_id
      where f.county_code = app.county() and f.case_no = wanted
        and (substring(p.id_hash for 6) = substring(tail for 6) or exists (select 1 from a where a.case_id = f.id)))
  select (select id from a), (select id from f), (select person_id from f)
  where exists (select 1 from a) or exists (select 1 from f)
$$;

-- The case itself, for the program to read and to tell what a family may know: acts without who did them.
create function app.case_behind(wanted text, tail bytea)
  returns table (id uuid, case_no text, matter text, town_id uuid, village_id uuid, phase text)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select f.id, f.case_no, f.matter, f.town_id, f.village_id, f.phase
  from app.behind_code(wanted, tail) b join case_file f on f.county_code = app.county() and f.id = b.case_id
$$;
create function app.acts_behind(wanted text, tail bytea)
  returns table (no integer, kind text, step text, on_day text, by_id uuid, post text, level text, record jsonb)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select a.no, a.kind, a.step, a.on_day::text, md5(a.case_id::text || a.by_id::text)::uuid, a.post, a.level, a.record
  from app.behind_code(wanted, tail) b
  join case_action a on a.county_code = app.county() and a.case_id = b.case_id order by a.no
$$;
-- What was given out in writing: title, number and day, and whether it holds.
create function app.documents_behind(wanted text, tail bytea)
  returns table (title text, document_no text, issued_on date, is_revoked boolean)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select d.title, d.document_no, d.issued_on, exists (select 1 from document_event e
    where e.county_code = d.county_code and e.document_id = d.id and e.kind = 'revoked')
  from app.behind_code(wanted, tail) b
  join result_document d on d.county_code = app.county() and d.case_id = b.case_id
  order by d.issued_at, d.id
$$;
-- What the public sent for a case besides: how it was taken.
create function app.sendings_behind(wanted text, tail bytea)
  returns table (id uuid, kind text, state text, sent_on date, told text)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select a.id, a.kind, a.state, a.sent_on, a.told
  from app.behind_code(wanted, tail) b
  join application a on a.county_code = app.county() and a.case_id = b.case_id
  where a.state <> 'begun' and a.kind <> 'apply' order by a.sent_at
$$;

-- Who acted on somebody's record: office and post, never a name, and nothing of the record. For whoever knows a code, the
-- last four of the number, and the day of birth.
create function app.looks_at(wanted text, tail bytea, born date)
  returns table (seq bigint, at timestamptz, post text, action text, level text, place_name text)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  with who as (select b.application_id, b.case_id, p.id as person_id, p.household_id
      from app.behind_code(wanted, tail) b
      left join person p on p.county_code = app.county() and p.id = b.person_id
      left join application a on a.county_code = app.county() and a.id = b.application_id
      where coalesce(p.birth_date, a.birth_date) = born),
    subjects as (select array_remove(array_agg(distinct s), null) as ids from who
      cross join lateral (select unnest(array[who.application_id, who.case_id, who.person_id, who.household_id]) as s
        union all select f.id from case_file f
          where f.county_code = app.county() and f.person_id = who.person_id) one)
  select l.seq, l.at, l.post, l.action, h.level, d.name
  from subjects cross join unnest(subjects.ids) subject
  -- For each subject the end of its own part of the index, however long the log is.
  cross join lateral (select seq, at, user_id, post, action from audit_log
      where county_code = app.county() and subject_id = subject order by seq desc limit 200) l
  left join lateral (select level, place_id from post_holding
      where county_code = app.county() and user_id = l.user_id and post = l.post
        and held_from <= l.at::date and (held_to is null or held_to >= l.at::date)
      order by held_from desc limit 1) h on true
  left join division d on d.county_code = app.county() and d.id = h.place_id
  order by l.seq desc limit 200
$$;
