-- Work that outlives a request. A job is a row; whoever works on it holds an advisory lock named after it, for as
-- long as the connection lives, so that a killed worker is known to be gone at once and its job is taken up again.
create table job (
  county_code text not null references county,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  -- In whose name it runs, as they stood when they asked.
  actor jsonb not null,
  run_after timestamptz not null,
  attempt integer not null default 0,
  last_error text,
  queued_at timestamptz not null,
  finished_at timestamptz,
  primary key (county_code, id)
);
comment on column job.attempt is 'Tries since the last progress: work that goes on, even with interruptions, never runs out of tries.';
create index job_open on job (run_after, queued_at) where state in ('waiting', 'running');
create unique index job_open_subject on job (county_code, kind, subject_id) where state in ('waiting', 'running');

-- The worker looks for the jobs of every county, before it acts in one.
alter table job enable row level security;
alter table job force row level security;
create policy owner_all on job to current_user using (true) with check (true);
create policy scope on job to minzheng_app
  using ((select app.level()) = 'system' or county_code = (select app.county()))
  with check ((select app.level()) = 'system' or county_code = (select app.county()));
grant select, insert, update on job to minzheng_app;
