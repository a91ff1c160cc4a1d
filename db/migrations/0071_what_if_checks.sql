-- What was computed a second time inside the database before it is adopted: the question, how far it got, what came of it.

create table what_if_check (
  county_code text not null references county,
  id uuid not null,
  question jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  step smallint not null default 0,
  steps smallint not null,
  result jsonb,
  user_id uuid not null,
  user_name text not null,
  level text not null check (level in ('county', 'town', 'village')),
  place_id uuid,
  requested_at timestamptz not null,
  finished_at timestamptz,
  primary key (county_code, id),
  check ((state = 'done') = (result is not null)),
  check ((state in ('done', 'failed')) = (finished_at is not null)),
  check ((level = 'county') = (place_id is null))
);
comment on table what_if_check is 'Sums of a place for those who plan for it, no household among them: whoever holds a post there sees what colleagues checked.';
comment on column what_if_check.step is 'Parts done of steps: taking the population, then each set of figures.';
create index what_if_check_order on what_if_check (county_code, requested_at desc, id desc);

alter table what_if_check enable row level security;
alter table what_if_check force row level security;
create policy owner_all on what_if_check to current_user using (true) with check (true);
create policy place on what_if_check to minzheng_app
  using (county_code = (select app.county()) and ((select app.level()) = 'system'
    or ((select app.duty()) = 'business' and level = (select app.level())
      and (level = 'county' or place_id = (select app.place())))))
  with check (county_code = (select app.county()) and ((select app.level()) = 'system'
    or ((select app.duty()) = 'business' and level = (select app.level())
      and (level = 'county' or place_id = (select app.place())))));
grant select, insert, update on what_if_check to minzheng_app;
