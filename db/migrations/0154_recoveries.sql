-- Recovery by instalments (追缴): what a family was paid too much, computed from the ledger and from awards, comes back as
-- was agreed with it: set off against what falls due, or paid in. Nobody types an amount.

create table recovery (
  county_code text not null references county,
  id uuid not null,
  award_id uuid not null,
  scheme text not null,
  party_id uuid not null,
  fund_id uuid not null,
  over_fen bigint not null check (over_fen > 0),
  how text not null check (how in ('set-off', 'paid-in')),
  instalments smallint not null check (instalments between 1 and 60),
  from_month date not null check (extract(day from from_month) = 1),
  signed_by text not null check (char_length(signed_by) between 2 and 50),
  document text not null check (char_length(document) between 2 and 200),
  agreed_on date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  primary key (county_code, id),
  foreign key (county_code, award_id) references award,
  foreign key (county_code, fund_id) references fund
);
comment on column recovery.over_fen is 'What the months of the agreement were paid too much when it was made.';
create index recovery_recent on recovery (county_code, made_at desc, id desc);
create index recovery_party on recovery (county_code, party_id, scheme);

create table recovery_month (
  county_code text not null,
  recovery_id uuid not null,
  period date not null,
  over_fen bigint not null check (over_fen > 0),
  primary key (county_code, recovery_id, period),
  foreign key (county_code, recovery_id) references recovery
);

create table recovery_instalment (
  county_code text not null,
  recovery_id uuid not null,
  no smallint not null check (no >= 1),
  due_month date not null check (extract(day from due_month) = 1),
  amount_fen bigint not null check (amount_fen > 0),
  primary key (county_code, recovery_id, no),
  foreign key (county_code, recovery_id) references recovery
);

create table recovery_receipt (
  county_code text not null,
  recovery_id uuid not null,
  no smallint not null,
  how text not null check (how in ('set-off', 'paid-in')),
  period date not null,
  received_on date not null,
  document text not null default '' check (char_length(document) <= 200),
  transfer_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, recovery_id, no),
  foreign key (county_code, recovery_id, no) references recovery_instalment,
  foreign key (county_code, transfer_id) references ledger_transfer
);
comment on table recovery_receipt is 'Insert-only; the key takes each instalment once for ever.';

select app.protect('recovery', 'of', 'award', 'award_id');
select app.protect('recovery_month', 'of', 'recovery', 'recovery_id');
select app.protect('recovery_instalment', 'of', 'recovery', 'recovery_id');
select app.protect('recovery_receipt', 'of', 'recovery', 'recovery_id');
grant select, insert on recovery, recovery_month, recovery_instalment, recovery_receipt to minzheng_app;

-- No program takes back more than was paid too much, whatever it is asked.
create function app.recovery_adds_up() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from (select distinct county_code, recovery_id from made) m
      join recovery r on r.county_code = m.county_code and r.id = m.recovery_id
      where r.over_fen <> (select coalesce(sum(i.amount_fen), 0) from recovery_instalment i
          where i.county_code = r.county_code and i.recovery_id = r.id)
        or r.over_fen <> (select coalesce(sum(p.over_fen), 0) from recovery_month p
          where p.county_code = r.county_code and p.recovery_id = r.id)) then
    raise exception 'instalments are what was paid too much, to the fen' using errcode = 'MZA04';
  end if;
  return null;
end $$;
revoke execute on function app.recovery_adds_up() from public;
create trigger adds_up after insert on recovery_instalment referencing new table as made
  for each statement execute function app.recovery_adds_up();

-- What was said of months that had begun already: only there can anybody have been paid too much.
create index award_change_late on award_change (county_code, award_id) where no > 1 and from_month <= decided_on;
