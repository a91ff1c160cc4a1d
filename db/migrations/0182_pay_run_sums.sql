-- What the bank said of a run that has ended, added up once from its lines, so that roll, ledger and bank of a county are held
-- against one another without reading every line that was ever paid. The program cannot write it: the end of a run does,
-- from the lines, in the same transaction in which they were looked at one by one. What ended stays as it ended.

create table pay_run_sum (
  county_code text not null,
  run_id uuid not null,
  -- Lines of files whose last word is that they were paid.
  bank_lines integer not null check (bank_lines >= 0),
  bank_fen bigint not null check (bank_fen >= 0),
  -- Lines of the roll that came back and were left with a reason.
  left_lines integer not null check (left_lines >= 0),
  left_fen bigint not null check (left_fen >= 0),
  primary key (county_code, run_id),
  foreign key (county_code, run_id) references pay_run
);
comment on table pay_run_sum is 'Kept by a trigger when a run ends. `pay-reconciliation?fromLines=true` adds up all lines again.';

alter table pay_run_sum enable row level security;
alter table pay_run_sum force row level security;
create policy owner_all on pay_run_sum to current_user using (true) with check (true);
create policy scope on pay_run_sum for select to minzheng_app
  using (county_code = (select app.county()) and (select app.sees_county()));
grant select on pay_run_sum to minzheng_app;

create function app.pay_run_sums() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp set enable_nestloop = on
  set enable_mergejoin = on as $$
begin
  insert into pay_run_sum (county_code, run_id, bank_lines, bank_fen, left_lines, left_fen)
    select new.county_code, new.id, b.lines, b.fen, e.lines, e.fen
    from (select count(*)::integer as lines, coalesce(sum(l.amount_fen), 0)::bigint as fen
        from pay_batch t
          join pay_batch_line l on l.county_code = t.county_code and l.batch_id = t.id
          join lateral (select r.how from pay_result r where r.county_code = l.county_code and r.batch_id = l.batch_id
            and r.line_no = l.line_no order by r.no desc limit 1) x on x.how = 'paid'
        where t.county_code = new.county_code and t.run_id = new.id) b,
      (select count(*)::integer as lines, coalesce(sum(l.amount_fen), 0)::bigint as fen
        from pay_left e
          join pay_line l on l.county_code = e.county_code and l.run_id = e.run_id and l.no = e.roll_no
        where e.county_code = new.county_code and e.run_id = new.id) e;
  return null;
end $$;
create trigger sums after update of state on pay_run
  for each row when (new.state = 'ended' and old.state <> 'ended') execute function app.pay_run_sums();

create function app.pay_ended_stays() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp set enable_nestloop = on as $$
begin
  if tg_table_name = 'pay_result' then
    if exists (select 1 from (select distinct county_code, batch_id from fresh offset 0) f
        join pay_batch b on b.county_code = f.county_code and b.id = f.batch_id
        join pay_run r on r.county_code = b.county_code and r.id = b.run_id
      where r.state <> 'signed') then
      raise exception 'the run has ended' using errcode = 'MZP16';
    end if;
  elsif exists (select 1 from (select distinct county_code, run_id from fresh offset 0) f
      join pay_run r on r.county_code = f.county_code and r.id = f.run_id
    where r.state <> 'signed') then
    raise exception 'the run has ended' using errcode = 'MZP16';
  end if;
  return null;
end $$;
create trigger ended_stays after insert on pay_result referencing new table as fresh
  for each statement execute function app.pay_ended_stays();
create trigger ended_stays after insert on pay_left referencing new table as fresh
  for each statement execute function app.pay_ended_stays();
revoke execute on function app.pay_run_sums(), app.pay_ended_stays() from public;
