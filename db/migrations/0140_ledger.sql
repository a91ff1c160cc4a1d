-- The ledger: one double-entry book for everything that is given. A leg moves an amount from one account to another of
-- the same asset, so debits equal credits by construction: there is no row that could hold one side alone. Legs and
-- transfers are insert-only. What follows from them (postings, heads, days) is written by the trigger below and by
-- nobody else; the program's role can only read it.

create table ledger_asset (
  county_code text not null references county,
  id uuid not null,
  kind text not null check (kind in ('money', 'points', 'goods', 'credit')),
  unit text not null check (unit in ('fen', 'point', 'piece', 'minute')),
  name text not null check (char_length(name) between 1 and 100),
  opened_at timestamptz not null,
  primary key (county_code, id),
  check ((kind, unit) in (('money', 'fen'), ('points', 'point'), ('goods', 'piece'), ('credit', 'minute')))
);
comment on table ledger_asset is 'Fen of one earmarked fund are one asset, fen of another fund another one: no leg can turn the one into the other.';

create table ledger_purpose (
  county_code text not null,
  asset_id uuid not null,
  scheme text not null check (scheme ~ '^[a-z0-9-]{1,60}$'),
  primary key (county_code, asset_id, scheme),
  foreign key (county_code, asset_id) references ledger_asset
);
comment on table ledger_purpose is 'What an asset may be given for. An account for any other scheme cannot be opened.';

create table ledger_account (
  county_code text not null references county,
  id uuid not null,
  asset_id uuid not null,
  kind text not null check (kind in ('outside', 'held', 'due', 'given')),
  name text not null check (char_length(name) between 1 and 100),
  scheme text,
  town_id uuid,
  village_id uuid,
  opened_on date not null,
  primary key (county_code, id),
  foreign key (county_code, asset_id) references ledger_asset,
  foreign key (county_code, asset_id, scheme) references ledger_purpose,
  check ((kind in ('due', 'given')) = (scheme is not null)),
  check (village_id is null or town_id is not null)
);
comment on column ledger_account.kind is 'outside: where it comes from and goes back to, the only one that may be below zero. held: there to be given. due: promised. given: gone to whom it was for.';
create index ledger_account_asset on ledger_account (county_code, asset_id, kind, id);
create index ledger_account_town on ledger_account (county_code, town_id, id) where town_id is not null;

create table ledger_transfer (
  county_code text not null references county,
  id uuid not null,
  key text not null check (char_length(key) between 8 and 200),
  input_hash bytea not null check (length(input_hash) = 32),
  kind text not null check (kind ~ '^[a-z][a-z.-]{1,40}$'),
  effective_on date not null,
  booked_at timestamptz not null,
  booked_by uuid not null,
  booked_by_name text not null,
  document text not null default '' check (char_length(document) <= 200),
  reason text not null default '' check (char_length(reason) <= 500),
  reverses uuid,
  primary key (county_code, id),
  constraint ledger_transfer_key unique (county_code, key),
  constraint ledger_transfer_reverses unique (county_code, reverses),
  foreign key (county_code, reverses) references ledger_transfer
);
comment on column ledger_transfer.key is 'Never expires: the same key with the same input is the same transfer, with other input a refusal.';
comment on column ledger_transfer.effective_on is 'The day for which it counts; booked_at is the moment at which we knew.';

create table ledger_leg (
  county_code text not null,
  transfer_id uuid not null,
  no integer not null,
  from_account uuid not null,
  to_account uuid not null,
  amount bigint not null check (amount > 0),
  scheme text,
  party_id uuid,
  period date,
  item text check (char_length(item) between 1 and 60),
  step smallint,
  primary key (county_code, transfer_id, no),
  check (from_account <> to_account),
  check (num_nulls(party_id, period, item, step) in (0, 4)),
  check (party_id is null or scheme is not null)
);
comment on table ledger_leg is 'No foreign keys: the trigger looks at all rows of a statement at once, a million in the time that keys would take for some thousand; nothing it points to can be deleted.';
comment on column ledger_leg.step is 'The which-th movement of one payable item: 0 it falls due, 1, 2 … what became of it; the reversal of n is -n - 1.';
-- For ever, over all months: nobody gets the same item twice. The period stands before the party, so that a month is
-- written at one end of the index; a party is found by skipping over schemes and periods.
create unique index ledger_leg_item on ledger_leg (county_code, scheme, period, party_id, item, step)
  where party_id is not null;

-- ---- What follows from the legs.

create table ledger_head (
  county_code text not null,
  account_id uuid not null,
  seq bigint not null default 0,
  balance bigint not null default 0,
  held bigint not null default 0 check (held >= 0),
  is_floored boolean not null,
  is_closed boolean not null default false,
  primary key (county_code, account_id),
  foreign key (county_code, account_id) references ledger_account,
  constraint ledger_head_floor check (not is_floored or balance >= held)
) with (fillfactor = 50);
comment on table ledger_head is 'Where an account stands; locked by whoever posts, so that no two take the same fen.';

create table ledger_posting (
  county_code text not null,
  account_id uuid not null,
  seq bigint not null,
  transfer_id uuid not null,
  other_id uuid not null,
  amount bigint not null check (amount <> 0),
  balance_after bigint not null,
  legs integer not null,
  effective_on date not null,
  booked_at timestamptz not null,
  primary key (county_code, account_id, seq)
);
comment on table ledger_posting is 'What a transfer did to an account, one row for each account on the other side; into the account is above zero.';
create index ledger_posting_transfer on ledger_posting (county_code, transfer_id, account_id);
create index ledger_posting_booked on ledger_posting (county_code, account_id, booked_at) include (effective_on, amount);

-- Sums of postings by both days and by both months (booked in UTC). A balance of any past moment is a sum of months,
-- of the days that the two months asked for are cut by, and of one day of postings: some thousand rows at the most,
-- however many postings there are.
create table ledger_day (
  county_code text not null,
  account_id uuid not null,
  effective_on date not null,
  booked_on date not null,
  amount bigint not null,
  primary key (county_code, account_id, effective_on, booked_on)
) with (fillfactor = 70);
create index ledger_day_booked on ledger_day (county_code, account_id, booked_on, effective_on);

create table ledger_month (
  county_code text not null,
  account_id uuid not null,
  effective_month date not null,
  booked_month date not null,
  amount bigint not null,
  primary key (county_code, account_id, effective_month, booked_month)
) with (fillfactor = 70);

-- ---- Who sees what: an account by its place, everything else with its account.

select app.protect('ledger_asset', 'county');
select app.protect('ledger_purpose', 'county');
select app.protect('ledger_account', 'place');
select app.protect('ledger_head', 'of', 'ledger_account', 'account_id');
select app.protect('ledger_posting', 'of', 'ledger_account', 'account_id');
select app.protect('ledger_day', 'of', 'ledger_account', 'account_id');
select app.protect('ledger_month', 'of', 'ledger_account', 'account_id');

alter table ledger_leg enable row level security;
alter table ledger_leg force row level security;
create policy owner_all on ledger_leg to current_user using (true) with check (true);
create policy scope on ledger_leg to minzheng_app
  using (county_code = (select app.county()) and ((select app.sees_county()) or exists (
    select 1 from ledger_account a where a.county_code = ledger_leg.county_code
      and a.id in (ledger_leg.from_account, ledger_leg.to_account))))
  with check (county_code = (select app.county()) and ((select app.sees_county()) or exists (
    select 1 from ledger_account a where a.county_code = ledger_leg.county_code
      and a.id in (ledger_leg.from_account, ledger_leg.to_account))));

alter table ledger_transfer enable row level security;
alter table ledger_transfer force row level security;
create policy owner_all on ledger_transfer to current_user using (true) with check (true);
create policy scope on ledger_transfer for select to minzheng_app
  using (county_code = (select app.county()) and ((select app.sees_county()) or exists (
    select 1 from ledger_posting p where p.county_code = ledger_transfer.county_code
      and p.transfer_id = ledger_transfer.id)));
create policy append on ledger_transfer for insert to minzheng_app
  with check (county_code = (select app.county()) and (select app.duty()) = 'business');

grant select, insert on ledger_asset, ledger_purpose, ledger_account, ledger_transfer, ledger_leg to minzheng_app;
grant select on ledger_head, ledger_posting, ledger_day, ledger_month to minzheng_app;
-- An account goes along when its township is merged or renamed; nothing else of it changes.
grant update (town_id, village_id) on ledger_account to minzheng_app;

-- ---- The triggers. Codes MZL.. are read by platform/ledger/booking-error.ts; app.ledger_expire comes with the holds (0142).

create function app.ledger_open() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  insert into ledger_head (county_code, account_id, is_floored)
    select county_code, id, kind <> 'outside' from opened;
  return null;
end $$;
create trigger follow after insert on ledger_account referencing new table as opened
  for each statement execute function app.ledger_open();

-- Its own few rows are looked up by key, also where the statement that posts reads tables whole.
create function app.ledger_book() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp set enable_nestloop = on
  set enable_mergejoin = on as $$
declare
  county text; counties integer; transfers uuid[]; froms uuid[]; tos uuid[]; schemes text[]; amounts bigint[]; counts integer[];
  accounts uuid[]; moment timestamptz; found_id uuid; missing bigint;
begin
  -- One pass over the legs; everything below works on what is left, one row for each pair of accounts.
  select min(county_code), count(distinct county_code), array_agg(transfer_id), array_agg(from_account),
      array_agg(to_account), array_agg(scheme), array_agg(amount), array_agg(legs)
    into county, counties, transfers, froms, tos, schemes, amounts, counts
    from (select county_code, transfer_id, from_account, to_account, scheme, sum(amount)::bigint as amount,
        count(*)::integer as legs
      from new_leg group by county_code, transfer_id, from_account, to_account, scheme) pair;
  if transfers is null then return null; end if;
  if counties > 1 then raise exception 'legs of two counties in one statement'; end if;
  select array_agg(distinct id) into accounts from unnest(froms || tos) id;

  -- Transfers first: made in this county, and without legs until now.
  select t into found_id from unnest(transfers) t
    where not exists (select 1 from ledger_transfer x where x.county_code = county and x.id = t)
      or exists (select 1 from ledger_posting p where p.county_code = county and p.transfer_id = t) limit 1;
  if found_id is not null then
    raise exception 'transfer % is not there, or has its legs already', found_id using errcode = 'MZL06';
  end if;
  select max(booked_at) into moment from ledger_transfer x where x.county_code = county and x.id = any(transfers);

  -- Always in the order of ids: two that want the same accounts wait for one another and never both.
  perform 1 from ledger_head h where h.county_code = county and h.account_id = any(accounts)
    order by h.account_id for update;
  perform app.ledger_expire(county, accounts, moment);

  select id into found_id from unnest(accounts) id
    where not exists (select 1 from ledger_head h where h.county_code = county and h.account_id = id) limit 1;
  if found_id is not null then
    raise exception 'there is no account %', found_id using errcode = 'MZL03';
  end if;
  select h.account_id into found_id from ledger_head h
    where h.county_code = county and h.account_id = any(accounts) and h.is_closed limit 1;
  if found_id is not null then
    raise exception 'the account is closed' using errcode = 'MZL02', detail = found_id::text;
  end if;
  select a.id into found_id from unnest(froms, tos, schemes) l(f, t, s)
    join ledger_account a on a.county_code = county and a.id = l.f
    join ledger_account b on b.county_code = county and b.id = l.t
    where a.asset_id <> b.asset_id
      or (a.scheme is not null and a.scheme is distinct from l.s)
      or (b.scheme is not null and b.scheme is distinct from l.s) limit 1;
  if found_id is not null then
    raise exception 'two assets in one leg, or a leg for another scheme than its accounts, at %', found_id
      using errcode = 'MZL04';
  end if;

  insert into ledger_posting (county_code, account_id, seq, transfer_id, other_id, amount, balance_after, legs,
      effective_on, booked_at)
    select county, h.account_id,
      h.seq + row_number() over (partition by h.account_id order by m.transfer_id, m.amount desc, m.other_id),
      m.transfer_id, m.other_id, m.amount,
      h.balance + sum(m.amount) over (partition by h.account_id order by m.transfer_id, m.amount desc, m.other_id),
      m.legs, x.effective_on, x.booked_at
    from (select account_id, other_id, transfer_id, sum(amount)::bigint as amount, sum(legs)::integer as legs
        from (select f as account_id, t as other_id, x as transfer_id, -a as amount, n as legs
            from unnest(froms, tos, transfers, amounts, counts) l(f, t, x, a, n)
          union all
          select t, f, x, a, n from unnest(froms, tos, transfers, amounts, counts) l(f, t, x, a, n)) side
        group by account_id, other_id, transfer_id, sign(amount)) m
      join ledger_head h on h.county_code = county and h.account_id = m.account_id
      join ledger_transfer x on x.county_code = county and x.id = m.transfer_id;

  -- The least that an account came down to, also between two transfers of the same statement.
  select h.account_id, h.held - p.least into found_id, missing
    from ledger_head h join (
      select account_id, min(balance_after) as least from ledger_posting
      where county_code = county and transfer_id = any(transfers) group by account_id) p on p.account_id = h.account_id
    where h.county_code = county and h.is_floored and p.least < h.held
    order by h.account_id limit 1;
  if found_id is not null then
    raise exception 'the account has not so much' using errcode = 'MZL01', detail = found_id::text || ' ' || missing;
  end if;

  update ledger_head h set seq = h.seq + p.postings, balance = h.balance + p.amount
    from (select account_id, count(*) as postings, sum(amount)::bigint as amount from ledger_posting
      where county_code = county and transfer_id = any(transfers) group by account_id) p
    where h.county_code = county and h.account_id = p.account_id;
  insert into ledger_day as d (county_code, account_id, effective_on, booked_on, amount)
    select county, account_id, effective_on, (booked_at at time zone 'UTC')::date, sum(amount)
    from ledger_posting where county_code = county and transfer_id = any(transfers)
    group by account_id, effective_on, (booked_at at time zone 'UTC')::date
    order by account_id
    on conflict (county_code, account_id, effective_on, booked_on) do update set amount = d.amount + excluded.amount;
  insert into ledger_month as m (county_code, account_id, effective_month, booked_month, amount)
    select county, account_id, date_trunc('month', effective_on)::date,
      date_trunc('month', booked_at at time zone 'UTC')::date, sum(amount)
    from ledger_posting where county_code = county and transfer_id = any(transfers)
    group by account_id, date_trunc('month', effective_on)::date,
      date_trunc('month', booked_at at time zone 'UTC')::date
    order by account_id
    on conflict (county_code, account_id, effective_month, booked_month) do update set amount = m.amount + excluded.amount;
  return null;
end $$;
create trigger book after insert on ledger_leg referencing new table as new_leg
  for each statement execute function app.ledger_book();

-- A transfer that moves nothing is none.
create function app.ledger_moves() returns trigger language plpgsql
  security definer set search_path = public, app, pg_temp as $$
begin
  if not exists (select 1 from ledger_posting p where p.county_code = new.county_code and p.transfer_id = new.id) then
    raise exception 'transfer % has no legs', new.id using errcode = 'MZL07';
  end if;
  return null;
end $$;
create constraint trigger moves after insert on ledger_transfer deferrable initially deferred
  for each row execute function app.ledger_moves();
