-- Visits: whom to visit, drawn or all; what was found there; what was put right. What was done is `visit_action`,
-- insert-only; `visit` and `visit_finding` follow from it and are kept in the same transaction, for lists.

create table visit_plan (
  county_code text not null references county,
  id uuid not null,
  title text not null check (char_length(title) between 2 and 100),
  checklist text not null,
  town_id uuid,
  village_id uuid,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  shares jsonb not null,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  secret_sealed bytea not null,
  public_source text check (char_length(public_source) between 4 and 200),
  list_hash text check (list_hash ~ '^[0-9a-f]{64}$'),
  list_size integer check (list_size > 0),
  listed_at timestamptz,
  public_number text check (char_length(public_number) between 1 and 200),
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  drawn_at timestamptz,
  draw_no integer,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  primary key (county_code, id),
  check (seed is null or list_hash is not null)
);
comment on table visit_plan is 'The commitment is written before the list is known and the list before the public number: nobody chooses who is drawn.';
comment on column visit_plan.secret_sealed is 'Opened by the draw; from then on anybody can compute the draw again.';
comment on column visit_plan.town_id is 'Null for a plan of the whole county, which only the county sees.';
comment on column visit_plan.draw_no is 'Which draw it is over the same checklist and area in its year: drawing until it suits shows.';
create index visit_plan_recent on visit_plan (county_code, created_at desc, id desc);
create index visit_plan_town on visit_plan (county_code, town_id, created_at desc, id desc) where town_id is not null;

create table visit_plan_item (
  county_code text not null,
  plan_id uuid not null,
  subject_key text collate "C" not null check (char_length(subject_key) between 8 and 64),
  stratum text not null,
  subject_kind text not null check (subject_kind in ('household', 'person', 'site')),
  subject_id uuid,
  name text not null check (char_length(name) between 1 and 100),
  address text not null default '' check (char_length(address) <= 200),
  listed_town uuid not null,
  listed_village uuid not null,
  case_id uuid,
  primary key (county_code, plan_id, subject_key),
  foreign key (county_code, plan_id) references visit_plan,
  foreign key (county_code, case_id) references case_file
);
create index visit_plan_item_case on visit_plan_item (county_code, case_id) where case_id is not null;
comment on table visit_plan_item is 'The list as it was fixed: insert-only, hashed into the plan. Its places are those of that day and follow no merger.';

create table visit (
  county_code text not null,
  id uuid not null,
  plan_id uuid,
  subject_key text collate "C",
  case_id uuid,
  case_step text,
  case_round smallint,
  case_state text check (case_state in ('open', 'told', 'other')),
  checklist text not null,
  plan_title text not null,
  stratum text not null,
  subject_kind text not null,
  subject_id uuid,
  name text collate "C" not null,
  address text not null,
  town_id uuid not null,
  village_id uuid not null,
  from_on date not null,
  due_on date not null,
  team jsonb not null default '[]',
  phase text not null check (phase in ('planned', 'attempted', 'conflict', 'rectifying', 'done', 'cancelled')),
  visited_on date,
  attempts smallint not null default 0,
  findings smallint not null default 0,
  findings_open smallint not null default 0,
  last_no integer not null default 0,
  last_at timestamptz not null,
  primary key (county_code, id),
  unique (county_code, plan_id, subject_key),
  foreign key (county_code, plan_id, subject_key) references visit_plan_item,
  foreign key (county_code, case_id) references case_file,
  check ((plan_id is null) = (subject_key is null)),
  check (plan_id is not null or case_id is not null),
  check ((case_id is null) = (case_step is null) and (case_id is null) = (case_state is null))
);
comment on column visit.plan_id is 'Null for a visit that a case asks for by itself.';
comment on column visit.case_state is 'open: its telling becomes the record of the step of the case. told: it became so. other: the step was done otherwise meanwhile.';
create index visit_case on visit (county_code, case_id) where case_id is not null;
create unique index visit_case_step on visit (county_code, case_id, case_step, case_round)
  where case_state = 'open' and phase <> 'cancelled';
create index visit_due on visit (county_code, due_on, id);
create index visit_town_due on visit (county_code, town_id, due_on, id);
create index visit_village_due on visit (county_code, village_id, due_on, id);
create index visit_phase on visit (county_code, phase, due_on, id);
create index visit_of_plan on visit (county_code, plan_id, due_on, id);
create index visit_subject on visit (county_code, subject_id, due_on) where subject_id is not null;

-- Who is to go: the list that a telephone takes along.
create table visit_member (
  county_code text not null,
  user_id uuid not null,
  visit_id uuid not null,
  primary key (county_code, user_id, visit_id),
  foreign key (county_code, visit_id) references visit
);
create index visit_member_visit on visit_member (county_code, visit_id);

create table visit_action (
  county_code text not null,
  visit_id uuid not null,
  no integer not null check (no >= 1),
  id uuid not null,
  kind text not null check (kind in ('record', 'rectify', 'recheck', 'cancel')),
  on_day date not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  post text not null,
  body jsonb not null check (octet_length(body::text) <= 100000),
  body_hash bytea not null,
  primary key (county_code, visit_id, no),
  unique (county_code, visit_id, id),
  foreign key (county_code, visit_id) references visit
);
comment on column visit_action.id is 'Made on the telephone: what is sent twice arrives once.';
comment on column visit_action.on_day is 'The day on which it was done, by the telephone; `at` is when it arrived.';

create table visit_finding (
  county_code text not null,
  visit_id uuid not null,
  code text collate "C" not null,
  state text not null check (state in ('open', 'rectified', 'closed')),
  found_on date not null,
  due_on date not null,
  closed_on date,
  town_id uuid not null,
  village_id uuid not null,
  primary key (county_code, visit_id, code),
  foreign key (county_code, visit_id) references visit
);
create index visit_finding_due on visit_finding (county_code, due_on, visit_id, code) where state <> 'closed';
create index visit_finding_town on visit_finding (county_code, town_id, due_on, visit_id, code) where state <> 'closed';

-- A plan of a township is seen in the township; one of the county only there.
select app.protect('visit_plan', 'place');
select app.protect('visit_plan_item', 'of', 'visit_plan', 'plan_id');
select app.protect('visit', 'place');
select app.protect('visit_member', 'of', 'visit', 'visit_id');
select app.protect('visit_action', 'of', 'visit', 'visit_id');
select app.protect('visit_finding', 'place');

grant select, insert, update on visit_plan to minzheng_app;
grant select, insert on visit_plan_item to minzheng_app;
grant select, insert, update on visit to minzheng_app;
grant select, insert, delete on visit_member to minzheng_app;
grant select, insert on visit_action to minzheng_app;
grant select, insert, update, delete on visit_finding to minzheng_app;

-- Whom a plan may send: officers of business whose place is the township (or county), or lies in it. Accounts are seen by
-- administrators alone; this tells a name and a post, as the sign on an office door does.
create function app.visitors(at_town uuid, on_day date)
  returns table (user_id uuid, name text, post text, level text, place_name text)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select u.id, u.name, h.post, h.level, d.name
  from post_holding h
    join app_user u on u.county_code = h.county_code and u.id = h.user_id
    left join division d on d.county_code = h.county_code and d.id = h.place_id
  where h.county_code = app.county() and h.duty = 'business' and app.duty() = 'business'
    and (app.sees_county() or h.level = 'county' or coalesce(d.town_id, d.id) = app.own_town()
      or coalesce(d.town_id, d.id) = (select v.town_id from division v
        where v.county_code = app.county() and v.id = app.own_village()))
    and (h.level = 'county' or at_town is null or coalesce(d.town_id, d.id) = at_town)
    and h.held_from <= on_day and (h.held_to is null or h.held_to > on_day) and u.disabled_at is null
  order by h.level, d.name, u.name, u.id
  limit 500
$$;
