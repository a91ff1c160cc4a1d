-- After a run has ended: that who was paid hangs in public, and that families were told. Each once for a run.

create table pay_publicity (
  county_code text not null,
  run_id uuid not null,
  last_day date not null,
  lists integer not null check (lists > 0),
  lines integer not null check (lines > 0),
  kept_off integer not null check (kept_off >= 0),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, run_id),
  foreign key (county_code, run_id) references pay_run
);
comment on column pay_publicity.kept_off is 'Whose birth date nobody knows, or whose name is none: they might be children.';

create table pay_told (
  county_code text not null,
  run_id uuid not null,
  paid integer not null check (paid >= 0),
  failed integer not null check (failed >= 0),
  without_phone integer not null check (without_phone >= 0),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, run_id),
  foreign key (county_code, run_id) references pay_run
);
comment on table pay_told is 'How many payees were written to: whose money arrived, and whose did not.';

select app.protect('pay_publicity', 'of', 'pay_run', 'run_id');
select app.protect('pay_told', 'of', 'pay_run', 'run_id');
grant select, insert on pay_publicity, pay_told to minzheng_app;
