-- Payment runs (发放批次): the roll of a scheme for a month or some months, made from awards and from nothing else. A run
-- is looked at, its findings settled, frozen, signed by two, and then stands in the ledger. There is no column here that
-- anybody types an amount or an account into.

create table pay_run (
  county_code text not null references county,
  id uuid not null,
  run_no text collate "C" not null check (char_length(run_no) between 8 and 30),
  scheme text not null,
  fund_id uuid not null,
  first_month date not null check (extract(day from first_month) = 1),
  months smallint not null check (months between 1 and 12),
  state text not null default 'preview' check (state in ('preview', 'frozen', 'signed', 'ended', 'abandoned')),
  lines integer not null default 0,
  amount_fen bigint not null default 0,
  care_apart boolean not null default false,
  digest bytea check (length(digest) = 32),
  changes_through bigint not null default 0,
  moves_through bigint not null default 0,
  after_no integer not null default 0,
  signed_no integer,
  prepared_at timestamptz not null,
  prepared_by uuid not null,
  prepared_by_name text not null,
  frozen_at timestamptz,
  frozen_by uuid,
  frozen_by_name text,
  signed_at timestamptz,
  version integer not null default 1,
  primary key (county_code, id),
  unique (county_code, run_no),
  foreign key (county_code, fund_id) references fund,
  check ((state in ('frozen', 'signed', 'ended')) <= (digest is not null))
);
comment on column pay_run.changes_through is 'What was said of awards up to here is in the roll; a later run looks back only at what was said since.';
comment on column pay_run.care_apart is 'What is for care is a line of its own, to whoever cares, as the law of the scheme has it.';
comment on column pay_run.moves_through is 'How often the accounts of its scheme had moved when it was made: the same still, and nothing fell due meanwhile.';
comment on column pay_run.signed_no is 'The how-manieth signed run of its scheme; after_no is the last one that its roll knew of.';
comment on column pay_run.digest is 'SHA-256 over the lines that are paid, as they were frozen.';
create index pay_run_recent on pay_run (county_code, first_month desc, id desc);

create table pay_line (
  county_code text not null,
  run_id uuid not null,
  no integer not null,
  award_id uuid not null,
  party_id uuid not null,
  period date not null,
  item text not null,
  amount_fen bigint not null check (amount_fen > 0),
  person_id uuid not null,
  payee_id uuid not null,
  payee_kind text not null default 'self' check (payee_kind in ('self', 'head', 'guardian', 'carer', 'agent', 'home')),
  account_id uuid,
  holder_name text not null,
  town_id uuid not null,
  village_id uuid not null,
  is_excluded boolean not null default false,
  primary key (county_code, run_id, no)
);
comment on table pay_line is 'No foreign keys: lines come from one query over awards and people, a million in one statement, and nothing they point to can be deleted.';
create index pay_line_left_out on pay_line (county_code, run_id, party_id) where is_excluded;
create index pay_line_no_account on pay_line (county_code, run_id) where account_id is null and not is_excluded;
comment on column pay_line.payee_id is 'Who takes it: a person, or a home where `payee_kind` says so. It follows from the award and what was agreed in writing.';
comment on column pay_line.item is '`regular`: what a month gives. `back-YYYYMM`: what it gives more than was paid, found in the run of that month. `care`, `care-back-YYYYMM`: what of it is for care.';

create table pay_finding (
  county_code text not null,
  run_id uuid not null,
  no integer not null,
  line_no integer,
  kind text not null,
  facts jsonb not null default '{}',
  settled_how text check (settled_how in ('pay', 'leave-out')),
  reason text check (char_length(reason) between 2 and 500),
  settled_at timestamptz,
  settled_by uuid,
  settled_by_name text,
  primary key (county_code, run_id, no),
  foreign key (county_code, run_id) references pay_run,
  check (num_nulls(settled_how, reason, settled_at, settled_by, settled_by_name) in (0, 5))
);
create index pay_finding_open on pay_finding (county_code, run_id, no) where settled_how is null;

create table pay_signature (
  county_code text not null,
  run_id uuid not null,
  no smallint not null check (no in (1, 2)),
  by_id uuid not null,
  by_name text not null,
  post text not null,
  at timestamptz not null,
  digest bytea not null,
  primary key (county_code, run_id, no),
  unique (county_code, run_id, by_id),
  foreign key (county_code, run_id) references pay_run
);
comment on table pay_signature is 'Insert-only. Two persons, under the digest of what they signed.';

select app.protect('pay_run', 'county');
select app.protect('pay_line', 'place');
select app.protect('pay_signature', 'of', 'pay_run', 'run_id');
-- A finding may tell of people of other townships: it is the county's.
alter table pay_finding enable row level security;
alter table pay_finding force row level security;
create policy owner_all on pay_finding to current_user using (true) with check (true);
create policy scope on pay_finding to minzheng_app
  using (county_code = (select app.county()) and (select app.sees_county()))
  with check (county_code = (select app.county()) and (select app.sees_county()));

grant select, insert on pay_run, pay_signature to minzheng_app;
grant update (state, lines, amount_fen, digest, changes_through, moves_through, after_no, signed_no, prepared_at, prepared_by, prepared_by_name, frozen_at, frozen_by,
  frozen_by_name, signed_at, version) on pay_run to minzheng_app;
grant select, insert, delete on pay_line, pay_finding to minzheng_app;
grant update (is_excluded) on pay_line to minzheng_app;
grant update (settled_how, reason, settled_at, settled_by, settled_by_name) on pay_finding to minzheng_app;

-- ---- What no program may do, whatever it is asked: change a roll that is frozen, go back, or sign alone.

create function app.pay_run_open(runs uuid[], county text) returns void
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from pay_run r where r.county_code = county and r.id = any(runs) and r.state <> 'preview') then
    raise exception 'the roll is frozen' using errcode = 'MZP01';
  end if;
end $$;
revoke execute on function app.pay_run_open(uuid[], text) from public;

-- Rows of one statement are of one run nearly always: it is looked at once, and only others are gathered.
create function app.pay_rows_touched() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
declare first record;
begin
  select t.county_code, t.run_id into first from touched t limit 1;
  if not found then return null; end if;
  perform app.pay_run_open(array[first.run_id], first.county_code);
  if exists (select 1 from touched t where t.run_id <> first.run_id or t.county_code <> first.county_code) then
    perform app.pay_run_open(array_agg(run_id), county_code) from (select distinct county_code, run_id from touched) t
      group by county_code;
  end if;
  return null;
end $$;
create trigger stays after insert on pay_line referencing new table as touched
  for each statement execute function app.pay_rows_touched();
create trigger stays_gone after delete on pay_line referencing old table as touched
  for each statement execute function app.pay_rows_touched();
create trigger stays_same after update on pay_line referencing old table as touched
  for each statement execute function app.pay_rows_touched();
create trigger stays after insert on pay_finding referencing new table as touched
  for each statement execute function app.pay_rows_touched();
create trigger stays_gone after delete on pay_finding referencing old table as touched
  for each statement execute function app.pay_rows_touched();
create trigger stays_same after update on pay_finding referencing old table as touched
  for each statement execute function app.pay_rows_touched();

create function app.pay_run_step() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if (old.state, new.state) not in (('preview', 'preview'), ('preview', 'frozen'), ('preview', 'abandoned'),
      ('frozen', 'frozen'), ('frozen', 'signed'), ('frozen', 'abandoned'), ('signed', 'ended')) then
    raise exception 'a run does not go from % to %', old.state, new.state using errcode = 'MZP02';
  end if;
  if old.state <> 'preview'
      and (old.lines, old.amount_fen, old.digest) is distinct from (new.lines, new.amount_fen, new.digest) then
    raise exception 'the roll is frozen' using errcode = 'MZP01';
  end if;
  if new.state = 'frozen' and old.state = 'preview' and exists (select 1 from pay_finding f
      where f.county_code = new.county_code and f.run_id = new.id and f.settled_how is null) then
    raise exception 'findings are open' using errcode = 'MZP03';
  end if;
  if new.state = 'signed' and 2 <> (select count(distinct s.by_id) from pay_signature s
      where s.county_code = new.county_code and s.run_id = new.id and s.digest = new.digest) then
    raise exception 'a run is signed by two persons' using errcode = 'MZP04';
  end if;
  return new;
end $$;
create trigger step before update on pay_run for each row execute function app.pay_run_step();
