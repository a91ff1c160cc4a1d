-- Rosters that officers brought in as files: the file itself, what was understood, what became of each row.

create table data_import (
  county_code text not null references county,
  id uuid not null,
  -- Where whoever brought it works; null for the county. Decides who sees it.
  town_id uuid,
  village_id uuid,
  upload_key text not null,
  file_name text not null check (length(file_name) between 1 and 255),
  file_bytes bigint not null,
  sha256 bytea not null,
  state text not null check (state in
    ('reading', 'unreadable', 'recognised', 'running', 'stopping', 'stopped', 'finished', 'failed', 'discarded')),
  refusal jsonb,
  recognition jsonb,
  mapping jsonb,
  roster text,
  period text,
  checked_on date,
  result jsonb not null default '{}',
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  rows_accepted integer not null default 0,
  rows_warned integer not null default 0,
  rows_refused integer not null default 0,
  uploaded_by uuid not null,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  version integer not null default 1,
  primary key (county_code, id)
);
comment on column data_import.recognition is 'What was understood of the file: sheets, titles, notes. Captions and titles, never the rows.';
comment on column data_import.mapping is 'What the officer confirmed; null before that.';
comment on column data_import.checked_on is 'The day the checks count from: kept, so that a resumed import judges all rows alike.';
create index data_import_list on data_import (county_code, uploaded_at desc, id desc);
create index data_import_sha on data_import (county_code, sha256);
create unique index data_import_upload on data_import (county_code, uploaded_by, upload_key);

-- The file as it came, and its rows as they were read, both sealed: they hold what the columns of people hold.
create table import_file_part (
  county_code text not null,
  import_id uuid not null,
  no integer not null,
  sealed bytea not null,
  primary key (county_code, import_id, no),
  foreign key (county_code, import_id) references data_import
);
create table import_page (
  county_code text not null,
  import_id uuid not null,
  sheet_index integer not null,
  no integer not null,
  first_row integer not null,
  last_row integer not null,
  sealed bytea not null,
  primary key (county_code, import_id, sheet_index, no),
  foreign key (county_code, import_id) references data_import
);
-- Packed and sealed: nothing left for PostgreSQL to compress.
alter table import_file_part alter column sealed set storage external;
alter table import_page alter column sealed set storage external;

-- What became of each row of which something is to be said; written in the transaction that writes its people, so that there is one exactly when
-- there are the other.
create table import_row (
  county_code text not null,
  import_id uuid not null,
  sheet_index integer not null,
  row_no integer not null,
  verdict text not null check (verdict in ('accepted', 'warned', 'refused')),
  outcome text not null check (outcome in ('added', 'changed', 'unchanged', 'refused')),
  -- A value of it was refused, though the row came in: it can be mended too.
  is_partial boolean not null default false,
  person_id uuid,
  household_id uuid,
  kinds text[] not null default '{}',
  findings jsonb not null default '[]',
  facts jsonb not null default '{}',
  primary key (county_code, import_id, sheet_index, row_no)
);
comment on column import_row.findings is 'What was found, with secrets masked: nobody computes with it.';
comment on column import_row.facts is 'The scheme columns as read: class, income, amounts in fen, since when.';
-- Most rows are accepted: those are found as the others are passed over.
create index import_row_verdict on import_row (county_code, import_id, verdict, sheet_index, row_no)
  where verdict <> 'accepted';

-- Rows of which nothing is to be said: accepted as they stand. Most are, and those of one transaction are one row here;
-- `import_result` shows each by itself.
create table import_plain (
  county_code text not null,
  import_id uuid not null,
  sheet_index integer not null,
  first_row integer not null,
  last_row integer not null,
  outcome text not null check (outcome in ('added', 'changed', 'unchanged')),
  row_nos integer[] not null,
  person_ids uuid[] not null,
  household_ids uuid[] not null,
  facts jsonb not null default '{}',
  primary key (county_code, import_id, sheet_index, first_row),
  check (cardinality(row_nos) = cardinality(person_ids) and cardinality(row_nos) = cardinality(household_ids))
);
comment on column import_plain.row_nos is 'In order; the other lists beside it. A row stands in one list, or in import_row.';
comment on column import_plain.facts is 'By number of row, of whoever is not on the roster themselves: the facts of the others stand in roster_membership.';
alter table import_plain alter column row_nos set storage external, alter column person_ids set storage external,
  alter column household_ids set storage external;

create view import_result with (security_invoker = true) as
  select county_code, import_id, sheet_index, row_no, verdict, outcome, is_partial, person_id, household_id, kinds,
    findings, facts
  from import_row
  union all
  select p.county_code, p.import_id, p.sheet_index, r.row_no, 'accepted', p.outcome, false, r.person_id, r.household_id,
    '{}', '[]', coalesce(p.facts -> r.row_no::text, '{}')
  from import_plain p
    cross join lateral unnest(p.row_nos, p.person_ids, p.household_ids) r (row_no, person_id, household_id);

-- A mapping that an officer confirmed, found again by the titles of the header.
create table import_mapping (
  county_code text not null references county,
  fingerprint text not null,
  roster text not null,
  columns jsonb not null,
  confirmed_by uuid not null,
  confirmed_by_name text not null,
  confirmed_at timestamptz not null,
  used_count integer not null default 1,
  primary key (county_code, fingerprint)
);

select app.protect('data_import', 'place');
select app.protect('import_file_part', 'of', 'data_import', 'import_id');
select app.protect('import_page', 'of', 'data_import', 'import_id');
select app.protect('import_row', 'of', 'data_import', 'import_id');
select app.protect('import_plain', 'of', 'data_import', 'import_id');
select app.protect('import_mapping', 'county');
grant select, insert, update on data_import, import_mapping to minzheng_app;
grant select, insert, delete on import_file_part, import_page to minzheng_app;
grant select, insert on import_row, import_plain to minzheng_app;
grant select on import_result to minzheng_app;
