-- Remission (减免、核销) of what was paid too much and cannot come back: a decision with its document and reason, proposed by
-- one person and confirmed by another. And a return that was ordered (责令退回) where nobody could be agreed with.

alter table recovery drop constraint recovery_how_check, drop constraint recovery_signed_by_check,
  add constraint recovery_how_check check (how in ('set-off', 'paid-in', 'ordered')),
  add constraint recovery_signed_by_check check (case how when 'ordered' then signed_by = ''
    else char_length(signed_by) between 2 and 50 end);

-- What came in by a receipt is the instalment less what was remitted of it before.
alter table recovery_receipt add column amount_fen bigint check (amount_fen > 0);
update recovery_receipt r set amount_fen = i.amount_fen from recovery_instalment i
  where i.county_code = r.county_code and i.recovery_id = r.recovery_id and i.no = r.no;
alter table recovery_receipt alter column amount_fen set not null;

create table recovery_remission (
  county_code text not null,
  id uuid not null,
  recovery_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  ground text not null check (ground in ('hardship', 'no-estate', 'other')),
  reason text not null check (char_length(reason) between 2 and 500),
  document text not null check (char_length(document) between 2 and 200),
  decided_on date not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  primary key (county_code, id),
  unique (county_code, id, proposed_by),
  unique (county_code, id, recovery_id),
  foreign key (county_code, recovery_id) references recovery
);
create index recovery_remission_of on recovery_remission (county_code, recovery_id, proposed_at);

create table recovery_remission_end (
  county_code text not null,
  remission_id uuid not null,
  proposed_by uuid not null,
  how text not null check (how in ('confirmed', 'refused', 'withdrawn')),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  note text not null default '' check (char_length(note) <= 500),
  transfer_id uuid,
  primary key (county_code, remission_id),
  foreign key (county_code, remission_id, proposed_by) references recovery_remission (county_code, id, proposed_by),
  foreign key (county_code, transfer_id) references ledger_transfer,
  constraint recovery_remission_end_two_persons check ((how = 'withdrawn') = (by_id = proposed_by)),
  check ((how = 'confirmed') = (transfer_id is not null))
);
create trigger two_persons before insert or update of proposed_by, by_id, how on recovery_remission_end
  for each row when (new.how is distinct from 'withdrawn') execute function app.two_persons('proposed_by', 'by_id');

create table recovery_remission_part (
  county_code text not null,
  remission_id uuid not null,
  recovery_id uuid not null,
  no smallint not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (county_code, remission_id, no),
  foreign key (county_code, remission_id) references recovery_remission_end,
  foreign key (county_code, remission_id, recovery_id) references recovery_remission (county_code, id, recovery_id),
  foreign key (county_code, recovery_id, no) references recovery_instalment
);
comment on table recovery_remission_part is 'What a confirmed remission takes off which instalment.';
create index recovery_remission_part_of on recovery_remission_part (county_code, recovery_id, no);

select app.protect('recovery_remission', 'of', 'recovery', 'recovery_id');
select app.protect('recovery_remission_end', 'of', 'recovery_remission', 'remission_id');
select app.protect('recovery_remission_part', 'of', 'recovery', 'recovery_id');
grant select, insert on recovery_remission, recovery_remission_end, recovery_remission_part to minzheng_app;

-- An instalment is never more than once gone: what was remitted of it and what came in are at most the instalment, and with
-- a receipt they are the instalment. A decision takes off what it says, to the fen.
create function app.recovery_settles() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from (select distinct county_code, recovery_id, no from made) m
      join recovery_instalment i using (county_code, recovery_id, no)
      left join recovery_receipt r using (county_code, recovery_id, no)
      cross join lateral (select coalesce(sum(p.amount_fen), 0) as fen from recovery_remission_part p
        where p.county_code = i.county_code and p.recovery_id = i.recovery_id and p.no = i.no) p
      where i.amount_fen < p.fen or r.no is not null and i.amount_fen <> p.fen + r.amount_fen) then
    raise exception 'what came in and what was remitted are not the instalment' using errcode = 'MZA04';
  end if;
  return null;
end $$;
create function app.recovery_remits() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from (select distinct county_code, remission_id from made) m
      join recovery_remission d on d.county_code = m.county_code and d.id = m.remission_id
      where not exists (select 1 from recovery_remission_end e
          where e.county_code = d.county_code and e.remission_id = d.id and e.how = 'confirmed')
        or d.amount_fen <> (select sum(p.amount_fen) from recovery_remission_part p
          where p.county_code = d.county_code and p.remission_id = d.id)) then
    raise exception 'only what was confirmed is remitted, to the fen' using errcode = 'MZA04';
  end if;
  return null;
end $$;
revoke execute on function app.recovery_settles(), app.recovery_remits() from public;
create trigger settles after insert on recovery_receipt referencing new table as made
  for each statement execute function app.recovery_settles();
create trigger settles after insert on recovery_remission_part referencing new table as made
  for each statement execute function app.recovery_settles();
create trigger remits after insert on recovery_remission_part referencing new table as made
  for each statement execute function app.recovery_remits();
