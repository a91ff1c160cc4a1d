-- Medical assistance settled at discharge (医疗救助一站式结算): a hospital's system hands a bill in and is told who bears
-- what. A settlement is insert-only; what was wrong is taken back whole and handed in anew. All of it is the county's:
-- that somebody was in hospital is no business of a village.

create function app.protect_medical(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_all on %s to %I using (true) with check (true)', target, current_user);
  execute format('create policy scope on %s to minzheng_app using (county_code = (select app.county()) and'
    ' (select app.sees_county())) with check (county_code = (select app.county()) and (select app.sees_county()))', target);
end $$;

create table medical_hospital (
  county_code text not null references county,
  id uuid not null,
  code text collate "C" not null check (code ~ '^[A-Za-z0-9-]{4,30}$'),
  name text not null check (char_length(name) between 2 and 60),
  system_id uuid not null,
  document text not null check (char_length(document) between 2 and 200),
  entered_at timestamptz not null,
  entered_by uuid not null,
  entered_by_name text not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  confirmed_by_name text,
  ended_at timestamptz,
  ended_by_name text,
  primary key (county_code, id),
  unique (county_code, code),
  foreign key (county_code, system_id) references external_system,
  constraint medical_hospital_two_persons check (confirmed_by <> entered_by),
  check (num_nulls(confirmed_at, confirmed_by, confirmed_by_name) in (0, 3)),
  check (num_nulls(ended_at, ended_by_name) in (0, 2))
);
comment on column medical_hospital.code is 'Its code among the designated medical institutions; the bill names it.';
comment on column medical_hospital.system_id is 'Only this system hands bills of this hospital in.';

create table medical_hospital_account (
  county_code text not null,
  hospital_id uuid not null,
  fund_id uuid not null,
  due_id uuid not null,
  given_id uuid not null,
  primary key (county_code, hospital_id, fund_id),
  foreign key (county_code, hospital_id) references medical_hospital,
  foreign key (county_code, fund_id) references fund,
  foreign key (county_code, due_id) references ledger_account,
  foreign key (county_code, given_id) references ledger_account
);

create table medical_settlement (
  county_code text not null,
  id uuid not null,
  hospital_id uuid not null,
  bill_no text collate "C" not null check (bill_no ~ '^[A-Za-z0-9_-]{4,40}$'),
  input_hash bytea not null,
  person_id uuid not null,
  year smallint not null,
  year_no integer not null check (year_no >= 1),
  discharged_on date not null,
  class text not null check (class ~ '^[a-z-]{2,30}$'),
  known_by text not null check (known_by in ('award', 'roster', 'case', 'none')),
  known_id uuid,
  total_fen bigint not null check (total_fen > 0),
  reduction_fen bigint not null check (reduction_fen >= 0),
  basic_fen bigint not null check (basic_fen >= 0),
  critical_fen bigint not null check (critical_fen >= 0),
  other_fen bigint not null check (other_fen >= 0),
  in_catalogue_fen bigint not null check (in_catalogue_fen between 0 and total_fen),
  is_referred boolean not null,
  counted_before_fen bigint not null check (counted_before_fen >= 0),
  share_before_fen bigint not null check (share_before_fen >= 0),
  tilt_before_fen bigint not null check (tilt_before_fen >= 0),
  counted_fen bigint not null check (counted_fen >= 0),
  share_fen bigint not null check (share_fen >= 0),
  tilt_fen bigint not null check (tilt_fen >= 0),
  assistance_fen bigint not null,
  own_fen bigint not null check (own_fen >= 0),
  fund_id uuid,
  transfer_id uuid,
  settled_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, id),
  constraint medical_settlement_bill unique (county_code, hospital_id, bill_no),
  constraint medical_settlement_turn unique (county_code, person_id, year, year_no),
  foreign key (county_code, hospital_id) references medical_hospital,
  foreign key (county_code, person_id) references person deferrable initially deferred,
  foreign key (county_code, fund_id) references fund,
  -- Written before its transfer, so that the fund is locked for a moment only.
  foreign key (county_code, transfer_id) references ledger_transfer deferrable initially deferred,
  check (assistance_fen = share_fen + tilt_fen),
  -- Never above the bill, and every fen of it is borne by somebody.
  check (total_fen = reduction_fen + basic_fen + critical_fen + other_fen + assistance_fen + own_fen),
  check ((assistance_fen > 0) = (transfer_id is not null)),
  check ((transfer_id is null) = (fund_id is null)),
  check ((known_by = 'none') = (known_id is null))
);
comment on table medical_settlement is 'Insert-only. What the bill said, what had been used of the year before it, and who bears what.';
comment on column medical_settlement.year_no is 'The which-th of this person in the year. Two hospitals that reckon from the same past want the same number, and only one gets it: the limit of a year holds across hospitals.';
comment on column medical_settlement.counted_fen is 'What of it counts towards the deductible of the year.';
create index medical_settlement_recent on medical_settlement (county_code, settled_at desc, id desc);
create index medical_settlement_hospital on medical_settlement (county_code, hospital_id, settled_at desc, id desc);

create table medical_reversal (
  county_code text not null,
  settlement_id uuid not null,
  hospital_id uuid not null,
  reason text not null check (char_length(reason) between 2 and 200),
  transfer_id uuid,
  reversed_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, settlement_id),
  foreign key (county_code, settlement_id) references medical_settlement,
  foreign key (county_code, transfer_id) references ledger_transfer
);
comment on table medical_reversal is 'Insert-only: 退费. The settlement stays as it was and counts no more.';

-- Once a month what is due to a hospital is drawn up by one person and paid by another upon the voucher.
create table medical_clearing (
  county_code text not null,
  id uuid not null,
  hospital_id uuid not null,
  month date not null check (extract(day from month) = 1),
  settlements integer not null check (settlements >= 0),
  reversals integer not null check (reversals >= 0),
  amount_fen bigint not null check (amount_fen >= 0),
  drawn_at timestamptz not null,
  drawn_by uuid not null,
  drawn_by_name text not null,
  primary key (county_code, id),
  unique (county_code, id, drawn_by),
  foreign key (county_code, hospital_id) references medical_hospital
);
create index medical_clearing_recent on medical_clearing (county_code, month desc, id desc);
comment on column medical_clearing.amount_fen is 'Settlements less what was taken back, both since the last clearing, to the end of the month.';

create table medical_clearing_line (
  county_code text not null,
  clearing_id uuid not null,
  settlement_id uuid not null,
  kind text not null check (kind in ('settled', 'reversed')),
  fund_id uuid not null,
  amount_fen bigint not null check (amount_fen <> 0 and (amount_fen > 0) = (kind = 'settled')),
  primary key (county_code, clearing_id, settlement_id, kind),
  constraint medical_clearing_once unique (county_code, settlement_id, kind),
  foreign key (county_code, clearing_id) references medical_clearing,
  foreign key (county_code, settlement_id) references medical_settlement
);
comment on table medical_clearing_line is 'For ever in one clearing; a clearing that is withdrawn gives its lines back.';

create table medical_clearing_end (
  county_code text not null,
  clearing_id uuid not null,
  drawn_by uuid not null,
  how text not null check (how in ('paid', 'withdrawn')),
  document text not null check (char_length(document) between 2 and 200),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, clearing_id),
  foreign key (county_code, clearing_id, drawn_by) references medical_clearing (county_code, id, drawn_by),
  constraint medical_clearing_two_persons check (how = 'withdrawn' or by_id <> drawn_by)
);

select app.protect_medical('medical_hospital');
select app.protect_medical('medical_hospital_account');
select app.protect_medical('medical_settlement');
select app.protect_medical('medical_reversal');
select app.protect_medical('medical_clearing');
select app.protect_medical('medical_clearing_line');
select app.protect_medical('medical_clearing_end');
drop function app.protect_medical;

grant select, insert on medical_hospital, medical_hospital_account, medical_settlement, medical_reversal,
  medical_clearing, medical_clearing_line, medical_clearing_end to minzheng_app;
grant update (confirmed_at, confirmed_by, confirmed_by_name, ended_at, ended_by_name) on medical_hospital to minzheng_app;
grant delete on medical_clearing_line to minzheng_app;

-- Lines of a clearing that was paid are for ever, whatever the program asks.
create function app.medical_lines_stay() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from gone g join medical_clearing_end e on e.county_code = g.county_code
      and e.clearing_id = g.clearing_id and e.how = 'paid') then
    raise exception 'the clearing was paid' using errcode = 'MZM01';
  end if;
  return null;
end $$;
create trigger stay after delete on medical_clearing_line referencing old table as gone
  for each statement execute function app.medical_lines_stay();

-- Officers of the business do not see the accounts of machines; of those that hand bills in they may know the name.
create function app.medical_systems() returns table (id uuid, name text)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select s.id, s.name from external_system s
  where s.county_code = app.county() and app.sees_county() and s.stopped_at is null and s.level = 'county'
    and 'medical.settle' = any(s.permissions)
  order by s.name, s.id
$$;
revoke execute on function app.medical_systems() from public;
grant execute on function app.medical_systems() to minzheng_app;
