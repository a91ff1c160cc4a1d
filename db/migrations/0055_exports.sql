-- Lists that an officer took out: the request and what became of it stays, the file goes after some days.

create table export_file (
  county_code text not null references county,
  id uuid not null,
  list text not null,
  format text not null check (format in ('xlsx', 'csv', 'pdf')),
  language text not null check (language in ('zh', 'en')),
  columns text[] not null,
  filter_sealed bytea,
  filter_shown jsonb not null,
  file_name text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'stopped', 'deleted', 'expired')),
  attempt integer not null default 0,
  row_count bigint not null default 0,
  byte_count bigint not null default 0,
  sha256 bytea,
  user_id uuid not null,
  user_name text not null,
  post_holding_id uuid not null,
  post text not null,
  duty text not null,
  level text not null check (level in ('county', 'town', 'village')),
  place_id uuid,
  requested_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz,
  primary key (county_code, id),
  check ((state = 'done') <= (sha256 is not null and expires_at is not null)),
  check ((level = 'county') = (place_id is null))
);
comment on column export_file.filter_sealed is 'Needed until the file is made, then taken away: what was searched for may be an ID number. filter_shown has it masked.';
comment on column export_file.attempt is 'Counts the tries. A try that was overtaken by a later one can write no more.';
create unique index export_file_one on export_file (county_code, user_id) where state in ('waiting', 'running');
create index export_file_own on export_file (county_code, user_id, requested_at desc, id desc);
create index export_file_open on export_file (county_code, state, expires_at)
  where state in ('waiting', 'running', 'done');

-- A file belongs to whoever asked for it, in the post in which they asked: not to their colleagues, and not to
-- themselves in another place.
alter table export_file enable row level security;
alter table export_file force row level security;
create policy owner_all on export_file to current_user using (true) with check (true);
create policy own on export_file to minzheng_app
  using (county_code = (select app.county()) and ((select app.level()) = 'system'
    or (user_id = (select app.user_id()) and level = (select app.level()) and duty = (select app.duty())
      and (level = 'county' or place_id = (select app.place())))))
  with check (county_code = (select app.county()) and ((select app.level()) = 'system'
    or (user_id = (select app.user_id()) and level = (select app.level()) and duty = (select app.duty())
      and (level = 'county' or place_id = (select app.place())))));
grant select, insert, update on export_file to minzheng_app;

create table export_chunk (
  county_code text not null,
  export_id uuid not null,
  no integer not null,
  bytes bytea not null,
  primary key (county_code, export_id, no),
  foreign key (county_code, export_id) references export_file
);
-- Packed already, or text that is read once.
alter table export_chunk alter column bytes set storage external;
alter table export_chunk enable row level security;
alter table export_chunk force row level security;
create policy owner_all on export_chunk to current_user using (true) with check (true);
create policy of_file on export_chunk to minzheng_app
  using (county_code = (select app.county()) and exists (select 1 from export_file f
    where f.county_code = export_chunk.county_code and f.id = export_chunk.export_id))
  with check (county_code = (select app.county()) and exists (select 1 from export_file f
    where f.county_code = export_chunk.county_code and f.id = export_chunk.export_id));
grant select, insert, delete on export_chunk to minzheng_app;
