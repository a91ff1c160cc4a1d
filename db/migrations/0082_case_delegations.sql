-- The right to decide a matter, given by the county to a township (委托下放): by which document, from when to when. A case
-- keeps what held on the day on which it was accepted; its acceptance names it.
create table case_delegation (
  county_code text not null references county,
  id uuid not null,
  matter text not null,
  town_id uuid not null,
  from_on date not null,
  -- To its 24th hour; null until somebody ends it.
  until_on date check (until_on >= from_on),
  document text not null check (char_length(document) between 2 and 200),
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  end_document text check (char_length(end_document) between 2 and 200),
  ended_at timestamptz,
  ended_by_name text,
  primary key (county_code, id),
  check ((ended_at is null) = (end_document is null) and (ended_at is null) = (ended_by_name is null))
);
create index case_delegation_matter on case_delegation (county_code, matter, town_id, from_on);
create index case_delegation_list on case_delegation (county_code, from_on desc, id desc);
alter table case_delegation enable row level security;
alter table case_delegation force row level security;
create policy owner_all on case_delegation to current_user using (true) with check (true);
create policy seen on case_delegation for select to minzheng_app using (county_code = (select app.county()));
-- Nobody of a township gives it a right.
create policy given on case_delegation for insert to minzheng_app
  with check (county_code = (select app.county()) and (select app.level()) = 'county');
create policy ended on case_delegation for update to minzheng_app
  using (county_code = (select app.county()) and (select app.level()) = 'county');
grant select, insert, update (until_on, end_document, ended_at, ended_by_name) on case_delegation to minzheng_app;
