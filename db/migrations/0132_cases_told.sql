-- What officers are told of their cases every morning, and what other systems read of all of them.

-- One message for each officer and post with something that is late or nearly so. In one statement for the county.
create function app.tell_limits(on_day date, near_day date, told_at timestamptz) returns integer
  language sql volatile security definer set search_path = public, app, pg_temp as $$
  with put as (
    insert into officer_notice (county_code, id, user_id, duty, level, place_id, kind, facts, once, at)
    select app.county(), gen_random_uuid(), w.user_id, w.duty, w.level, w.place_id, 'limits-today',
      jsonb_build_object('late', w.late, 'near', w.near, 'first', w.first), 'limits ' || on_day, told_at
    from (
      select h.user_id, h.duty, h.level, case when h.level <> 'county' then h.place_id end as place_id,
        count(*) filter (where t.due_on < on_day) as late, count(*) filter (where t.due_on >= on_day) as near,
        min(t.due_on) as first
      from case_turn t
      join post_holding h on h.county_code = t.county_code and t.turn = h.level || '/' || h.post
        and (h.level = 'county' or h.place_id = t.town_id or h.place_id = t.village_id)
        and h.duty = 'business' and h.held_from <= on_day and (h.held_to is null or h.held_to > on_day)
      join app_user u on u.county_code = h.county_code and u.id = h.user_id and u.disabled_at is null
      where t.county_code = app.county() and t.due_on <= near_day
        and (t.ripe_on is null or t.ripe_on <= on_day) and (t.holder_id is null or t.holder_id = h.user_id)
      group by 1, 2, 3, 4
    ) w
    on conflict do nothing returning 1
  )
  select count(*)::integer from put
$$;

-- In the order in which they last changed: a system that has read up to here goes on from here.
create index case_file_changed on case_file (county_code, last_at, id);
create index case_file_town_changed on case_file (county_code, town_id, last_at, id);
