-- Officers, the posts they hold in a place, and their sessions.

create table app_user (
  county_code text not null references county,
  id uuid not null,
  login text not null check (login ~ '^[a-z0-9._-]{3,40}$'),
  name text not null,
  phone_masked text,
  password_hash text not null,
  password_set_at timestamptz not null,
  must_change_password boolean not null default true,
  totp_sealed bytea,
  totp_last_step bigint,
  failed_count integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  last_sign_in_at timestamptz,
  language text not null default 'zh' check (language in ('zh', 'en')),
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (county_code, id)
);
create unique index app_user_login on app_user (login);
comment on index app_user_login is 'Across counties: the sign-in page does not ask for the county.';

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
  place_id uuid not null,
  level text not null check (level in ('county', 'town', 'village')),
  held_from date not null,
  held_to date,
  document text not null default '',
  primary key (county_code, id),
  foreign key (county_code, user_id) references app_user,
  foreign key (county_code, place_id) references division,
  check (held_to is null or held_to >= held_from)
);
comment on column post_holding.held_to is 'First day on which it is no longer held.';
create index post_holding_user on post_holding (county_code, user_id);

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

-- Sign-in happens before anybody acts: these three are read at level `system`, county not yet known.
-- The system and security administrators work on them inside their county; everybody sees themselves.
create function app.protect_identity(target regclass, own text) returns void language plpgsql as $$
declare rule text := format(
  '(select app.level()) = ''system'' or (county_code = (select app.county()) and'
  ' ((select app.duty()) in (''system'', ''security'') or %s = (select app.user_id())))', own);
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_all on %s to %I using (true) with check (true)', target, current_user);
  execute format('create policy scope on %s to minzheng_app using (%s) with check (%s)', target, rule, rule);
end $$;
select app.protect_identity('app_user', 'id');
select app.protect_identity('password_history', 'user_id');
select app.protect_identity('post_holding', 'user_id');
select app.protect_identity('user_session', 'user_id');
grant select, insert, update on app_user, post_holding, user_session to minzheng_app;
grant select, insert on password_history to minzheng_app;
