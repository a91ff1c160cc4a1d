-- A search for duplicates through a whole county, which somebody asked for. The pairs and the end of the search are
-- written in one transaction: one that was killed has found nothing yet, and is done anew.
create table duplicate_run (
  county_code text not null references county,
  id uuid not null,
  state text not null check (state in ('waiting', 'done', 'failed')),
  requested_at timestamptz not null,
  requested_by uuid not null,
  requested_by_name text not null,
  finished_at timestamptz,
  people_count bigint,
  pair_count integer,
  primary key (county_code, id),
  check ((state = 'done') = (people_count is not null and pair_count is not null))
);
comment on column duplicate_run.pair_count is 'Pairs that nobody had found before.';
create unique index duplicate_run_one on duplicate_run (county_code) where state = 'waiting';
create index duplicate_run_last on duplicate_run (county_code, requested_at desc, id desc);

-- As the pairs: settled at county level, which sees both sides.
alter table duplicate_run enable row level security;
alter table duplicate_run force row level security;
create policy owner_all on duplicate_run to current_user using (true) with check (true);
create policy scope on duplicate_run to minzheng_app
  using (county_code = (select app.county()) and (select app.sees_county()))
  with check (county_code = (select app.county()) and (select app.sees_county()));
grant select, insert, update on duplicate_run to minzheng_app;
