-- Other offices' systems (外部系统): accounts of machines, and their keys. A key is shown once; its hash is kept.

create table external_system (
  county_code text not null references county,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  contact text not null check (char_length(contact) <= 100),
  document text not null check (char_length(document) between 1 and 200),
  permissions text[] not null check (cardinality(permissions) between 1 and 20),
  level text not null check (level in ('county', 'town')),
  place_id uuid,
  calls_per_minute integer not null check (calls_per_minute between 1 and 6000),
  made_at timestamptz not null,
  made_by_name text not null,
  stopped_at timestamptz,
  version integer not null default 1,
  primary key (county_code, id),
  check ((level = 'county') = (place_id is null))
);
comment on column external_system.document is 'What says that this office may: an agreement, a notice.';

create table system_key (
  county_code text not null,
  id uuid not null,
  system_id uuid not null,
  key_hash bytea not null check (octet_length(key_hash) = 32),
  tail text not null check (char_length(tail) = 4),
  made_at timestamptz not null,
  made_by_name text not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  primary key (county_code, id),
  foreign key (county_code, system_id) references external_system
);
create unique index system_key_hash on system_key (key_hash);
create index system_key_system on system_key (county_code, system_id, made_at);

-- At the door nobody has said yet which county is theirs: level `system`. After that the system administrator alone.
select app.protect_outside('external_system');
select app.protect_outside('system_key');
grant select, insert, update on external_system to minzheng_app;
grant select, insert on system_key to minzheng_app;
grant update (revoked_at, used_at) on system_key to minzheng_app;
