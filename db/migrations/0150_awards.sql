-- Awards (待遇): what was decided is given month by month, to one family or one person, from a month on. What was ever
-- said of an award is `award_change`, insert-only; months and present state follow from it by the trigger below, and the
-- program's role can only read them.

create table award (
  county_code text not null references county,
  id uuid not null,
  scheme text not null check (scheme ~ '^[a-z0-9-]{1,60}$'),
  party_id uuid not null,
  household_id uuid,
  person_id uuid not null,
  holder_name text collate "C" not null,
  town_id uuid not null,
  village_id uuid not null,
  opened_by text not null check (opened_by in ('case', 'roster')),
  source_id uuid not null,
  opened_at timestamptz not null,
  primary key (county_code, id),
  foreign key (county_code, person_id) references person deferrable initially deferred,
  foreign key (county_code, household_id) references household
);
comment on column award.party_id is 'Whose it is: the household where the scheme gives to households, otherwise the person. As in the ledger.';
comment on column award.source_id is 'The case that was decided, or the opening by which a roster was taken over.';
create index award_recent on award (county_code, opened_at desc, id desc);
create index award_town_recent on award (county_code, town_id, opened_at desc, id desc);
create index award_village_recent on award (county_code, village_id, opened_at desc, id desc);
create index award_party on award (county_code, party_id, scheme);
create index award_person on award (county_code, person_id);

create table award_change (
  county_code text not null,
  award_id uuid not null,
  no integer not null check (no >= 1),
  kind text not null check (kind in ('open', 'adjust', 'suspend', 'resume', 'stop')),
  from_month date not null check (extract(day from from_month) = 1),
  amount_fen bigint not null check (amount_fen >= 0),
  care_fen bigint not null default 0,
  cause text not null check (char_length(cause) between 1 and 60),
  reason text not null default '' check (char_length(reason) <= 500),
  document text not null default '' check (char_length(document) <= 200),
  case_id uuid,
  review_by date,
  decided_on date not null,
  made_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, award_id, no),
  foreign key (county_code, award_id) references award,
  check ((kind in ('suspend', 'stop')) = (amount_fen = 0)),
  check (care_fen between 0 and amount_fen),
  check ((kind = 'open') = (no = 1))
);
comment on table award_change is 'Insert-only. What is said last holds from its month on, also over what was said of later months before.';
comment on column award_change.review_by is 'Until when what is said has to be looked at again; with the next change it is over.';
comment on column award_change.amount_fen is 'Fen a month, from `from_month` on.';
comment on column award_change.care_fen is 'What of it is for care, and goes to whoever cares where the law of the scheme says so.';
create unique index award_change_case on award_change (county_code, case_id, award_id, kind, no) where case_id is not null;

create table award_span (
  county_code text not null,
  award_id uuid not null,
  from_month date not null,
  to_month date,
  amount_fen bigint not null,
  care_fen bigint not null default 0,
  no integer not null,
  primary key (county_code, award_id, from_month),
  foreign key (county_code, award_id) references award
);
comment on table award_span is 'What is given from a month (inclusive) to a month (exclusive), as is known now.';

create table award_state (
  county_code text not null,
  award_id uuid not null,
  scheme text not null,
  party_id uuid not null,
  state text not null check (state in ('running', 'suspended', 'stopped')),
  amount_fen bigint not null,
  care_fen bigint not null default 0,
  since_month date not null,
  last_no integer not null,
  review_by date,
  primary key (county_code, award_id),
  foreign key (county_code, award_id) references award
);
comment on table award_state is 'What was said last of an award.';
-- For ever: a family has a scheme once. Two who open the same at once: one does, the other is told.
create unique index award_live on award_state (county_code, scheme, party_id) where state <> 'stopped';
create index award_review on award_state (county_code, review_by) where review_by is not null;

select app.protect('award', 'place');
select app.protect('award_change', 'of', 'award', 'award_id');
select app.protect('award_span', 'of', 'award', 'award_id');
select app.protect('award_state', 'of', 'award', 'award_id');
grant select, insert on award, award_change to minzheng_app;
grant update (town_id, village_id) on award to minzheng_app;
grant select on award_span, award_state to minzheng_app;

-- One pass over all awards that a statement touched: a standard raised for a county is one statement.
create function app.award_follow() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from said s where s.no > 1 and not exists (select 1 from award_change c
      where c.county_code = s.county_code and c.award_id = s.award_id and c.no = s.no - 1)) then
    raise exception 'changes of an award are counted without gaps' using errcode = 'MZA01';
  end if;
  delete from award_span s using (select distinct county_code, award_id from said) t
    where s.county_code = t.county_code and s.award_id = t.award_id;
  insert into award_span (county_code, award_id, from_month, to_month, amount_fen, care_fen, no)
    select county_code, award_id, from_month, later, amount_fen, care_fen, no
    from (select c.county_code, c.award_id, c.from_month, c.amount_fen, c.care_fen, c.no,
        min(c.from_month) over (partition by c.county_code, c.award_id order by c.no desc
          rows between unbounded preceding and 1 preceding) as later
      from award_change c
        join (select distinct county_code, award_id from said) t using (county_code, award_id)) x
    where (later is null or later > from_month) and amount_fen > 0;
  insert into award_state as s (county_code, award_id, scheme, party_id, state, amount_fen, care_fen,
      since_month, last_no, review_by)
    select distinct on (a.county_code, a.id) a.county_code, a.id, a.scheme, a.party_id,
      case c.kind when 'suspend' then 'suspended' when 'stop' then 'stopped' else 'running' end,
      c.amount_fen, c.care_fen, c.from_month, c.no, c.review_by
    from said c join award a on a.county_code = c.county_code and a.id = c.award_id
    order by a.county_code, a.id, c.no desc
    on conflict (county_code, award_id) do update set state = excluded.state, amount_fen = excluded.amount_fen,
      care_fen = excluded.care_fen, since_month = excluded.since_month, last_no = excluded.last_no,
      review_by = excluded.review_by;
  return null;
end $$;
create trigger follow after insert on award_change referencing new table as said
  for each statement execute function app.award_follow();

-- What was said of awards is counted through, so that a run knows what was said since another one: no clock tells that.
alter table award_change add column seq bigint generated always as identity;
create index award_change_seq on award_change (county_code, seq);

-- Whoever says something of awards holds this until it is committed; whoever asks how far things are waits for them. What
-- is said up to the number that comes back is then there for everybody, and what comes later has a higher one.
create function app.award_change_counted() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('award-changes', 0));
  return null;
end $$;
create trigger counted before insert on award_change for each statement execute function app.award_change_counted();

create function app.award_changes_through() returns bigint
  language plpgsql volatile security definer set search_path = public, app, pg_temp as $$
declare
  through bigint;
begin
  perform pg_advisory_lock(hashtextextended('award-changes', 0));
  begin
    select coalesce(max(c.seq), 0) into through from award_change c where c.county_code = app.county();
    perform pg_advisory_unlock(hashtextextended('award-changes', 0));
  exception when others then
    perform pg_advisory_unlock(hashtextextended('award-changes', 0));
    raise;
  end;
  return through;
end $$;
revoke execute on function app.award_changes_through() from public;
grant execute on function app.award_changes_through() to minzheng_app;
