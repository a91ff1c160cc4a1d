-- Temporary relief (临时救助): what was given to whom, why, by whom and from which money, one row for each decision. A row
-- follows from a case and from nothing else; what is paid at once from a township's reserve stands in the ledger with it.

create table relief_grant (
  county_code text not null references county,
  id uuid not null,
  case_id uuid not null,
  case_no text collate "C" not null,
  household_id uuid,
  person_id uuid not null,
  holder_name text collate "C" not null,
  town_id uuid not null,
  village_id uuid not null,
  kind text not null check (kind ~ '^[a-z-]{2,30}$'),
  cause text not null check (char_length(cause) <= 500),
  persons smallint check (persons >= 0),
  accepted_on date,
  decided_on date not null,
  decided_by text not null check (decided_by in ('town', 'county')),
  way text not null check (way in ('cash', 'goods', 'referral')),
  what text not null default '' check (char_length(what) <= 200),
  source text not null check (source in ('reserve', 'county', 'none')),
  amount_fen bigint not null check (amount_fen >= 0),
  transfer_id uuid,
  granted_at timestamptz not null,
  by_name text not null,
  taken_back_at timestamptz,
  back_transfer_id uuid,
  primary key (county_code, id),
  foreign key (county_code, case_id) references case_file,
  foreign key (county_code, transfer_id) references ledger_transfer,
  foreign key (county_code, back_transfer_id) references ledger_transfer,
  check ((source = 'none') = (amount_fen = 0)),
  check ((source = 'reserve') = (transfer_id is not null))
);
comment on column relief_grant.source is 'reserve: handed over by the township out of its reserve. county: an award for one month, paid by a run. none: goods, or help to find somebody who can.';
create unique index relief_grant_case on relief_grant (county_code, case_id) where taken_back_at is null;
create index relief_grant_recent on relief_grant (county_code, decided_on desc, id desc);
create index relief_grant_town on relief_grant (county_code, town_id, decided_on desc, id desc);
create index relief_grant_household on relief_grant (county_code, household_id) where household_id is not null;
create index relief_grant_person on relief_grant (county_code, person_id);
create index relief_grant_village on relief_grant (county_code, village_id, decided_on desc, id desc);

select app.protect('relief_grant', 'place');
grant select, insert on relief_grant to minzheng_app;
grant update (taken_back_at, back_transfer_id, town_id, village_id) on relief_grant to minzheng_app;
