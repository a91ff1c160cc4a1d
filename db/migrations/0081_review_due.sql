-- Who on a roll is to be looked at again, and when. What the law asks (which rosters, after which decisions, how often)
-- the program writes into `review_rule`; who falls due when follows from it, from the roster and from the decisions, in
-- the transaction that changes one of them. A list of it is then one index, and not a reckoning over the roll.

create table review_rule (
  county_code text not null references county,
  matter text not null,
  rosters text[] not null,
  decided_by text[] not null,
  classes text[] not null,
  months integer[] not null,
  primary key (county_code, matter),
  check (cardinality(classes) > 0 and cardinality(classes) = cardinality(months) and 0 < all (months))
);
comment on column review_rule.months is 'Between two looks, by class as the place has it today; whoever has no class is looked at as often as the most frequent.';

create table review_due (
  county_code text not null references county,
  matter text not null,
  household_id uuid not null,
  town_id uuid not null,
  village_id uuid not null,
  class text,
  last_on date not null,
  due_on date not null,
  primary key (county_code, matter, household_id)
);
comment on table review_due is 'Derived from roster_membership, case_file and review_rule by `app.keep_review_due`.';
comment on column review_due.last_on is 'The latest decision, or the entry on the roll, from which the time runs.';
create index review_due_day on review_due (county_code, matter, due_on, household_id) include (town_id, village_id);
create index review_due_household on review_due (county_code, household_id);
create index review_due_town on review_due (county_code, town_id, matter, due_on, household_id);
create index review_due_village on review_due (county_code, village_id, matter, due_on, household_id);
create index roster_membership_household on roster_membership (county_code, household_id)
  where to_on is null and household_id is not null;

select app.protect('review_rule', 'county');
select app.protect('review_due', 'place');
grant select on review_rule, review_due to minzheng_app;

-- Brings some households of a county up to date, or all of them.
create function app.keep_review_due(county text, households uuid[]) returns void
  language plpgsql security definer set search_path = public, app, pg_temp set enable_seqscan = off as $$
begin
  if households is null then
    select array_agg(distinct h) into households from (
      select household_id as h from roster_membership where county_code = county and to_on is null
        and household_id is not null
      union all select household_id from review_due where county_code = county) every;
  end if;
  -- Household by household through the indexes, also when the figures of the planner are of an empty roster: a list that
  -- is compared with every row, or a roster that is read for every household, takes minutes.
  with wanted as materialized (select unnest(households) as household_id),
  fresh as materialized (
    select u.matter, w.household_id, r.town_id, r.village_id, r.class, greatest(r.entered, l.decided_on) as last_on,
      (greatest(r.entered, l.decided_on) + coalesce(u.months[array_position(u.classes, r.class)],
        (select min(m) from unnest(u.months) m)) * interval '1 month')::date as due_on
    from wanted w cross join review_rule u
      cross join lateral (
        select (array_agg(m.town_id order by m.from_on, m.id))[1] as town_id,
          (array_agg(m.village_id order by m.from_on, m.id))[1] as village_id,
          min(m.facts ->> 'category') as class, min(m.from_on) as entered
        from (select * from roster_membership o where o.county_code = county and o.household_id = w.household_id
          and o.to_on is null offset 0) m
        where m.roster = any (u.rosters)) r
      left join lateral (
        select max(f.decided_on) as decided_on
        from (select * from case_file o where o.county_code = county and o.household_id = w.household_id offset 0) f
        where f.matter = any (u.decided_by)) l on true
    where u.county_code = county and r.town_id is not null
  ), gone as (
    delete from review_due d using wanted w
    where d.county_code = county and d.household_id = w.household_id
      and (d.matter, d.household_id) not in (select f.matter, f.household_id from fresh f)
  )
  insert into review_due as d (county_code, matter, household_id, town_id, village_id, class, last_on, due_on)
  select county, f.* from fresh f
  on conflict (county_code, matter, household_id) do update
    set town_id = excluded.town_id, village_id = excluded.village_id, class = excluded.class,
      last_on = excluded.last_on, due_on = excluded.due_on
    where (d.town_id, d.village_id, d.class, d.last_on, d.due_on)
      is distinct from (excluded.town_id, excluded.village_id, excluded.class, excluded.last_on, excluded.due_on);
end $$;
revoke all on function app.keep_review_due(text, uuid[]) from public;

-- What the law asks today; where it is not what it was, the whole roll is reckoned anew.
create function app.keep_review_rules(rules jsonb) returns boolean
  language plpgsql security definer set search_path = public, app, pg_temp as $$
declare is_new boolean;
begin
  with wanted as (
    select * from jsonb_to_recordset(rules)
      as r (matter text, rosters text[], decided_by text[], classes text[], months integer[])
  ), gone as (
    delete from review_rule u where u.county_code = app.county()
      and not exists (select from wanted w where w.matter = u.matter) returning 1
  ), put as (
    insert into review_rule as u (county_code, matter, rosters, decided_by, classes, months)
    select app.county(), w.* from wanted w
    on conflict (county_code, matter) do update set rosters = excluded.rosters, decided_by = excluded.decided_by,
        classes = excluded.classes, months = excluded.months
      where (u.rosters, u.decided_by, u.classes, u.months)
        is distinct from (excluded.rosters, excluded.decided_by, excluded.classes, excluded.months) returning 1
  )
  select exists (select from gone) or exists (select from put) into is_new;
  if is_new then perform app.keep_review_due(app.county(), null); end if;
  return is_new;
end $$;
revoke all on function app.keep_review_rules(jsonb) from public;
grant execute on function app.keep_review_rules(jsonb) to minzheng_app;

-- Only of rosters that some review is about.
create function app.review_due_follows() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
declare one record;
begin
  if tg_op = 'INSERT' then
    for one in select t.county_code, array_agg(distinct t.household_id) as households from fresh t
        join review_rule u on u.county_code = t.county_code and t.roster = any (u.rosters)
      where t.household_id is not null group by t.county_code
    loop perform app.keep_review_due(one.county_code, one.households); end loop;
  elsif tg_op = 'DELETE' then
    for one in select t.county_code, array_agg(distinct t.household_id) as households from stale t
        join review_rule u on u.county_code = t.county_code and t.roster = any (u.rosters)
      where t.household_id is not null group by t.county_code
    loop perform app.keep_review_due(one.county_code, one.households); end loop;
  else
    for one in select t.county_code, array_agg(distinct t.household_id) as households
      from (select county_code, roster, household_id from fresh
        union select county_code, roster, household_id from stale) t
        join review_rule u on u.county_code = t.county_code and t.roster = any (u.rosters)
      where t.household_id is not null group by t.county_code
    loop perform app.keep_review_due(one.county_code, one.households); end loop;
  end if;
  return null;
end $$;
create trigger review_due_enters after insert on roster_membership
  referencing new table as fresh for each statement execute function app.review_due_follows();
create trigger review_due_changes after update on roster_membership
  referencing old table as stale new table as fresh for each statement execute function app.review_due_follows();
create trigger review_due_leaves after delete on roster_membership
  referencing old table as stale for each statement execute function app.review_due_follows();

-- A decision starts the time anew, and one that is taken back gives it back.
create function app.review_due_decides() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
declare one record;
begin
  for one in select n.county_code, array_agg(distinct n.household_id) as households
    from fresh n join stale o on o.county_code = n.county_code and o.id = n.id
    where n.household_id is not null and n.decided_on is distinct from o.decided_on
      and exists (select from review_rule u where u.county_code = n.county_code and n.matter = any (u.decided_by))
    group by n.county_code
  loop perform app.keep_review_due(one.county_code, one.households); end loop;
  return null;
end $$;
create trigger review_due_decides after update on case_file
  referencing old table as stale new table as fresh for each statement execute function app.review_due_decides();
