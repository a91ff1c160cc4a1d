-- What every later table stands on: the scope of whoever acts, protection by row, the audit log, idempotency.
-- Two roles: the migrator owns everything; minzheng_app (the program) owns nothing and bypasses nothing.

create schema app;
grant usage on schema app, public to minzheng_app;
revoke create on schema public from public;

create function app.county() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.county', true), '') $$;
create function app.level() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.level', true), '') $$;
create function app.place() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.place', true), '')::uuid $$;
create function app.user_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.user', true), '')::uuid $$;
create function app.duty() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.duty', true), '') $$;

-- Three readings of the scope for the policies below. One boolean and two keys: the planner takes a bare boolean for
-- one row in two, where it would take three comparisons of text for one row in a million and choose bad joins.
create function app.sees_county() returns boolean language sql stable parallel safe
  as $$ select app.level() in ('county', 'system') and app.duty() = 'business' $$;
create function app.own_town() returns uuid language sql stable parallel safe
  as $$ select case when app.level() = 'town' and app.duty() = 'business' then app.place() end $$;
create function app.own_village() returns uuid language sql stable parallel safe
  as $$ select case when app.level() = 'village' and app.duty() = 'business' then app.place() end $$;

comment on function app.county() is 'County code of whoever acts; null (nobody acts) sees nothing.';

-- Row-level security, in one of three kinds:
--   county  everybody who acts in the county
--   place   county level sees all; a township or village sees rows whose town_id or village_id is its own
--   of      rows that belong to a parent row, and are seen exactly when the parent is
-- People are business: an administrator of the system, of security or of the audit sees none of them.
-- Equality only: those operators are leakproof, so indexes still serve.
create function app.protect(target regclass, kind text, parent text default null, parent_key text default null)
returns void language plpgsql as $$
declare rule text;
begin
  rule := case kind
    when 'county' then 'county_code = (select app.county())'
    when 'place' then
      'county_code = (select app.county()) and ((select app.sees_county())'
      ' or town_id = (select app.own_town()) or village_id = (select app.own_village()))'
    when 'of' then format(
      'county_code = (select app.county()) and ((select app.sees_county())'
      ' or exists (select 1 from %I parent where parent.county_code = %s.county_code and parent.id = %s.%I))',
      parent, target, target, parent_key)
  end;
  if rule is null then raise exception 'unknown kind of protection: %', kind; end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_all on %s to %I using (true) with check (true)', target, current_user);
  execute format('create policy scope on %s to minzheng_app using (%s) with check (%s)', target, rule, rule);
end $$;

-- What a foreign key does, for tables that take many rows at once: it asks for each row by itself, which costs a bulk
-- insert half of its time. Here the rows of a statement are asked for together, as one sorted list of keys, of which an
-- index finds neighbours without going down anew. A parent stays: it is never deleted, and its keys never change, so
-- nothing need be locked. Through the index, also while the figures of the planner say that the parents are none yet: a
-- hundred thousand rows, each compared with all parents, take minutes.
create function app.know_parents() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  set enable_seqscan = off set enable_bitmapscan = off as $$
declare
  one record;
  known bigint;
begin
  for one in execute format('select f.county_code, array_agg(distinct f.%1$I) as keys from fresh f
    where f.%1$I is not null group by f.county_code', tg_argv[1])
  loop
    execute format('select count(*) from %I p where p.county_code = $1 and p.id = any ($2)', tg_argv[0])
      into known using one.county_code, one.keys;
    if known < cardinality(one.keys) then
      raise foreign_key_violation using message = format('%s.%s: no such %s', tg_table_name, tg_argv[1], tg_argv[0]);
    end if;
  end loop;
  return null;
end $$;
create function app.know_parent() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  is_known boolean;
begin
  execute format('select ($1).%2$I is null or exists (select from %1$I p
    where p.county_code = ($1).county_code and p.id = ($1).%2$I)', tg_argv[0], tg_argv[1]) into is_known using new;
  if not is_known then
    raise foreign_key_violation using message = format('%s.%s: no such %s', tg_table_name, tg_argv[1], tg_argv[0]);
  end if;
  return null;
end $$;
create function app.stay_parent() returns trigger language plpgsql as $$
begin
  raise foreign_key_violation using message = format('a row of %s is never deleted, nor given another key', tg_table_name);
end $$;

-- Makes `key` of `child` name a row of `parent`, whose triggers `app.make_parent` made.
create function app.make_child(child regclass, key text, parent regclass) returns void language plpgsql as $$
begin
  execute format('create trigger %1$I after insert on %2$s referencing new table as fresh for each statement
    execute function app.know_parents(%3$L, %4$L)', key || '_known', child, parent::text, key);
  execute format('create trigger %1$I after update of county_code, %4$I on %2$s for each row
    execute function app.know_parent(%3$L, %4$L)', key || '_still_known', child, parent::text, key);
end $$;
create function app.make_parent(parent regclass) returns void language plpgsql as $$
begin
  execute format('create trigger stays before delete on %s for each row execute function app.stay_parent()', parent);
  execute format('create trigger keeps_key before update of county_code, id on %s for each row
    when ((old.county_code, old.id) is distinct from (new.county_code, new.id))
    execute function app.stay_parent()', parent);
end $$;

create table county (
  code text primary key check (code ~ '^[0-9]{6}$'),
  name text not null,
  province_name text not null,
  city_name text not null,
  source text not null,
  vintage date not null
);
comment on table county is 'Public: which counties this installation serves. No row-level security: names of counties are no secret.';
grant select on county to minzheng_app;

-- The audit log. One chain per county: hash = SM3 over prev_hash and the row's canonical text, made by the program.
create table audit_log (
  county_code text not null references county,
  seq bigint not null,
  at timestamptz not null,
  user_id uuid not null,
  user_name text not null,
  post text not null,
  action text not null,
  subject_kind text,
  subject_id uuid,
  detail text not null,
  address text,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (county_code, seq)
);
comment on column audit_log.detail is 'Canonical JSON; text, so that the hashed bytes are the stored bytes.';
create index audit_log_subject on audit_log (county_code, subject_id, seq) where subject_id is not null;
create index audit_log_user on audit_log (county_code, user_name, seq);
create index audit_log_at on audit_log (county_code, at);
create index audit_log_action on audit_log (county_code, action, seq);
alter table audit_log enable row level security;
alter table audit_log force row level security;
create policy owner_all on audit_log to current_user using (true) with check (true);
create policy append on audit_log for insert to minzheng_app
  with check (county_code = (select app.county()) and user_id = (select app.user_id()));
-- The chain needs its own last row; beyond that only the audit administrator reads.
create policy auditor on audit_log for select to minzheng_app
  using (county_code = (select app.county()) and (select app.duty()) = 'audit');
grant select, insert on audit_log to minzheng_app;

create table audit_head (
  county_code text primary key references county,
  seq bigint not null,
  hash bytea not null
);
comment on table audit_head is 'Last link of each chain: locked by whoever appends, so that links are made one behind another.';
select app.protect('audit_head', 'county');
grant select on audit_head to minzheng_app;

-- The trigger, not the program, moves the head: a role that can append a row cannot move the head elsewhere.
create function app.audit_head_lock() returns table (seq bigint, hash bytea)
  language sql security definer set search_path = public, app, pg_temp as $$
  insert into audit_head (county_code, seq, hash)
    values (app.county(), 0, '\x0000000000000000000000000000000000000000000000000000000000000000')
    on conflict (county_code) do nothing;
  select seq, hash from audit_head where county_code = app.county() for update;
$$;
create function app.audit_head_follow() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  update audit_head set seq = new.seq, hash = new.hash
    where county_code = new.county_code and seq = new.seq - 1 and hash = new.prev_hash;
  if not found then raise exception 'audit row % of % does not follow the head', new.seq, new.county_code; end if;
  return null;
end $$;
create trigger follow after insert on audit_log for each row execute function app.audit_head_follow();

create table idempotency_key (
  county_code text not null references county,
  key text not null check (length(key) between 8 and 100),
  user_id uuid not null,
  route text not null,
  input_hash bytea not null,
  status smallint not null,
  response_sealed bytea not null,
  at timestamptz not null,
  primary key (county_code, user_id, key)
);
comment on column idempotency_key.input_hash is 'Keyed: the input may hold an ID number.';
comment on table idempotency_key is 'Never expires: the same key with the same input gives the first answer again; with other input, a refusal.';
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy owner_all on idempotency_key to current_user using (true) with check (true);
create policy own on idempotency_key to minzheng_app
  using (county_code = (select app.county()) and user_id = (select app.user_id()))
  with check (county_code = (select app.county()) and user_id = (select app.user_id()));
grant select, insert on idempotency_key to minzheng_app;
