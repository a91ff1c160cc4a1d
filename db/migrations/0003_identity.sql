-- Officers, the posts they hold in a place, and their sessions.

-- The natural person behind an account. One person may have several accounts and counts as one wherever two must act.
create table officer_person (
  county_code text not null references county,
  id uuid not null,
  id_hash bytea not null check (octet_length(id_hash) = 16),
  id_area text not null check (id_area ~ '^[0-9]{6}$'),
  id_sealed bytea not null,
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (county_code, id)
);
create unique index officer_person_number on officer_person (county_code, id_hash);
comment on column officer_person.id_hash is 'As person.id_hash: an officer is found among the families by it.';
comment on column officer_person.id_area is 'First six digits; all that a mask shows.';

create table app_user (
  county_code text not null references county,
  id uuid not null,
  login text not null check (login ~ '^[a-z0-9._-]{3,40}$'),
  name text not null check (char_length(name) between 1 and 50),
  password_hash text not null,
  password_set_at timestamptz not null,
  must_change_password boolean not null default true,
  totp_sealed bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  awaits_release boolean not null default false,
  disabled_at timestamptz,
  last_sign_in_at timestamptz,
  person_id uuid,
  language text not null default 'zh' check (language in ('zh', 'en')),
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (county_code, id),
  foreign key (county_code, person_id) references officer_person
);
create index app_user_person on app_user (county_code, person_id) where person_id is not null;
comment on column app_user.person_id is 'Without one an account is a person by itself, and is given no post.';
create unique index app_user_login on app_user (login);
comment on index app_user_login is 'Across counties: the sign-in page does not ask for the county.';
comment on column app_user.awaits_release is
  'The password was reset by the system administrator; signing in waits for the security administrator.';
comment on column app_user.totp_last_step is 'A one-time code is taken once: only steps after this one count.';

create table password_history (
  county_code text not null,
  user_id uuid not null,
  set_at timestamptz not null,
  password_hash text not null,
  primary key (county_code, user_id, set_at),
  foreign key (county_code, user_id) references app_user
);

create table post_holding (
  county_code text not null references county,
  id uuid not null,
  user_id uuid not null,
  post text not null,
  duty text not null check (duty in ('business', 'system', 'security', 'audit')),
  place_id uuid not null,
  level text not null check (level in ('county', 'town', 'village')),
  held_from date not null,
  held_to date,
  document text not null default '',
  taken_document text not null default '',
  given_by uuid not null,
  primary key (county_code, id),
  foreign key (county_code, user_id) references app_user,
  foreign key (county_code, place_id) references division,
  check (held_to is null or held_to >= held_from)
);
comment on column post_holding.held_to is 'First day on which it is no longer held.';
comment on column post_holding.duty is 'Of the post, as identity/posts.ts says: here, so that the database itself keeps duties apart.';
create index post_holding_user on post_holding (county_code, user_id);

-- Whether two accounts are those of one natural person.
create function app.same_person(county text, one uuid, other uuid) returns boolean
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select one = other or exists (select from app_user a
      join app_user b on b.county_code = a.county_code and b.person_id = a.person_id
    where a.county_code = county and a.id = one and b.id = other)
$$;

-- The other accounts of the persons behind some accounts of the county.
create function app.other_accounts(accounts uuid[]) returns table (account uuid, other uuid)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select u.id, o.id from app_user u join app_user o on o.county_code = u.county_code and o.person_id = u.person_id
  where u.county_code = app.county() and u.id = any (accounts) and o.id <> u.id
$$;

-- For whoever writes, in the transaction that writes: whether account and post still stand, and which other accounts are
-- those of the same person.
create function app.who_acts(holding uuid, on_day date) returns table (has_ended boolean, others uuid[])
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select exists (select from post_holding h where h.county_code = app.county() and h.id = holding
        and (h.held_from > on_day or h.held_to <= on_day))
      or exists (select from app_user u where u.county_code = app.county() and u.id = app.user_id()
        and (u.disabled_at is not null or u.awaits_release)),
    array(select o.other from app.other_accounts(array[app.user_id()]) o order by 1)
$$;

-- The three administrators are three people: no two duties for one person on any day, whoever writes.
create function app.one_duty() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  perform 1 from app_user where county_code = new.county_code and id = new.user_id for update;
  perform 1 from officer_person p join app_user u on u.county_code = p.county_code and u.person_id = p.id
    where u.county_code = new.county_code and u.id = new.user_id for update of p;
  if exists (select 1 from post_holding other
    where other.county_code = new.county_code and other.id <> new.id and other.duty <> new.duty
      and app.same_person(new.county_code, other.user_id, new.user_id)
      and daterange(other.held_from, other.held_to) && daterange(new.held_from, new.held_to)) then
    raise exception using errcode = 'check_violation', constraint = 'post_holding_one_duty',
      message = 'one person cannot hold posts of two duties on one day';
  end if;
  return new;
end $$;
create trigger one_duty before insert or update on post_holding for each row execute function app.one_duty();

-- Once an account has held a post, what it did was done by that person: the person stays.
create function app.person_stays() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if old.person_id is not null and exists (select from post_holding h
      where h.county_code = old.county_code and h.user_id = old.id) then
    raise exception using errcode = 'check_violation', constraint = 'app_user_person_stays',
      message = 'the person of an account that has held a post stays';
  end if;
  perform 1 from officer_person where county_code = new.county_code and id = new.person_id for update;
  if exists (select from post_holding own
      join app_user o on o.county_code = own.county_code and o.person_id = new.person_id and o.id <> new.id
      join post_holding other on other.county_code = o.county_code and other.user_id = o.id
        and other.duty <> own.duty
        and daterange(other.held_from, other.held_to) && daterange(own.held_from, own.held_to)
    where own.county_code = new.county_code and own.user_id = new.id) then
    raise exception using errcode = 'check_violation', constraint = 'post_holding_one_duty',
      message = 'one person cannot hold posts of two duties on one day';
  end if;
  return new;
end $$;
create trigger person_stays before update of person_id on app_user for each row
  when (old.person_id is distinct from new.person_id) execute function app.person_stays();

create table user_session (
  county_code text not null,
  id uuid not null,
  token_hash bytea not null,
  csrf_token text not null,
  user_id uuid not null,
  post_holding_id uuid,
  signed_in_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  address text,
  agent text,
  primary key (county_code, id),
  foreign key (county_code, user_id) references app_user,
  foreign key (county_code, post_holding_id) references post_holding
);
create unique index user_session_token on user_session (token_hash);
create index user_session_user on user_session (county_code, user_id, signed_in_at);

-- A browser that somebody signed in from before: guessing from elsewhere does not lock its owner out.
create table known_device (
  county_code text not null,
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (county_code, id),
  foreign key (county_code, user_id) references app_user
);
create unique index known_device_token on known_device (token_hash, county_code, user_id);
create index known_device_user on known_device (county_code, user_id);

create table sign_in_guard (
  key bytea primary key check (length(key) = 32),
  kind text not null check (kind in ('login', 'address', 'device')),
  failed_count integer not null,
  failed_at timestamptz not null,
  locked_until timestamptz
);
comment on table sign_in_guard is 'Wrong sign-ins by login, network address and known browser. Of no county: at the door nobody has said yet which one is theirs. The key is a hash, for some people type their password into the wrong box.';
create index sign_in_guard_old on sign_in_guard (failed_at);

-- Sign-in happens before anybody acts: it runs at level `system`, county not yet known. After that the
-- system administrator makes accounts, the security administrator gives posts, everybody sees themselves.
create function app.protect_identity(target regclass, own text, writers text[]) returns void
  language plpgsql as $$
declare
  in_county text := '(select app.level()) = ''system'' or (county_code = (select app.county()) and (%s))';
  sees text := format(in_county, format(
    '(select app.duty()) in (''system'', ''security'') or %s = (select app.user_id())', own));
  writes text := format(in_county, format('(select app.duty()) = any (%L::text[])', writers)
    || case when 'self' = any (writers) then format(' or %s = (select app.user_id())', own)
       else format(' and %s <> (select app.user_id())', own) end);
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_all on %s to %I using (true) with check (true)', target, current_user);
  execute format('create policy sees on %s for select to minzheng_app using (%s)', target, sees);
  execute format('create policy adds on %s for insert to minzheng_app with check (%s)', target, writes);
  execute format('create policy changes on %s for update to minzheng_app using (%s) with check (%s)',
    target, writes, writes);
end $$;
select app.protect_identity('app_user', 'id', '{system,security,self}');
select app.protect_identity('password_history', 'user_id', '{system,self}');
select app.protect_identity('post_holding', 'user_id', '{security}');
select app.protect_identity('user_session', 'user_id', '{system,security,self}');
select app.protect_identity('known_device', 'user_id', '{system,security,self}');
alter table sign_in_guard enable row level security;
alter table sign_in_guard force row level security;
create policy owner_all on sign_in_guard to current_user using (true) with check (true);
create policy door on sign_in_guard to minzheng_app
  using ((select app.level()) = 'system' or (select app.duty()) in ('system', 'security'))
  with check ((select app.level()) = 'system' or (select app.duty()) in ('system', 'security'));

-- Administrators alone, and nobody changes or deletes one.
alter table officer_person enable row level security;
alter table officer_person force row level security;
create policy owner_all on officer_person to current_user using (true) with check (true);
create policy sees on officer_person for select to minzheng_app using ((select app.level()) = 'system'
  or (county_code = (select app.county()) and (select app.duty()) in ('system', 'security')));
create policy adds on officer_person for insert to minzheng_app with check ((select app.level()) = 'system'
  or (county_code = (select app.county()) and (select app.duty()) = 'system'));
revoke execute on function app.same_person(text, uuid, uuid), app.other_accounts(uuid[]),
  app.who_acts(uuid, date), app.one_duty(), app.person_stays() from public;
grant execute on function app.other_accounts(uuid[]), app.who_acts(uuid, date) to minzheng_app;

grant select, insert on officer_person to minzheng_app;
grant select, insert, update on app_user, user_session, known_device to minzheng_app;
grant select, insert, update, delete on sign_in_guard to minzheng_app;
grant select, insert on password_history, post_holding to minzheng_app;
grant update (held_to, taken_document) on post_holding to minzheng_app;
