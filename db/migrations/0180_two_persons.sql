-- Where two persons are asked for, the constraints beside the tables compare accounts; here persons are compared (docs/adr/0018).
-- The program refuses first and says why. This is the wall behind it: it holds for whatever writes, also for a path that
-- forgot to ask. What becomes known of an account afterwards does not undo what stands.
-- platform/server/two-persons.test.ts finds every table with such a rule: a new one without its trigger fails.

-- Arguments: the columns of who made it and who checks it. For tables that take one row an act.
create function app.two_persons() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
declare
  said jsonb := to_jsonb(new);
begin
  if app.same_person(new.county_code, (said ->> tg_argv[0])::uuid, (said ->> tg_argv[1])::uuid) then
    raise exception using errcode = 'check_violation', table = tg_table_name,
      constraint = tg_table_name || '_two_persons', message = 'one person cannot make it and check it';
  end if;
  return new;
end $$;

create trigger two_persons before insert or update of listed_by, approved_by on campaign
  for each row when (new.approved_by is not null) execute function app.two_persons('listed_by', 'approved_by');
create trigger two_persons before insert or update of made_by, adopted_by on adjustment
  for each row when (new.adopted_by is not null) execute function app.two_persons('made_by', 'adopted_by');
create trigger two_persons before insert or update of entered_by, confirmed_by on medical_hospital
  for each row when (new.confirmed_by is not null) execute function app.two_persons('entered_by', 'confirmed_by');
create trigger two_persons before insert or update of drawn_by, by_id, how on medical_clearing_end
  for each row when (new.how is distinct from 'withdrawn') execute function app.two_persons('drawn_by', 'by_id');
-- What one entered only they themselves withdraw, in the account in which they entered it: the constraint says that.
create trigger two_persons before insert or update of entered_by, by_id, how on fund_order_end
  for each row when (new.how is distinct from 'withdrawn') execute function app.two_persons('entered_by', 'by_id');
create trigger two_persons before insert or update of entered_by, by_id, how on pay_bank_end
  for each row when (new.how is distinct from 'withdrawn') execute function app.two_persons('entered_by', 'by_id');
create trigger two_persons before insert or update of entered_by, by_id, how on pay_home_end
  for each row when (new.how is distinct from 'withdrawn') execute function app.two_persons('entered_by', 'by_id');
create trigger two_persons before insert or update of entered_by, by_id, how on pay_agreement_end
  for each row when (new.how is distinct from 'withdrawn') execute function app.two_persons('entered_by', 'by_id');
-- A roll is signed by two: whoever signs waits for whoever signs it just now.
create function app.pay_signed_by_two() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  perform 1 from pay_run r where r.county_code = new.county_code and r.id = new.run_id for update;
  if exists (select 1 from pay_signature s where s.county_code = new.county_code and s.run_id = new.run_id
      and s.no <> new.no and app.same_person(new.county_code, s.by_id, new.by_id)) then
    raise exception using errcode = 'check_violation', table = tg_table_name,
      constraint = 'pay_signature_two_persons', message = 'one person cannot sign twice';
  end if;
  return new;
end $$;
create trigger two_persons before insert or update on pay_signature
  for each row execute function app.pay_signed_by_two();

-- What the returns of a file leave open is decided by another person than made the file. A return of sixty thousand lines
-- is one look at the statement: only what an officer says has a person behind it.
create function app.pay_decided_by_another() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp set enable_nestloop = on as $$
declare
  is_own boolean;
begin
  if tg_table_name = 'pay_result' then
    select exists (select 1 from (select distinct county_code, batch_id, by_id from fresh where return_id is null
        offset 0) f
      join pay_batch b on b.county_code = f.county_code and b.id = f.batch_id
      where app.same_person(f.county_code, b.made_by, f.by_id)) into is_own;
  else
    select exists (select 1 from (select distinct county_code, batch_id, by_id from fresh offset 0) f
      join pay_batch b on b.county_code = f.county_code and b.id = f.batch_id
      where app.same_person(f.county_code, b.made_by, f.by_id)) into is_own;
  end if;
  if is_own then
    raise exception using errcode = 'check_violation', table = tg_table_name,
      constraint = tg_table_name || '_two_persons', message = 'whoever made the file cannot decide on its lines';
  end if;
  return null;
end $$;
create trigger two_persons after insert on pay_result referencing new table as fresh
  for each statement execute function app.pay_decided_by_another();
create trigger two_persons after insert on pay_return_finding_end referencing new table as fresh
  for each statement execute function app.pay_decided_by_another();

-- What one settled of a roster another one opens. Those who settled are few, however many lines: `offset 0` keeps the
-- question about persons outside, or it would be asked of every line.
create function app.award_opening_by_another() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from (select distinct l.settled_by from award_opening_line l
        where l.county_code = new.county_code and l.opening_id = new.id and l.settled_how in ('law', 'keep') offset 0) s
      where app.same_person(new.county_code, s.settled_by, new.ended_by)) then
    raise exception using errcode = 'check_violation', table = tg_table_name,
      constraint = 'award_opening_two_persons', message = 'whoever settled lines cannot open them';
  end if;
  return new;
end $$;
create trigger two_persons before insert or update of state, ended_by on award_opening
  for each row when (new.state = 'opened') execute function app.award_opening_by_another();

revoke execute on function app.two_persons(), app.pay_signed_by_two(), app.pay_decided_by_another(),
  app.award_opening_by_another() from public;
