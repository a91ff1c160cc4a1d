-- What the registry does with its owner's rights. Each is as narrow as it can be; none of them tells anything back.

-- Fresh figures for the planner after a large import, without waiting for autovacuum: a table that has grown fivefold since
-- its last figures is analysed by a small sample (autovacuum takes a large one later), others cost one look at the
-- catalogue, and a table that somebody else analyses just now is left to them.
create function app.refresh_statistics(tables text[]) returns void
  language plpgsql security definer set search_path = public, pg_temp set default_statistics_target = 10 as $$
declare target text;
begin
  foreach target in array tables loop
    if target not in ('person', 'household', 'household_member', 'bank_account', 'disability_certificate',
        'person_name_part', 'fact_change', 'roster_membership') then
      raise exception 'no table of the registry: %', target;
    end if;
    if exists (select 1 from pg_class where oid = target::regclass
        and pg_relation_size(oid) / current_setting('block_size')::int > 64 + greatest(relpages, 0) * 4) then
      execute format('analyze (skip_locked) %I', target);
    end if;
  end loop;
end $$;

-- Open pairs for people who were just written, against everybody in the county: a township clerk cannot see a
-- person registered elsewhere and is told nothing, the county finds the pair.
--   same-id     both have one number
--   former-id   one has the number that the other had before
--   same-name   one folded name, one birth date, one village
--   near-id     one folded name, one birth date, one area of first registration: the first fourteen digits agree
-- With each at most twenty others are paired for one reason: a sheet on which hundreds bear one name and one birthday
-- would otherwise be slower with every row, and nobody could settle the pairs of each with each.
create function app.note_duplicates(persons uuid[], at timestamptz) returns void
  language sql security definer set search_path = public, app, pg_temp as $$
  with fresh as materialized (
    select p.county_code, p.id, p.id_hash, p.birth_date, p.search_name, p.village_id, p.id_area
    from person p where p.county_code = app.county() and p.id = any (persons) and p.merged_into is null
  ), shared as materialized (
    -- As one sorted list, of which the index finds neighbours without going down anew.
    select p.id_hash from person p
    where p.county_code = app.county() and p.id_hash = any (array(select f.id_hash from fresh f where f.id_hash is not null))
    group by p.id_hash having count(*) > 1
  ), twin as materialized (
    select f.* from fresh f join shared using (id_hash)
  ), namesake as materialized (
    select f.* from fresh f where exists (select from person p
      where p.county_code = f.county_code and p.birth_date = f.birth_date and p.search_name = f.search_name
        and p.id <> f.id)
  ), found as (
    select f.id as one, p.id as other, 'same-id' as reason
    from twin f cross join lateral (select p.id from person p
      where p.county_code = f.county_code and p.id_hash = f.id_hash and p.id <> f.id and p.merged_into is null
      limit 20) p
    union all
    select f.id, old.person_id, 'former-id'
    from fresh f join person_former_id old on old.county_code = f.county_code and old.number_hash = f.id_hash
      join person p on p.county_code = old.county_code and p.id = old.person_id and p.merged_into is null
    where old.person_id <> f.id
    union all
    select f.id, p.id, 'former-id'
    from fresh f join person_former_id old on old.county_code = f.county_code and old.person_id = f.id
      join person p on p.county_code = old.county_code and p.id_hash = old.number_hash and p.merged_into is null
    where p.id <> f.id
    union all
    select f.id, p.id, 'same-name'
    from namesake f cross join lateral (select p.id from person p
      where p.county_code = f.county_code and p.birth_date = f.birth_date and p.search_name = f.search_name
        and p.village_id = f.village_id and p.id <> f.id and p.merged_into is null
      limit 20) p
    union all
    select f.id, p.id, 'near-id'
    from namesake f cross join lateral (select p.id from person p
      where p.county_code = f.county_code and p.birth_date = f.birth_date and p.search_name = f.search_name
        and p.id_area = f.id_area and p.id <> f.id and p.id_hash <> f.id_hash and p.merged_into is null
      limit 20) p
  )
  insert into duplicate_pair (county_code, id, person_a, person_b, reasons, found_at)
  select app.county(), gen_random_uuid(), least(one, other), greatest(one, other),
    array_agg(distinct reason order by reason), at
  from found group by least(one, other), greatest(one, other)
  on conflict (county_code, person_a, person_b) do nothing;
$$;

-- Whether a stay in some household, perhaps one outside the asker's area, overlaps a new one of the same person.
-- It answers about a person whom the asker may change, and with yes or no only.
create function app.stay_overlaps(person uuid, from_on date, to_on date, except_stay uuid) returns boolean
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select exists (select 1 from household_member m
    where m.county_code = app.county() and m.person_id = person and m.id is distinct from except_stay
      and m.joined_on < coalesce(to_on, 'infinity') and coalesce(m.left_on, 'infinity') > from_on);
$$;

revoke all on function app.refresh_statistics(text[]), app.note_duplicates(uuid[], timestamptz),
  app.stay_overlaps(uuid, date, date, uuid) from public;
grant execute on function app.refresh_statistics(text[]), app.note_duplicates(uuid[], timestamptz),
  app.stay_overlaps(uuid, date, date, uuid) to minzheng_app;
