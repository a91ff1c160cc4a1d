-- Funds: earmarked money by source, year and purpose. Its fen are an asset of the ledger with the same id, so where it
-- is and where it went are balances; here stands what the ledger does not know: by which document it came, who entered
-- and who confirmed each movement, and what was planned.

create table fund (
  county_code text not null references county,
  id uuid not null,
  name text not null check (char_length(name) between 2 and 100),
  source text not null check (source in ('centre', 'province', 'city', 'county', 'charity')),
  year smallint not null check (year between 2000 and 2100),
  outside_id uuid not null,
  pool_id uuid not null,
  opened_at timestamptz not null,
  opened_by_name text not null,
  primary key (county_code, id),
  unique (county_code, year, name),
  foreign key (county_code, id) references ledger_asset,
  foreign key (county_code, outside_id) references ledger_account,
  foreign key (county_code, pool_id) references ledger_account
);
comment on column fund.outside_id is 'The account of whoever gives it; pool_id that of the county, from which it goes to townships and homes.';
create index fund_recent on fund (county_code, year desc, id desc);

create table fund_share (
  county_code text not null,
  account_id uuid not null,
  fund_id uuid not null,
  kind text not null check (kind in ('town', 'reserve', 'home')),
  town_id uuid,
  home text check (char_length(home) between 2 and 60),
  primary key (county_code, account_id),
  unique nulls not distinct (county_code, fund_id, kind, town_id, home),
  foreign key (county_code, fund_id) references fund,
  foreign key (county_code, account_id) references ledger_account,
  check ((kind = 'home') = (home is not null)),
  check (kind = 'home' or town_id is not null)
);
comment on table fund_share is 'Where a fund was allocated to, by the name of that day: a township that is merged keeps its share, which the county moves. reserve: what a township may give at once as small temporary relief, up to what lies in it.';

-- What moves a fund before anybody is paid from it: one person enters it, another one confirms, and only then it moves.
create table fund_order (
  county_code text not null references county,
  id uuid not null,
  fund_id uuid not null,
  kind text not null check (kind in ('receive', 'allocate', 'take-back', 'carry-over')),
  to_fund_id uuid,
  effective_on date not null,
  document text not null check (char_length(document) between 2 and 200),
  reason text not null default '' check (char_length(reason) <= 500),
  entered_at timestamptz not null,
  entered_by uuid not null,
  entered_by_name text not null,
  primary key (county_code, id),
  unique (county_code, id, entered_by),
  foreign key (county_code, fund_id) references fund,
  foreign key (county_code, to_fund_id) references fund,
  check ((kind = 'carry-over') = (to_fund_id is not null)),
  check (to_fund_id <> fund_id)
);
create index fund_order_fund on fund_order (county_code, fund_id, entered_at desc, id desc);

create table fund_order_line (
  county_code text not null,
  order_id uuid not null,
  no integer not null check (no >= 1),
  account_id uuid,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (county_code, order_id, no),
  unique (county_code, order_id, account_id),
  foreign key (county_code, order_id) references fund_order,
  foreign key (county_code, account_id) references fund_share
);
comment on column fund_order_line.account_id is 'The share that it goes to or comes from; null where it is about the fund as a whole.';

create table fund_order_end (
  county_code text not null,
  order_id uuid not null,
  entered_by uuid not null,
  how text not null check (how in ('confirmed', 'refused', 'withdrawn')),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  note text not null default '' check (char_length(note) <= 500),
  transfer_id uuid,
  primary key (county_code, order_id),
  foreign key (county_code, order_id, entered_by) references fund_order (county_code, id, entered_by),
  foreign key (county_code, transfer_id) references ledger_transfer,
  constraint fund_order_two_persons check ((how = 'withdrawn') = (by_id = entered_by)),
  check ((how = 'confirmed') = (transfer_id is not null))
);

create table fund_plan (
  county_code text not null,
  fund_id uuid not null,
  scheme text not null,
  no integer not null check (no >= 1),
  amount_fen bigint not null check (amount_fen >= 0),
  at timestamptz not null,
  by_name text not null,
  primary key (county_code, fund_id, scheme, no),
  foreign key (county_code, fund_id) references fund,
  foreign key (county_code, fund_id, scheme) references ledger_purpose (county_code, asset_id, scheme)
);
comment on table fund_plan is 'What is to be given in the year for a scheme; insert-only, the last number holds.';

select app.protect('fund', 'county');
select app.protect('fund_share', 'of', 'ledger_account', 'account_id');

-- Orders and plans are the county's own work.
create function app.protect_county_work(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_all on %s to %I using (true) with check (true)', target, current_user);
  execute format('create policy scope on %s to minzheng_app using (county_code = (select app.county()) and'
    ' (select app.sees_county())) with check (county_code = (select app.county()) and (select app.sees_county()))', target);
end $$;
select app.protect_county_work('fund_order');
select app.protect_county_work('fund_order_line');
select app.protect_county_work('fund_order_end');
select app.protect_county_work('fund_plan');
drop function app.protect_county_work;

grant select, insert on fund, fund_share, fund_order, fund_order_line, fund_order_end, fund_plan to minzheng_app;
