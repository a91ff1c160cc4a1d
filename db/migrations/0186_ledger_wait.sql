-- Whoever takes out of an account and wants to say how much of it is free waits here for those who take at the same time:
-- what they read next is what they can have.

create function app.ledger_wait(county text, account uuid) returns void
  language sql security definer set search_path = public, app, pg_temp as $$
  select 1 from ledger_head h where h.county_code = county and h.account_id = account and county = app.county() for update
$$;
revoke execute on function app.ledger_wait(text, uuid) from public;
grant execute on function app.ledger_wait(text, uuid) to minzheng_app;
