-- What of an account is set aside for something that is not certain yet, and the end of an account.

create table ledger_hold (
  county_code text not null,
  id uuid not null,
  key text not null check (char_length(key) between 8 and 200),
  input_hash bytea not null check (length(input_hash) = 32),
  account_id uuid not null,
  amount bigint not null check (amount > 0),
  reason text not null check (char_length(reason) between 1 and 500),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  made_by uuid not null,
  made_by_name text not null,
  primary key (county_code, id),
  constraint ledger_hold_key unique (county_code, key),
  foreign key (county_code, account_id) references ledger_account
);

create table ledger_hold_end (
  county_code text not null,
  hold_id uuid not null,
  how text not null check (how in ('released', 'settled', 'expired')),
  at timestamptz not null,
  transfer_id uuid,
  reason text not null default '',
  primary key (county_code, hold_id),
  foreign key (county_code, hold_id) references ledger_hold,
  foreign key (county_code, transfer_id) references ledger_transfer deferrable initially deferred,
  check ((how = 'settled') = (transfer_id is not null))
);

create table ledger_open_hold (
  county_code text not null,
  account_id uuid not null,
  expires_at timestamptz not null,
  hold_id uuid not null,
  primary key (county_code, account_id, expires_at, hold_id)
);
comment on table ledger_open_hold is 'Holds without an end, kept by the triggers: what ended is not looked at again.';

create table ledger_closing (
  county_code text not null,
  account_id uuid not null,
  closed_on date not null,
  reason text not null check (char_length(reason) between 1 and 500),
  closed_at timestamptz not null,
  closed_by uuid not null,
  closed_by_name text not null,
  primary key (county_code, account_id),
  foreign key (county_code, account_id) references ledger_account
);

select app.protect('ledger_hold', 'of', 'ledger_account', 'account_id');
select app.protect('ledger_open_hold', 'of', 'ledger_account', 'account_id');
select app.protect('ledger_hold_end', 'of', 'ledger_hold', 'hold_id');
select app.protect('ledger_closing', 'of', 'ledger_account', 'account_id');

grant select, insert on ledger_hold, ledger_hold_end, ledger_closing to minzheng_app;
grant select on ledger_open_hold to minzheng_app;

-- Ends the holds of these accounts whose time is over.
create function app.ledger_expire(county text, accounts uuid[], moment timestamptz) returns void
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from ledger_open_hold h where h.county_code = county and h.account_id = any(accounts)
      and h.expires_at <= moment) then
    insert into ledger_hold_end (county_code, hold_id, how, at)
      select h.county_code, h.hold_id, 'expired', moment from ledger_open_hold h
      where h.county_code = county and h.account_id = any(accounts) and h.expires_at <= moment;
  end if;
end $$;
revoke execute on function app.ledger_expire(text, uuid[], timestamptz) from public;

create function app.ledger_set_aside() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
declare head ledger_head;
begin
  select * into head from ledger_head h where h.county_code = new.county_code and h.account_id = new.account_id for update;
  perform app.ledger_expire(new.county_code, array[new.account_id], new.made_at);
  select * into head from ledger_head h where h.county_code = new.county_code and h.account_id = new.account_id;
  if head.is_closed then
    raise exception 'the account is closed' using errcode = 'MZL02', detail = new.account_id::text;
  end if;
  if head.is_floored and head.balance - head.held < new.amount then
    raise exception 'the account has not so much' using errcode = 'MZL01',
      detail = new.account_id::text || ' ' || (new.amount - head.balance + head.held);
  end if;
  update ledger_head h set held = h.held + new.amount
    where h.county_code = new.county_code and h.account_id = new.account_id;
  insert into ledger_open_hold (county_code, account_id, expires_at, hold_id)
    values (new.county_code, new.account_id, new.expires_at, new.id);
  return null;
end $$;
create trigger set_aside after insert on ledger_hold for each row execute function app.ledger_set_aside();

create function app.ledger_set_free() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  perform 1 from ledger_head head join ledger_hold h on h.county_code = head.county_code and h.account_id = head.account_id
    join ended e on e.county_code = h.county_code and e.hold_id = h.id
    order by head.account_id for update of head;
  delete from ledger_open_hold o using ended e where o.county_code = e.county_code and o.hold_id = e.hold_id;
  update ledger_head head set held = head.held - freed.amount
    from (select h.county_code, h.account_id, sum(h.amount)::bigint as amount from ended e
      join ledger_hold h on h.county_code = e.county_code and h.id = e.hold_id group by 1, 2) freed
    where head.county_code = freed.county_code and head.account_id = freed.account_id;
  return null;
end $$;
create trigger set_free after insert on ledger_hold_end referencing new table as ended
  for each statement execute function app.ledger_set_free();

create function app.ledger_close() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  update ledger_head h set is_closed = true
    where h.county_code = new.county_code and h.account_id = new.account_id and h.balance = 0 and h.held = 0;
  if not found then
    raise exception 'the account is not empty' using errcode = 'MZL05', detail = new.account_id::text;
  end if;
  return null;
end $$;
create trigger shut after insert on ledger_closing for each row execute function app.ledger_close();
