-- Figures for the planner after many months of awards and payments were written at once, which only the owner of a table
-- may make.
create function app.refresh_money_statistics() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze award, award_change, award_span, award_state, ledger_leg, ledger_posting, ledger_transfer, pay_line, pay_run;
end $$;
revoke all on function app.refresh_money_statistics() from public;
grant execute on function app.refresh_money_statistics() to minzheng_app;
