-- Payment runs at the bank (代发): who pays out of which account, the file that went to the bank, what the bank said, and
-- what became of each line. Everything is insert-only. What stands here is the county's own work: townships see the roll.

create table pay_bank (
  county_code text not null references county,
  id uuid not null,
  bank_name text not null check (char_length(bank_name) between 2 and 60),
  format text not null check (format ~ '^[a-z0-9-]{2,40}$'),
  payer_name text not null check (char_length(payer_name) between 2 and 60),
  account_sealed bytea not null,
  account_tail text not null check (length(account_tail) = 4),
  entered_at timestamptz not null,
  entered_by uuid not null,
  entered_by_name text not null,
  primary key (county_code, id),
  unique (county_code, id, entered_by)
);
comment on table pay_bank is 'Insert-only. The one that was confirmed last holds; what was sent before names the one of its day.';

create table pay_bank_end (
  county_code text not null,
  bank_id uuid not null,
  entered_by uuid not null,
  how text not null check (how in ('confirmed', 'refused', 'withdrawn')),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, bank_id),
  foreign key (county_code, bank_id, entered_by) references pay_bank (county_code, id, entered_by),
  constraint pay_bank_two_persons check ((how = 'withdrawn') = (by_id = entered_by))
);

create table pay_batch (
  county_code text not null,
  id uuid not null,
  run_id uuid not null,
  no smallint not null check (no >= 1),
  batch_no text collate "C" not null check (char_length(batch_no) between 8 and 26),
  bank_id uuid not null,
  title text not null check (char_length(title) between 2 and 30),
  pay_on date not null,
  lines integer not null check (lines > 0),
  amount_fen bigint not null check (amount_fen > 0),
  file_name text not null,
  media_type text not null,
  byte_count integer not null check (byte_count > 0),
  sha256 bytea not null check (length(sha256) = 32),
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  primary key (county_code, id),
  unique (county_code, run_id, no),
  unique (county_code, batch_no),
  foreign key (county_code, run_id) references pay_run,
  foreign key (county_code, bank_id) references pay_bank_end (county_code, bank_id)
);
comment on table pay_batch is 'A file for the bank. The first has the whole roll; a further one only what came back.';

create table pay_batch_part (
  county_code text not null,
  batch_id uuid not null,
  kind text not null check (kind in ('file', 'said')),
  no smallint not null check (no >= 0),
  sealed bytea not null,
  primary key (county_code, batch_id, kind, no),
  foreign key (county_code, batch_id) references pay_batch
);
comment on column pay_batch_part.kind is '`file`: the bytes for the bank. `said`: what they say, to be held against what comes back.';

create table pay_batch_line (
  county_code text not null,
  batch_id uuid not null,
  line_no integer not null,
  reference text collate "C" not null check (char_length(reference) <= 35),
  payee_id uuid not null,
  account_id uuid not null,
  account_hash bytea not null,
  account_tail text not null,
  holder_name text not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (county_code, batch_id, line_no),
  unique (county_code, reference)
);

create table pay_batch_item (
  county_code text not null,
  run_id uuid not null,
  roll_no integer not null,
  try smallint not null check (try >= 1),
  batch_id uuid not null,
  line_no integer not null,
  primary key (county_code, run_id, roll_no, try),
  unique (county_code, batch_id, roll_no)
);
create index pay_batch_item_line on pay_batch_item (county_code, batch_id, line_no);
comment on table pay_batch_item is 'Which lines of the roll a line of a file pays; a further try follows only upon one that has failed.';

create table pay_return (
  county_code text not null,
  id uuid not null,
  batch_id uuid not null,
  file_name text not null,
  byte_count integer not null,
  sha256 bytea not null check (length(sha256) = 32),
  lines integer not null,
  taken_at timestamptz not null,
  taken_by uuid not null,
  taken_by_name text not null,
  primary key (county_code, id),
  unique (county_code, batch_id, sha256),
  foreign key (county_code, batch_id) references pay_batch
);

create table pay_return_part (
  county_code text not null,
  return_id uuid not null,
  kind text not null check (kind in ('file', 'said')),
  no smallint not null check (no >= 0),
  sealed bytea not null,
  primary key (county_code, return_id, kind, no),
  foreign key (county_code, return_id) references pay_return
);

create table pay_result (
  county_code text not null,
  batch_id uuid not null,
  line_no integer not null,
  no smallint not null check (no >= 1),
  how text not null check (how in ('paid', 'failed')),
  code text not null default '',
  reason text not null default '',
  return_id uuid,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, batch_id, line_no, no),
  check (return_id is not null or char_length(reason) between 2 and 500)
);
comment on table pay_result is 'No foreign keys: the trigger looks at all rows of a statement at once, and nothing they point to can be deleted.';
comment on column pay_result.return_id is 'The return that said so; null where an officer did, upon the bank’s word.';

create table pay_return_finding (
  county_code text not null,
  batch_id uuid not null,
  no integer not null,
  return_id uuid not null,
  kind text not null check (kind in ('other-batch', 'unknown-line', 'unclear-state', 'other-account', 'other-amount',
    'other-name', 'contradiction', 'totals', 'silence', 'pending')),
  line_no integer,
  key_hash bytea not null check (length(key_hash) = 16),
  facts jsonb not null default '{}',
  found_at timestamptz not null,
  primary key (county_code, batch_id, no),
  unique (county_code, batch_id, key_hash),
  foreign key (county_code, return_id) references pay_return
);

create table pay_return_finding_end (
  county_code text not null,
  batch_id uuid not null,
  no integer not null,
  how text not null check (how in ('paid', 'failed', 'noted')),
  reason text not null check (char_length(reason) between 2 and 500),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, batch_id, no),
  foreign key (county_code, batch_id, no) references pay_return_finding
);

create table pay_left (
  county_code text not null,
  run_id uuid not null,
  roll_no integer not null,
  reason text not null check (char_length(reason) between 2 and 500),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, run_id, roll_no),
  foreign key (county_code, run_id) references pay_run
);
comment on table pay_left is 'A line that came back and is not sent again in this run: it stays due in the ledger.';

create function app.protect_bank_work(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_all on %s to %I using (true) with check (true)', target, current_user);
  execute format('create policy scope on %s to minzheng_app using (county_code = (select app.county()) and'
    ' (select app.sees_county())) with check (county_code = (select app.county()) and (select app.sees_county()))', target);
  execute format('grant select, insert on %s to minzheng_app', target);
end $$;
select app.protect_bank_work(t) from unnest(array['pay_bank', 'pay_bank_end', 'pay_batch', 'pay_batch_part',
  'pay_batch_line', 'pay_batch_item', 'pay_return', 'pay_return_part', 'pay_result', 'pay_return_finding',
  'pay_return_finding_end', 'pay_left']::regclass[]) t;
drop function app.protect_bank_work;

-- ---- What no program may do, whatever it is asked. Each looks at all rows of a statement together, and plans for itself,
-- also where that statement reads tables whole.

-- What was said last of a line of a file, `paid` or `failed`; null when nothing was said yet.
create function app.pay_last_said(county text, batch uuid, line integer) returns text
  language sql stable set search_path = public, app, pg_temp
  return (select r.how from pay_result r where r.county_code = county and r.batch_id = batch and r.line_no = line
    order by r.no desc limit 1);

-- A line of the roll goes out once; again only after it failed, and not once it was left.
create function app.pay_items_added() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp set enable_nestloop = on
  set enable_mergejoin = on as $$
begin
  if exists (select 1 from fresh f
      left join pay_line l on l.county_code = f.county_code and l.run_id = f.run_id and l.no = f.roll_no
      left join pay_run r on r.county_code = f.county_code and r.id = f.run_id
      left join pay_batch b on b.county_code = f.county_code and b.id = f.batch_id
    where l.no is null or l.is_excluded or r.state <> 'signed' or b.run_id is distinct from f.run_id) then
    raise exception 'only lines of a signed roll go to the bank' using errcode = 'MZP11';
  end if;
  if exists (select 1 from fresh f where f.try > 1 and not exists (
      select 1 from pay_batch_item i
      where i.county_code = f.county_code and i.run_id = f.run_id and i.roll_no = f.roll_no and i.try = f.try - 1
        and app.pay_last_said(i.county_code, i.batch_id, i.line_no) = 'failed')) then
    raise exception 'a line goes out again only after it has failed' using errcode = 'MZP12';
  end if;
  if exists (select 1 from fresh f join pay_left x
      on x.county_code = f.county_code and x.run_id = f.run_id and x.roll_no = f.roll_no) then
    raise exception 'a line that was left does not go out again' using errcode = 'MZP12';
  end if;
  return null;
end $$;
create trigger allowed after insert on pay_batch_item referencing new table as fresh
  for each statement execute function app.pay_items_added();

-- What became of a line: said without gaps, changing each time, and never of one that has gone out again or was left.
create function app.pay_results_added() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp set enable_nestloop = on
  set enable_mergejoin = on as $$
begin
  if exists (select 1 from fresh f
      left join pay_batch_line l on l.county_code = f.county_code and l.batch_id = f.batch_id and l.line_no = f.line_no
      left join pay_result p on p.county_code = f.county_code and p.batch_id = f.batch_id and p.line_no = f.line_no
        and p.no = f.no - 1
    where l.line_no is null or f.no > 1 and (p.how is null or p.how = f.how)) then
    raise exception 'a line is settled already' using errcode = 'MZP13';
  end if;
  if exists (select 1 from (select distinct county_code, batch_id, return_id from fresh where return_id is not null) f
      left join pay_return r on r.county_code = f.county_code and r.id = f.return_id
    where r.batch_id is distinct from f.batch_id) then
    raise exception 'the return is none of this file' using errcode = 'MZP13';
  end if;
  if exists (select 1 from fresh f
      join pay_batch_item i on i.county_code = f.county_code and i.batch_id = f.batch_id and i.line_no = f.line_no
    where f.no > 1 and (exists (select 1 from pay_batch_item later where later.county_code = i.county_code
        and later.run_id = i.run_id and later.roll_no = i.roll_no and later.try > i.try)
      or exists (select 1 from pay_left x where x.county_code = i.county_code and x.run_id = i.run_id
        and x.roll_no = i.roll_no))) then
    raise exception 'the line has gone out again, or was left' using errcode = 'MZP13';
  end if;
  return null;
end $$;
create trigger allowed after insert on pay_result referencing new table as fresh
  for each statement execute function app.pay_results_added();

create function app.pay_lines_left() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp set enable_nestloop = on
  set enable_mergejoin = on as $$
begin
  if exists (select 1 from fresh f where not exists (
      select 1 from pay_batch_item i
      where i.county_code = f.county_code and i.run_id = f.run_id and i.roll_no = f.roll_no
        and app.pay_last_said(i.county_code, i.batch_id, i.line_no) = 'failed'
        and not exists (select 1 from pay_batch_item later where later.county_code = i.county_code
          and later.run_id = i.run_id and later.roll_no = i.roll_no and later.try > i.try))) then
    raise exception 'only what came back is left' using errcode = 'MZP12';
  end if;
  return null;
end $$;
create trigger allowed after insert on pay_left referencing new table as fresh
  for each statement execute function app.pay_lines_left();

-- A roll without accounts is not signed; a run ends when each line was paid or left, and nothing is open.
create function app.pay_run_bank() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp set enable_nestloop = on
  set enable_mergejoin = on as $$
begin
  if new.state in ('frozen', 'signed') and old.state <> new.state and exists (select 1 from pay_line l
      where l.county_code = new.county_code and l.run_id = new.id and not l.is_excluded and l.account_id is null) then
    raise exception 'a line has no account' using errcode = 'MZP14';
  end if;
  if new.state = 'ended' and old.state <> 'ended' then
    if exists (select 1 from pay_line l
          left join lateral (select app.pay_last_said(i.county_code, i.batch_id, i.line_no) as how from pay_batch_item i
            where i.county_code = l.county_code and i.run_id = l.run_id and i.roll_no = l.no
            order by i.try desc limit 1) t on true
        where l.county_code = new.county_code and l.run_id = new.id and not l.is_excluded
          and t.how is distinct from 'paid' and not exists (select 1 from pay_left e
            where e.county_code = l.county_code and e.run_id = l.run_id and e.roll_no = l.no))
      or exists (select 1 from pay_batch b
          join pay_return_finding f on f.county_code = b.county_code and f.batch_id = b.id
          left join pay_return_finding_end e on e.county_code = f.county_code and e.batch_id = f.batch_id and e.no = f.no
        where b.county_code = new.county_code and b.run_id = new.id and e.no is null
          and not (f.kind in ('silence', 'pending')
            and app.pay_last_said(f.county_code, f.batch_id, f.line_no) is not null)) then
      raise exception 'something of the run is open' using errcode = 'MZP15';
    end if;
  end if;
  return new;
end $$;
create trigger bank before update on pay_run for each row execute function app.pay_run_bank();
