-- Publicity (公示): lists that hang in public. What the public may see lies in tables of its own, which hold the columns
-- of the whitelist and nothing else; whoever reads the public pages reads these and cannot read a case.

-- What officers know of a list: whose cases, and what exactly was shown. It stays after the list was taken down.
create table publication_list (
  county_code text not null references county,
  id uuid not null,
  kind text not null check (kind in ('case', 'standing', 'paid')),
  matter text not null,
  step text,
  town_id uuid not null,
  village_id uuid not null,
  posted_on date not null,
  last_day date,
  size integer not null check (size > 0),
  snapshot text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  posted_at timestamptz not null,
  posted_by uuid not null,
  posted_by_name text not null,
  taken_down_on date,
  taken_down_how text check (taken_down_how in ('over', 'early', 'replaced')),
  taken_down_reason text check (char_length(taken_down_reason) between 2 and 500),
  taken_down_by_name text,
  source_id uuid,
  primary key (county_code, id),
  check ((kind = 'case') = (step is not null)),
  check ((kind = 'standing') = (last_day is null)),
  check ((kind = 'paid') = (source_id is not null)),
  check (last_day >= posted_on),
  check ((taken_down_on is null) = (taken_down_how is null)),
  check ((taken_down_how is not distinct from 'early') = (taken_down_reason is not null))
);
comment on column publication_list.snapshot is 'Canonical JSON of what the public saw, word for word; digest is its SM3.';
comment on column publication_list.last_day is 'To its 24th hour; null for what hangs for as long as somebody receives.';
comment on column publication_list.source_id is 'Of what was paid: the payment run. Each run hangs once in each village.';
comment on column publication_list.matter is 'A matter; of what was paid, the scheme.';
create unique index publication_list_paid on publication_list (county_code, source_id, village_id) where source_id is not null;
create index publication_list_recent on publication_list (county_code, posted_on desc, id desc);
create index publication_list_village on publication_list (county_code, village_id, posted_on desc, id desc);
create index publication_list_town on publication_list (county_code, town_id, posted_on desc, id desc);
create index publication_list_hanging on publication_list (county_code, last_day) where taken_down_on is null;

create table publication_entry (
  county_code text not null,
  list_id uuid not null,
  no integer not null check (no >= 1),
  case_id uuid,
  person_id uuid,
  act_no integer,
  removed_on date,
  primary key (county_code, list_id, no),
  unique (county_code, list_id, case_id),
  check ((case_id is null) = (act_no is null) and num_nonnulls(case_id, person_id) = 1),
  foreign key (county_code, list_id) references publication_list,
  foreign key (county_code, case_id) references case_file
);
comment on table publication_entry is 'Which line of a list is which case; of what was paid, which person. The public tables do not know.';
comment on column publication_entry.act_no is 'The act that put it up; of a standing list, the decision.';
create index publication_entry_case on publication_entry (county_code, case_id);
create index publication_entry_person on publication_entry (county_code, person_id) where person_id is not null;

-- The head of a list as the public reads it. Titles and words come from the declarations; nobody types any.
create table public_list (
  county_code text not null,
  id uuid not null,
  kind text not null check (kind in ('case', 'standing', 'paid')),
  matter text not null check (matter ~ '^[a-z0-9-]{1,60}$'),
  step text check (step ~ '^[a-z0-9-]{1,60}$'),
  town_id uuid not null,
  village_id uuid not null,
  office_level text not null check (office_level in ('town', 'county')),
  posted_on date not null,
  last_day date,
  telephone text not null check (telephone ~ '^[0-9][0-9-]{5,12}$'),
  amount_per text check (amount_per in ('month', 'quarter', 'year', 'once')),
  shows text[] not null check (shows <@ array['applicant', 'village', 'members', 'amount', 'class', 'matter', 'from', 'to',
    'telephone']),
  taken_down_on date,
  taken_down_how text check (taken_down_how in ('over', 'early', 'replaced')),
  paid_from date check (extract(day from paid_from) = 1),
  paid_months smallint check (paid_months between 1 and 12),
  primary key (county_code, id),
  check ((kind = 'paid') = (num_nulls(paid_from, paid_months) = 0) and num_nulls(paid_from, paid_months) in (0, 2)),
  foreign key (county_code, id) references publication_list
);
comment on table public_list is 'Read by everybody. There is no column for free text, and none is to be added.';
comment on column public_list.telephone is 'Of the office; too short to be the number of a card.';
create index public_list_village on public_list (county_code, village_id, posted_on desc, id desc);

create table public_row (
  county_code text not null,
  list_id uuid not null,
  no integer not null check (no >= 1),
  applicant text check (applicant !~ '[0-9０-９]' and char_length(applicant) between 1 and 40),
  members smallint check (members between 1 and 50),
  amount_fen integer check (amount_fen between 0 and 100000000),
  primary key (county_code, list_id, no),
  foreign key (county_code, list_id) references public_list
);
comment on table public_row is 'Read by everybody. Insert and delete only: a list that was taken down has no rows.';
comment on column public_row.applicant is 'Of a grown-up; null for a child, whose name never hangs in public.';

-- The whitelist of the matter once more, below everything that could forget it.
create function app.public_row_fits() returns trigger language plpgsql as $$
declare allowed text[];
begin
  select shows into strict allowed from public_list where county_code = new.county_code and id = new.list_id;
  if (new.applicant is not null and not 'applicant' = any(allowed))
    or (new.members is not null and not 'members' = any(allowed))
    or (new.amount_fen is not null and not 'amount' = any(allowed)) then
    raise exception 'a line of % shows what its matter does not', new.list_id;
  end if;
  return new;
end $$;
create trigger fits before insert on public_row for each row execute function app.public_row_fits();

-- What somebody of the public tells: an objection to a line, one to a list as a whole, a tip.
create table public_tip (
  county_code text not null references county,
  id uuid not null,
  kind text not null check (kind in ('objection', 'list', 'tip')),
  town_id uuid,
  village_id uuid,
  list_id uuid,
  case_id uuid,
  act_no integer,
  sent_hash bytea not null,
  receipt_hash bytea not null,
  is_anonymous boolean not null,
  text_sealed bytea not null,
  name_sealed bytea,
  phone_sealed bytea,
  received_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'assigned', 'answered', 'closed')),
  holder_id uuid,
  holder_name text,
  last_no integer not null default 0,
  primary key (county_code, id),
  foreign key (county_code, list_id) references publication_list,
  check ((kind = 'objection') = (case_id is not null and act_no is not null)),
  check ((kind = 'tip') = (list_id is null)),
  check (not is_anonymous or (name_sealed is null and phone_sealed is null))
);
comment on table public_tip is 'No address of whoever told it, of nobody. A tip to the county has no township: only the county sees it.';
comment on column public_tip.sent_hash is 'Keyed hash of the form that was sent: sent twice it is one.';
create unique index public_tip_sent on public_tip (county_code, sent_hash);
create index public_tip_state on public_tip (county_code, state, received_at desc, id desc);
create index public_tip_town on public_tip (county_code, town_id, received_at desc, id desc);
create index public_tip_list on public_tip (county_code, list_id, received_at desc) where list_id is not null;
create index public_tip_case on public_tip (county_code, case_id) where case_id is not null;

create table public_tip_action (
  county_code text not null,
  tip_id uuid not null,
  no integer not null check (no >= 1),
  kind text not null check (kind in ('assign', 'note', 'answer', 'close')),
  note_sealed bytea not null,
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, tip_id, no),
  foreign key (county_code, tip_id) references public_tip
);
comment on table public_tip_action is 'Insert-only: what was done about it.';

-- What whoever holds the code of a receipt may read: how far it is, and the answer that was written for them.
create table public_receipt (
  county_code text not null references county,
  receipt_hash bytea not null check (length(receipt_hash) = 16),
  kind text not null check (kind in ('objection', 'list', 'tip')),
  received_on date not null,
  state text not null default 'open' check (state in ('open', 'assigned', 'answered', 'closed')),
  answered_on date,
  answer_sealed bytea,
  primary key (county_code, receipt_hash)
);

select app.protect('publication_list', 'place');
select app.protect('publication_entry', 'of', 'publication_list', 'list_id');
select app.protect('public_tip', 'place');
select app.protect('public_tip_action', 'of', 'public_tip', 'tip_id');
select app.protect('public_receipt', 'county');
select app.protect_papers('publication', 'publication_list');

-- Everybody in the county reads; who may write the list behind it, writes.
create function app.protect_public(target regclass, key text) returns void language plpgsql as $$
declare own text;
begin
  own := format('county_code = (select app.county()) and exists (select 1 from publication_list l'
    ' where l.county_code = %s.county_code and l.id = %s.%I)', target, target, key);
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_all on %s to %I using (true) with check (true)', target, current_user);
  execute format('create policy everybody on %s for select to minzheng_app using (county_code = (select app.county()))',
    target);
  execute format('create policy put on %s for insert to minzheng_app with check (%s)', target, own);
  execute format('create policy change on %s for update to minzheng_app using (%s) with check (%s)', target, own, own);
  execute format('create policy take on %s for delete to minzheng_app using (%s)', target, own);
end $$;
select app.protect_public('public_list', 'id');
select app.protect_public('public_row', 'list_id');
drop function app.protect_public;

grant select, insert on publication_list to minzheng_app;
grant update (town_id, village_id, taken_down_on, taken_down_how, taken_down_reason, taken_down_by_name)
  on publication_list to minzheng_app;
grant select, insert on publication_entry to minzheng_app;
grant update (removed_on) on publication_entry to minzheng_app;
grant select, insert on public_list to minzheng_app;
grant update (town_id, village_id, taken_down_on, taken_down_how) on public_list to minzheng_app;
grant select, insert, delete on public_row to minzheng_app;
grant select, insert on public_tip to minzheng_app;
grant update (town_id, village_id, state, holder_id, holder_name, last_no) on public_tip to minzheng_app;
grant select, insert on public_tip_action to minzheng_app;
grant select, insert on public_receipt to minzheng_app;
grant update (state, answered_on, answer_sealed) on public_receipt to minzheng_app;

-- A case that does not hang any more, by whatever way that came about, is off the public page in the same transaction.
create function app.publication_follow() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  with gone as (
    update publication_entry e set removed_on = new.on_day
    where e.county_code = new.county_code and e.case_id = new.case_id and e.removed_on is null
      and (new.kind <> 'reverse' or e.act_no = (new.record ->> 'no')::integer)
    returning e.county_code, e.list_id, e.no)
  delete from public_row r using gone g
  where r.county_code = g.county_code and r.list_id = g.list_id and r.no = g.no;
  return null;
end $$;
create trigger publication_follow after insert on case_action for each row
  when (new.kind in ('take-down', 'return', 'withdraw', 'terminate', 'reverse', 'reopen'))
  execute function app.publication_follow();

-- Nor does the name of somebody who has died hang there.
create function app.publication_without_dead() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  with gone as (
    update publication_entry e set removed_on = new.died_on
    where e.county_code = new.county_code and e.removed_on is null and (e.person_id = new.id or e.case_id in (
      select f.id from case_file f where f.county_code = new.county_code and f.person_id = new.id))
    returning e.county_code, e.list_id, e.no)
  delete from public_row r using gone g
  where r.county_code = g.county_code and r.list_id = g.list_id and r.no = g.no;
  return null;
end $$;
create trigger publication_without_dead after update of died_on on person for each row
  when (old.died_on is null and new.died_on is not null) execute function app.publication_without_dead();

-- An objection that was answered, on whichever page, is answered for whoever made it too.
create function app.publication_answered() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  with told as (
    update public_tip t set state = 'answered'
    where t.county_code = new.county_code and t.case_id = new.case_id
      and t.act_no = (new.record ->> 'objection')::integer and t.state in ('open', 'assigned')
    returning t.county_code, t.receipt_hash)
  update public_receipt r set state = 'answered', answered_on = new.on_day from told
  where r.county_code = told.county_code and r.receipt_hash = told.receipt_hash;
  return null;
end $$;
create trigger publication_answered after insert on case_action for each row when (new.kind = 'answer')
  execute function app.publication_answered();
