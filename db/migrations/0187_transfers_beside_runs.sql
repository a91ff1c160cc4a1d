-- What stands beside the runs of a county is looked up by itself, and not out of everything that was ever posted.
create index ledger_transfer_beside_runs on ledger_transfer (county_code, id)
  where kind not in ('pay.due', 'pay.given', 'pay.came-back');
