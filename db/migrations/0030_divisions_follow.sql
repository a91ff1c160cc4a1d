-- What a place was called on a day. Places that an undone act had founded are no longer in `division`; what
-- was written about them still is. Names of places are no secret, so this looks past the scope of whoever asks.
create function app.place_name_on(county text, place uuid, day date) returns text
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select coalesce(
    (select name from division_version where county_code = county and division_id = place
      and valid_from <= day and county = app.county() order by valid_from desc limit 1),
    (select name from division_version where county_code = county and division_id = place
      and county = app.county() order by valid_from limit 1),
    (select after_name from division_change where county_code = county and division_id = place
      and after_name is not null and county = app.county() limit 1))
$$;

-- An act on the tree of places carries the posts in them along (platform/divisions/carry.ts, at level `system`).
grant update (place_id) on post_holding to minzheng_app;
