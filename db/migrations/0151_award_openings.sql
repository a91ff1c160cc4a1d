-- Opening awards from a roster that the county kept until now: each line of it beside what the law of the day would
-- give, and every difference settled by an officer before anything is opened. No amount is typed: it is that of the
-- roster, or that of the law.

create table award_opening (
  county_code text not null references county,
  id uuid not null,
  roster text not null check (roster ~ '^[a-z0-9-]{1,60}$'),
  first_month date not null check (extract(day from first_month) = 1),
  state text not null default 'settling' check (state in ('settling', 'opened', 'dropped')),
  lines integer not null default 0,
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_by_name text,
  awards integer not null default 0,
  amount_fen bigint not null default 0,
  primary key (county_code, id),
  check ((state = 'settling') = (ended_at is null)),
  check (num_nulls(ended_at, ended_by, ended_by_name) in (0, 3))
);
comment on column award_opening.first_month is 'The month from which what is opened is given; the law of its first day is applied.';
create unique index award_opening_one on award_opening (county_code, roster) where state = 'settling';
create index award_opening_recent on award_opening (county_code, made_at desc, id desc);

create table award_opening_line (
  county_code text not null,
  opening_id uuid not null,
  no integer not null,
  award_id uuid not null,
  membership_id uuid,
  import_id uuid,
  import_row integer,
  scheme text not null,
  party_id uuid,
  household_id uuid,
  person_id uuid,
  holder_name text collate "C" not null,
  town_id uuid,
  village_id uuid,
  kind text not null check (kind in ('same', 'higher', 'lower', 'not-entitled', 'unknown-class', 'no-amount',
    'cannot-reckon', 'dead', 'twice', 'running', 'unknown-person')),
  roster_fen bigint check (roster_fen >= 0),
  law_fen bigint check (law_fen >= 0),
  roster_care_fen bigint not null default 0 check (roster_care_fen between 0 and coalesce(roster_fen, 0)),
  law_care_fen bigint not null default 0 check (law_care_fen between 0 and coalesce(law_fen, 0)),
  told jsonb not null default '{}',
  facts jsonb,
  settled_how text check (settled_how in ('law', 'keep', 'leave-out')),
  review_by date,
  reason text check (char_length(reason) between 2 and 500),
  settled_at timestamptz,
  settled_by uuid,
  settled_by_name text,
  primary key (county_code, opening_id, no),
  foreign key (county_code, opening_id) references award_opening,
  check (num_nulls(settled_how, reason, settled_at, settled_by, settled_by_name) in (0, 5)),
  check ((settled_how is not distinct from 'keep') = (review_by is not null)),
  -- What nobody can be paid: no wish of anybody opens it.
  check (settled_how is distinct from 'keep' or (roster_fen > 0 and kind not in ('dead', 'running', 'unknown-person'))),
  check (settled_how is distinct from 'law' or (law_fen > 0 and kind not in ('dead', 'running', 'unknown-person')))
);
comment on column award_opening_line.award_id is 'The award that is opened from it, so that opening twice is opening once.';
comment on column award_opening_line.kind is 'How the roster differs from the law; of several, the one that stands first in the way.';
comment on column award_opening_line.told is 'What the roster says and why it differs, to be shown: class, persons, income in fen.';
comment on column award_opening_line.facts is 'What the law was asked with: by the same a standard that is raised later reckons the difference.';
create unique index award_opening_line_award on award_opening_line (county_code, award_id);
create index award_opening_line_kind on award_opening_line (county_code, opening_id, kind, no);

do $$ declare target text; begin
  foreach target in array array['award_opening', 'award_opening_line'] loop
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy owner_all on %s to %I using (true) with check (true)', target, current_user);
    execute format('create policy scope on %s to minzheng_app using (county_code = (select app.county()) and'
      ' (select app.sees_county())) with check (county_code = (select app.county()) and (select app.sees_county()))', target);
  end loop;
end $$;

grant select, insert on award_opening, award_opening_line to minzheng_app;
grant update (state, lines, ended_at, ended_by, ended_by_name, awards, amount_fen) on award_opening to minzheng_app;
grant update (settled_how, review_by, reason, settled_at, settled_by, settled_by_name) on award_opening_line to minzheng_app;

-- What was opened or dropped stays as it was settled.
create function app.award_opening_stays() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from touched t join award_opening o on o.county_code = t.county_code and o.id = t.opening_id
      where o.state <> 'settling') then
    raise exception 'the opening has ended' using errcode = 'MZA02';
  end if;
  return null;
end $$;
revoke execute on function app.award_opening_stays() from public;
create trigger stays after insert on award_opening_line referencing new table as touched
  for each statement execute function app.award_opening_stays();
create trigger stays_same after update on award_opening_line referencing old table as touched
  for each statement execute function app.award_opening_stays();
