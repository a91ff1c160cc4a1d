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

-- Only the worker, which is the program itself, reads jobs. Whoever asks for work puts it down in their own name and
-- place, with the very scope that they have, and never sees it again: what became of it stands with its subject.
alter table job enable row level security;
alter table job force row level security;
create policy owner_all on job to current_user using (true) with check (true);
create policy worker on job to minzheng_app
  using ((select app.level()) = 'system') with check ((select app.level()) = 'system');
create policy own_name on job for insert to minzheng_app
  with check (county_code = (select app.county()) and state = 'waiting' and attempt = 0
    and actor ->> 'countyCode' = (select app.county())
    and actor ->> 'userId' = (select app.user_id())::text
    and actor ->> 'level' = (select app.level())
    and actor ->> 'duty' = (select app.duty())
    and actor ->> 'placeId' is not distinct from (select app.place())::text);
grant select, insert, update on job to minzheng_app;

-- Progress is noted in the transaction that makes it, which runs in the name of whoever asked for the work.
create function app.note_job_progress(job_id uuid) returns void
  language sql security definer set search_path = public, app, pg_temp as $$
  update job set attempt = 0
    where county_code = app.county() and id = job_id and state = 'running' and attempt > 0
      and (app.level() = 'system' or actor ->> 'userId' = app.user_id()::text);
$$;
