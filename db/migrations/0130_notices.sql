-- Messages to officers (消息) and to families (短信): both are written in the transaction of what they tell of.

create table officer_notice (
  county_code text not null,
  id uuid not null,
  user_id uuid not null,
  duty text not null check (duty in ('business', 'system', 'security', 'audit')),
  level text not null check (level in ('county', 'town', 'village')),
  place_id uuid,
  kind text not null,
  subject_kind text check (subject_kind ~ '^[a-z-]{1,40}$'),
  subject_id uuid,
  facts jsonb not null check (octet_length(facts::text) <= 4000),
  -- What is told once, however often somebody sets out to tell it.
  once text,
  at timestamptz not null,
  read_at timestamptz,
  primary key (county_code, id),
  foreign key (county_code, user_id) references app_user,
  check ((level = 'county') = (place_id is null)),
  check ((subject_kind is null) = (subject_id is null))
);
comment on table officer_notice is 'Belongs to an officer in the post in which it reached them: in another post they do not see it.';
create index officer_notice_own on officer_notice (county_code, user_id, at desc, id desc);
create index officer_notice_unread on officer_notice (county_code, user_id, level) where read_at is null;
create unique index officer_notice_once
  on officer_notice (county_code, user_id, duty, level, place_id, once) nulls not distinct where once is not null;

alter table officer_notice enable row level security;
alter table officer_notice force row level security;
create policy owner_all on officer_notice to current_user using (true) with check (true);
create policy own on officer_notice to minzheng_app
  using (county_code = (select app.county()) and ((select app.level()) = 'system'
    or (user_id = (select app.user_id()) and level = (select app.level()) and duty = (select app.duty())
      and (level = 'county' or place_id = (select app.place())))))
  with check (county_code = (select app.county()) and ((select app.level()) = 'system'
    or (user_id = (select app.user_id()) and level = (select app.level()) and duty = (select app.duty())
      and (level = 'county' or place_id = (select app.place())))));
grant select on officer_notice to minzheng_app;
grant update (read_at, place_id) on officer_notice to minzheng_app;

-- To whom a message goes: people by name, or everybody in a post (`town/township-clerk`), in the places it is about.
-- Who holds which post is not for every officer to read, hence the owner's eyes; it tells nobody who they were.
create function app.put_notices(said jsonb, on_day date, told_at timestamptz) returns integer
  language sql volatile security definer set search_path = public, app, pg_temp as $$
  with reached as (
    select distinct n.no, h.user_id, h.duty, h.level, case when h.level <> 'county' then h.place_id end as place_id
    from jsonb_to_recordset(said) as n (no integer, user_ids uuid[], turns text[], town_id uuid, village_id uuid)
    join post_holding h on h.county_code = app.county()
      and (h.user_id = any (n.user_ids) or h.level || '/' || h.post = any (n.turns))
      and (h.level = 'county' or h.place_id = n.town_id or h.place_id = n.village_id)
      and h.held_from <= on_day and (h.held_to is null or h.held_to > on_day)
    join app_user u on u.county_code = h.county_code and u.id = h.user_id and u.disabled_at is null
    where h.user_id is distinct from app.user_id()
  ), put as (
    insert into officer_notice (county_code, id, user_id, duty, level, place_id, kind, subject_kind, subject_id, facts,
      once, at)
    select app.county(), gen_random_uuid(), r.user_id, r.duty, r.level, r.place_id, n.kind, n.subject_kind,
      n.subject_id, n.facts, n.once, told_at
    from reached r join jsonb_to_recordset(said)
      as n (no integer, kind text, subject_kind text, subject_id uuid, facts jsonb, once text) on n.no = r.no
    on conflict do nothing returning 1
  )
  select count(*)::integer from put
$$;

create table sms_message (
  county_code text not null references county,
  id uuid not null,
  template text not null,
  language text not null check (language in ('zh', 'en')),
  subject_kind text not null check (subject_kind ~ '^[a-z-]{1,40}$'),
  subject_id uuid not null,
  town_id uuid,
  village_id uuid,
  name_masked text not null,
  phone_sealed bytea,
  phone_masked text,
  phone_index bytea,
  body text not null check (char_length(body) <= 500),
  part_count smallint not null check (part_count between 1 and 8),
  state text not null check (state in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'unsure', 'opted-out',
    'no-phone')),
  attempt smallint not null default 0,
  next_at timestamptz not null,
  -- The day before which it may be sent: what is told later than that says something that is no longer so.
  ends_at timestamptz not null,
  written_at timestamptz not null,
  written_by uuid not null,
  written_by_name text not null,
  sent_at timestamptz,
  reported_at timestamptz,
  gateway text,
  gateway_id text collate "C",
  problem text check (char_length(problem) <= 300),
  resent_from uuid,
  primary key (county_code, id),
  check ((state = 'no-phone') = (phone_sealed is null)),
  check ((phone_sealed is null) = (phone_masked is null) and (phone_sealed is null) = (phone_index is null))
);
comment on table sms_message is 'The outbox of short messages, and its history. A message is its own idempotency key at the gateway.';
comment on column sms_message.state is 'unsure: it went out to the gateway and no answer came, and the gateway cannot be asked twice safely.';
create index sms_message_open on sms_message (next_at) where state in ('waiting', 'sending');
create index sms_message_recent on sms_message (county_code, written_at desc, id desc);
create index sms_message_town on sms_message (county_code, town_id, written_at desc, id desc);
create index sms_message_village on sms_message (county_code, village_id, written_at desc, id desc);
create index sms_message_subject on sms_message (county_code, subject_id, written_at);
select app.protect('sms_message', 'place');
grant select, insert on sms_message to minzheng_app;
-- The public writes one message, in the transaction in which it hands its own application in, and reads none.
create policy received on sms_message for insert to minzheng_app
  with check (county_code = (select app.county()) and (select app.level()) = 'public'
    and template = 'application-taken' and subject_kind = 'application' and subject_id = (select app.place()));
create function app.told_lately(told_index bytea, of_template text, since timestamptz) returns integer
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select count(*)::integer from sms_message
  where county_code = app.county() and template = of_template and phone_index = told_index and written_at > since
$$;
revoke all on function app.told_lately(bytea, text, timestamptz) from public;
grant execute on function app.told_lately(bytea, text, timestamptz) to minzheng_app;
create index sms_message_phone on sms_message (county_code, phone_index, written_at) where template = 'application-taken';
grant update (state, attempt, next_at, sent_at, reported_at, gateway, gateway_id, problem, town_id, village_id, phone_sealed)
  on sms_message to minzheng_app;

create table sms_opt_out (
  county_code text not null references county,
  phone_index bytea not null,
  phone_masked text not null,
  since timestamptz not null,
  by_name text not null,
  reason text not null check (char_length(reason) <= 200),
  primary key (county_code, phone_index)
);
comment on table sms_opt_out is 'Numbers that want no messages. By blind index: the number itself is not needed to leave it alone.';
select app.protect('sms_opt_out', 'county');
grant select, insert, delete on sms_opt_out to minzheng_app;
