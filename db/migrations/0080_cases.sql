-- Cases (办件): one run of a declared procedure. What was done is `case_action`, insert-only; `case_file` is what
-- follows from it, kept in the same transaction so that lists need not read a case to know it.

create table case_file (
  county_code text not null references county,
  id uuid not null,
  case_no text collate "C" not null check (char_length(case_no) between 8 and 20),
  matter text not null,
  household_id uuid,
  person_id uuid not null,
  applicant_name text collate "C" not null,
  town_id uuid not null,
  village_id uuid not null,
  phase text not null check (phase in ('applied', 'supplementing', 'running', 'paused', 'decided', 'closed',
    'not-accepted', 'withdrawn', 'terminated')),
  step text,
  waiting_level text check (waiting_level in ('village', 'town', 'county')),
  turns text[] not null default '{}',
  awaits_list boolean not null default false,
  holder_id uuid,
  ripe_on date,
  due_on date not null,
  due_limit text,
  applied_on date not null,
  accepted_on date,
  decided_on date,
  closed_on date,
  is_granted boolean,
  amount_fen bigint check (amount_fen >= 0),
  paid_from date,
  days_taken integer,
  limits_missed smallint not null default 0,
  has_near_relative boolean not null default false,
  has_objection boolean not null default false,
  proven text[] not null default '{}',
  lacking text[] not null default '{}',
  sample text not null default 'none' check (sample in ('none', 'asked', 'drawn', 'done')),
  is_listed boolean not null default false,
  valid_until date,
  last_no integer not null,
  last_at timestamptz not null,
  primary key (county_code, id),
  foreign key (county_code, person_id) references person deferrable initially deferred,
  foreign key (county_code, household_id) references household
);
comment on table case_file is 'Derived from case_action; `checkReadings` recomputes it.';
comment on column case_file.due_on is 'Last day of the limit that is reached first; 9999-12-31 where none runs, so that lists have one order.';
comment on column case_file.ripe_on is 'The first day on which the step whose turn it is can be done: the day after a publicity.';
comment on column case_file.awaits_list is 'What it waits for is a list on the wall of its village.';
comment on column case_file.waiting_level is 'Where it waits; null when it waits for the family, or for nobody.';
comment on column case_file.proven is 'Of visit, calculation, appraisal and publicity those that the case proves; what its way does not ask for is in neither list.';
comment on column case_file.sample is 'The second look: asked of some of its kind, drawn by lot or asked of each, done.';
comment on column case_file.is_listed is 'Some list held it from which those were drawn at whom the county looks.';
comment on column case_file.valid_until is 'To its 24th hour; of several cases of one family and matter the latest decided holds.';
create unique index case_file_no on case_file (county_code, case_no);
create index case_file_holder on case_file (county_code, holder_id, due_on, id) where holder_id is not null;
create index case_file_recent on case_file (county_code, applied_on desc, id desc);
create index case_file_town_recent on case_file (county_code, town_id, applied_on desc, id desc);
create index case_file_village_recent on case_file (county_code, village_id, applied_on desc, id desc);
create index case_file_matter on case_file (county_code, matter, applied_on desc, id desc);
create index case_file_phase on case_file (county_code, phase, applied_on desc, id desc);
create index case_file_name on case_file (county_code, applicant_name, applied_on desc, id desc);
create index case_file_decided on case_file (county_code, decided_on, id) where decided_on is not null;
create index case_file_lacking on case_file (county_code, decided_on, id) where decided_on is not null and lacking <> '{}';
create index case_file_sample on case_file (county_code, decided_on, id) where decided_on is not null and sample <> 'none';
create index case_file_valid on case_file (county_code, matter, valid_until, id) where valid_until is not null;
-- Whose latest decision of a matter was when, and what of a matter runs out when; places stand in both, so that
-- whoever may see a row is told from the index.
create index case_file_looked on case_file (county_code, matter, household_id, decided_on)
  include (town_id, village_id) where decided_on is not null and household_id is not null;
create index case_file_valid_town on case_file (county_code, town_id, matter, valid_until, id)
  where valid_until is not null;
-- What waits for a list, in the order in which it is due; and of each village, matter and step what is due first.
create index case_file_awaits on case_file (county_code, due_on, id) where awaits_list;
create index case_file_awaits_town on case_file (county_code, town_id, due_on, id) where awaits_list;
create index case_file_awaits_group on case_file (county_code, village_id, matter, step, due_on, id)
  include (town_id) where awaits_list;
-- One open case for a matter and a family or person.
create index case_file_open on case_file (county_code, matter, household_id, person_id)
  include (town_id, village_id) where phase in ('applied', 'supplementing', 'running', 'paused');
create index case_file_relatives on case_file (county_code, applied_on desc, id desc) where has_near_relative;
create index case_file_household on case_file (county_code, household_id) where household_id is not null;
create index case_file_person on case_file (county_code, person_id);

create table case_action (
  county_code text not null,
  case_id uuid not null,
  no integer not null check (no >= 1),
  kind text not null,
  step text,
  on_day date not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  post text not null,
  level text not null check (level in ('village', 'town', 'county')),
  place_id uuid,
  record jsonb not null check (octet_length(record::text) <= 200000),
  primary key (county_code, case_id, no),
  foreign key (county_code, case_id) references case_file
);
comment on table case_action is 'Insert-only. The key makes two who act at once into one who did and one who is told.';

-- Whose turn a case is, one row for each post that may go on: what the lists of work read, in their order.
create table case_turn (
  county_code text not null,
  case_id uuid not null,
  turn text collate "C" not null,
  matter text not null,
  step text,
  due_on date not null,
  ripe_on date,
  holder_id uuid,
  town_id uuid not null,
  village_id uuid not null,
  primary key (county_code, case_id, turn),
  foreign key (county_code, case_id) references case_file
);
comment on column case_turn.turn is 'Level and post, as in town/township-clerk.';
create index case_turn_due on case_turn (county_code, turn, due_on, case_id);
create index case_turn_matter on case_turn (county_code, turn, matter, due_on, case_id);
create index case_turn_town on case_turn (county_code, town_id, turn, due_on, case_id);
create index case_turn_village on case_turn (county_code, village_id, turn, due_on, case_id);

-- A form that somebody has begun: theirs alone, and there again in any browser.
create table case_draft (
  county_code text not null references county,
  id uuid not null,
  user_id uuid not null,
  matter text not null,
  title text not null check (char_length(title) <= 100),
  body jsonb not null check (octet_length(body::text) <= 200000),
  saved_at timestamptz not null,
  primary key (county_code, user_id, id)
);
create index case_draft_own on case_draft (county_code, user_id, saved_at desc);

select app.protect('case_file', 'place');
select app.protect('case_turn', 'place');
select app.protect('case_action', 'of', 'case_file', 'case_id');
alter table case_draft enable row level security;
alter table case_draft force row level security;
create policy owner_all on case_draft to current_user using (true) with check (true);
create policy own on case_draft to minzheng_app
  using (county_code = (select app.county()) and user_id = (select app.user_id()))
  with check (county_code = (select app.county()) and user_id = (select app.user_id()));

grant select, insert, update on case_file to minzheng_app;
grant select, insert, delete on case_turn to minzheng_app;
grant update (town_id, village_id) on case_turn to minzheng_app;
grant select, insert on case_action to minzheng_app;
grant select, insert, update, delete on case_draft to minzheng_app;

-- To whom a case may be handed on: the officers of one's own office, by name and post. Accounts themselves are seen by
-- the administrators alone; this tells no more than the sign on the door does.
-- Which accounts are near to the family of a case: the person behind the account is the applicant or was of the household
-- since it applied, by the number, or is registered as a near relative in whichever case of the family.
create function app.case_kin(cases uuid[], accounts uuid[]) returns table (case_id uuid, account uuid)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  with officer as (
    select u.id as account, o.id_hash from app_user u
      join officer_person o on o.county_code = u.county_code and o.id = u.person_id
    where u.county_code = app.county() and u.id = any (accounts)),
  own as (
    select o.account, p.id as person_id from officer o
      join person p on p.county_code = app.county() and p.id_hash = o.id_hash
    union
    select o.account, f.person_id from officer o
      join person_former_id f on f.county_code = app.county() and f.number_hash = o.id_hash)
  select f.id, o.account from own o
    join case_file f on f.county_code = app.county() and f.id = any (cases) and f.person_id = o.person_id
  union
  select f.id, o.account from own o
    join household_member m on m.county_code = app.county() and m.person_id = o.person_id
    join case_file f on f.county_code = app.county() and f.id = any (cases) and f.household_id = m.household_id
      and (m.left_on is null or m.left_on > f.applied_on)
  union
  select n.id, n.account from (
      select f.id, e.id as said_in, u.account from case_file f
        join case_file e on e.county_code = f.county_code and e.person_id = f.person_id and e.has_near_relative
        cross join unnest(accounts) as u (account)
      where f.county_code = app.county() and f.id = any (cases)
      union
      select f.id, e.id, u.account from case_file f
        join case_file e on e.county_code = f.county_code and e.household_id = f.household_id and e.has_near_relative
        cross join unnest(accounts) as u (account)
      where f.county_code = app.county() and f.id = any (cases)) n
    join case_action d on d.county_code = app.county() and d.case_id = n.said_in and d.kind = 'declare-relative'
  where d.record ->> 'officerId' in (select n.account::text
    union all select o.other::text from app.other_accounts(array[n.account]) o)
$$;

create function app.officers_here(on_day date) returns table (user_id uuid, name text, post text, level text)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select u.id, u.name, h.post, h.level
  from post_holding h join app_user u on u.county_code = h.county_code and u.id = h.user_id
  where h.county_code = app.county() and h.duty = 'business' and app.duty() = 'business'
    and h.level = app.level() and (h.level = 'county' or h.place_id = app.place())
    and h.held_from <= on_day and (h.held_to is null or h.held_to > on_day) and u.disabled_at is null
$$;
