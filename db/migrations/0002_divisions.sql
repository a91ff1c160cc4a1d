-- Places: the tree of a county, with its history. `division` holds today's reading of it,
-- `division_version` one row for each span of days in which name, code and parent stood still.

create table division (
  county_code text not null references county,
  id uuid not null,
  code text not null check (code ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$'),
  name text not null check (length(name) between 1 and 50),
  level text not null check (level in ('county', 'town', 'village')),
  kind text not null,
  parent_id uuid,
  town_id uuid,
  pinyin text not null,
  initials text not null,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  primary key (county_code, id),
  foreign key (county_code, parent_id) references division,
  check ((level = 'county') = (parent_id is null)),
  check ((level = 'village') = (town_id is not null)),
  check (valid_to is null or valid_to > valid_from)
);
comment on column division.valid_to is 'First day on which it no longer exists; null while it does.';
comment on column division.kind is 'Town: subdistrict, town, township, ethnic-township, farm, zone, unit. Village: village, community, farm, unit. Farms, zones and units are places made for statistics.';
-- Codes may change hands within one act, so this is looked at when the transaction ends.
alter table division add constraint division_code exclude using btree (county_code with =, code with =)
  where (valid_to is null) deferrable initially deferred;
create index division_code_order on division (county_code, code);
create index division_parent on division (county_code, parent_id, code);
create index division_initials on division (county_code, initials);
create index division_name on division (county_code, name);
create index division_town on division (county_code, town_id) where town_id is not null;

create table division_operation (
  county_code text not null references county,
  id uuid not null,
  kind text not null check (kind in ('found', 'rename', 'recode', 'merge', 'split', 'move', 'undo')),
  effective_on date not null,
  document text not null,
  reason text not null default '',
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  undoes uuid,
  seq bigint not null,
  primary key (county_code, id),
  foreign key (county_code, undoes) references division_operation
);
comment on table division_operation is 'One act on the tree of places. Insert-only: an undone act has a later row that undoes it.';
comment on column division_operation.seq is 'One behind another in each county: the order in which they were done.';
create unique index division_operation_undoes on division_operation (county_code, undoes);
create unique index division_operation_seq on division_operation (county_code, seq);
create index division_operation_day on division_operation (county_code, effective_on, seq);

create table division_version (
  county_code text not null references county,
  division_id uuid not null,
  valid_from date not null,
  valid_to date,
  code text not null,
  name text not null,
  kind text not null,
  parent_id uuid,
  operation_id uuid not null,
  primary key (county_code, division_id, valid_from),
  foreign key (county_code, division_id) references division deferrable initially deferred,
  foreign key (county_code, operation_id) references division_operation,
  check (valid_to is null or valid_to > valid_from)
);
create index division_version_operation on division_version (county_code, operation_id);

-- What each act did to each place: before null, it was founded; after null, it ended (and went into `into_id`).
-- Insert-only and without a key to `division`: an undone founding leaves no place behind, but leaves this.
create table division_change (
  county_code text not null references county,
  operation_id uuid not null,
  division_id uuid not null,
  level text not null check (level in ('county', 'town', 'village')),
  before_code text,
  before_name text,
  before_kind text,
  before_parent_id uuid,
  before_from date,
  after_code text,
  after_name text,
  after_kind text,
  after_parent_id uuid,
  into_id uuid,
  primary key (county_code, operation_id, division_id),
  foreign key (county_code, operation_id) references division_operation,
  check (before_code is not null or after_code is not null)
);
create index division_change_place on division_change (county_code, division_id, operation_id);
create index division_change_into on division_change (county_code, into_id) where into_id is not null;

create table division_alias (
  county_code text not null references county,
  id uuid not null,
  division_id uuid not null,
  alias text not null,
  source text not null,
  operation_id uuid,
  primary key (county_code, id),
  foreign key (county_code, division_id) references division deferrable initially deferred
);
comment on column division_alias.operation_id is 'The act that made it: the former name of what was renamed or merged. Null when an officer wrote it down.';
create unique index division_alias_name on division_alias (county_code, alias, division_id);

-- Which records an act found on the places it changed: where each hung before and after, those that stayed
-- included. An undo puts back exactly these, and is refused once others hang there.
create table division_follow (
  county_code text not null references county,
  operation_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  primary key (county_code, operation_id, subject_kind, subject_id),
  foreign key (county_code, operation_id) references division_operation
);
create index division_follow_subject on division_follow (county_code, subject_kind, subject_id);

-- The township of the village that somebody acts in. Runs as its owner: it stands inside division's own policy.
create function app.place_town() returns uuid language sql stable security definer set search_path = public, app, pg_temp
  as $$ select town_id from division where county_code = app.county() and id = app.place() $$;

-- An officer sees the county, their own place, what lies below it, and the township that a village lies in.
alter table division enable row level security;
alter table division force row level security;
create policy owner_all on division to current_user using (true) with check (true);
create policy scope on division to minzheng_app
  using (county_code = (select app.county()) and (
    (select app.level()) in ('county', 'system') or level = 'county'
    or id = (select app.place())
    or town_id = (select app.place())
    or ((select app.level()) = 'village' and level = 'town' and id = (select app.place_town()))))
  with check (county_code = (select app.county()) and (select app.level()) in ('county', 'system'));
-- Undoing a founding takes the place away again; what was done stays in division_change.
grant select, insert, update, delete on division to minzheng_app;

select app.protect('division_operation', 'county');
select app.protect('division_change', 'county');
select app.protect('division_version', 'of', 'division', 'division_id');
select app.protect('division_alias', 'of', 'division', 'division_id');
alter table division_follow enable row level security;
alter table division_follow force row level security;
create policy owner_all on division_follow to current_user using (true) with check (true);
create policy scope on division_follow to minzheng_app
  using (county_code = (select app.county()) and (select app.level()) in ('county', 'system'))
  with check (county_code = (select app.county()) and (select app.level()) in ('county', 'system'));
grant select, insert on division_operation, division_change, division_follow to minzheng_app;
-- Closing a span (valid_to) is the only change that history itself may see; an undo takes spans away again.
grant select, insert, delete on division_version to minzheng_app;
grant update (valid_to) on division_version to minzheng_app;
grant select, insert, delete on division_alias to minzheng_app;
