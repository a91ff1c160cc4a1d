-- One-off grants to everybody of some classes: the price subsidy of a month, festival visits, heating. Officers say which
-- classes get how much by which document; who is on the list follows from awards and rosters of that month, and nobody
-- types a name or an amount of one. What was approved by a second person becomes awards for one month, which payment runs
-- pay like any other.

alter table award drop constraint award_opened_by_check;
alter table award add constraint award_opened_by_check check (opened_by in ('case', 'roster', 'campaign'));

create table campaign (
  county_code text not null references county,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z-]{2,30}$'),
  scheme text not null check (scheme ~ '^[a-z0-9-]{1,60}$'),
  title text not null check (char_length(title) between 2 and 60),
  month date not null check (extract(day from month) = 1),
  occasion text not null check (char_length(occasion) between 2 and 60),
  document text not null check (char_length(document) between 2 and 200),
  pick text not null check (pick in ('first', 'highest')),
  is_signed_for boolean not null,
  state text not null default 'listed' check (state in ('listed', 'approved', 'withdrawn')),
  people integer not null default 0,
  amount_fen bigint not null default 0,
  listed_at timestamptz not null,
  listed_by uuid not null,
  listed_by_name text not null,
  approved_at timestamptz,
  approved_by uuid,
  approved_by_name text,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  reason text not null default '' check (char_length(reason) <= 500),
  version integer not null default 1,
  primary key (county_code, id),
  constraint campaign_two_persons check (approved_by <> listed_by),
  check (num_nulls(approved_at, approved_by, approved_by_name) in (0, 3)),
  check (state <> 'approved' or approved_at is not null)
);
comment on column campaign.occasion is 'For what somebody gets it once: 价格临时补贴 of a month, a festival of a year.';
comment on column campaign.pick is 'Who is of several classes counts once: with the first of the list, or with the highest amount.';
create index campaign_recent on campaign (county_code, month desc, id desc);

create table campaign_class (
  county_code text not null,
  campaign_id uuid not null,
  no smallint not null check (no >= 1),
  class text not null check (class ~ '^[a-z-]{2,30}$'),
  urban_fen bigint not null check (urban_fen >= 0),
  rural_fen bigint not null check (rural_fen >= 0),
  primary key (county_code, campaign_id, no),
  unique (county_code, campaign_id, class),
  foreign key (county_code, campaign_id) references campaign
);

create table campaign_line (
  county_code text not null,
  id uuid not null default gen_random_uuid(),
  campaign_id uuid not null,
  no integer not null,
  person_id uuid not null,
  person_name text collate "C" not null,
  payee_id uuid not null,
  payee_name text collate "C" not null,
  household_id uuid,
  class text not null,
  also text[] not null default '{}',
  is_urban boolean not null,
  amount_fen bigint not null check (amount_fen > 0),
  town_id uuid not null,
  village_id uuid not null,
  occasion text not null,
  counts boolean not null default false,
  primary key (county_code, id),
  constraint campaign_line_person unique (county_code, campaign_id, person_id)
);
comment on table campaign_line is 'No foreign keys: lines come from one query over awards and rosters, and nothing they point to can be deleted.';
comment on column campaign_line.also is 'Further classes that the person is of, and that do not count again.';
comment on column campaign_line.counts is 'Set when it is approved: from then on the person had it for this occasion.';
create index campaign_line_no on campaign_line (county_code, campaign_id, no);
create index campaign_line_village on campaign_line (county_code, village_id, campaign_id, no);
-- For ever: nobody has the same occasion twice, in however many campaigns.
create unique index campaign_line_once on campaign_line (county_code, occasion, person_id) where counts;

create table campaign_receipt (
  county_code text not null,
  line_id uuid not null,
  how text not null check (how in ('signature', 'photo')),
  signer text not null check (char_length(signer) between 1 and 50),
  paper_id uuid not null,
  signed_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, line_id),
  foreign key (county_code, line_id) references campaign_line
);
comment on table campaign_receipt is 'Insert-only: that it was handed over, signed for or photographed on the telephone of whoever went there.';

select app.protect('campaign', 'county');
select app.protect('campaign_class', 'county');
select app.protect('campaign_line', 'place');
select app.protect('campaign_receipt', 'of', 'campaign_line', 'line_id');
select app.protect_papers('campaign-line', 'campaign_line');
grant select, insert on campaign, campaign_class, campaign_receipt to minzheng_app;
grant update (state, people, amount_fen, listed_at, listed_by, listed_by_name, approved_at, approved_by,
  approved_by_name, withdrawn_at, withdrawn_by_name, reason, version) on campaign to minzheng_app;
grant select, insert, delete, update (counts) on campaign_line to minzheng_app;

-- What was approved stands as it was approved.
create function app.campaign_stands() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from (select distinct county_code, campaign_id from touched) t
      join campaign c on c.county_code = t.county_code and c.id = t.campaign_id where c.state <> 'listed') then
    raise exception 'the list was approved' using errcode = 'MZC01';
  end if;
  return null;
end $$;
create trigger stands after insert on campaign_line referencing new table as touched
  for each statement execute function app.campaign_stands();
create trigger stands_gone after delete on campaign_line referencing old table as touched
  for each statement execute function app.campaign_stands();
