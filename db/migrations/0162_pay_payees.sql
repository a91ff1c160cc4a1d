-- Who takes the money of an award: whoever it was decided for, the head of the household, or somebody by an agreement in
-- writing (代领协议). All of it is entered by one officer and confirmed by another, and insert-only; no run has a place
-- where a payee could be typed.

create table pay_home (
  county_code text not null references county,
  id uuid not null,
  name text not null check (char_length(name) between 2 and 60),
  holder_name text not null check (char_length(holder_name) between 2 and 60),
  bank_name text not null check (char_length(bank_name) between 2 and 60),
  account_sealed bytea not null,
  account_hash bytea not null,
  account_tail text not null check (length(account_tail) = 4),
  entered_at timestamptz not null,
  entered_by uuid not null,
  entered_by_name text not null,
  primary key (county_code, id),
  unique (county_code, id, entered_by)
);
comment on table pay_home is 'A care home with the account of its own to which the money of its residents goes.';

create table pay_home_end (
  county_code text not null,
  home_id uuid not null,
  entered_by uuid not null,
  how text not null check (how in ('confirmed', 'refused', 'withdrawn')),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, home_id),
  foreign key (county_code, home_id, entered_by) references pay_home (county_code, id, entered_by),
  constraint pay_home_two_persons check ((how = 'withdrawn') = (by_id = entered_by))
);

create table pay_agreement (
  county_code text not null,
  id uuid not null,
  award_id uuid not null,
  kind text not null check (kind in ('guardian', 'carer', 'agent', 'home')),
  takes text not null default 'all' check (takes in ('all', 'care')),
  payee_id uuid,
  home_id uuid,
  paper text not null check (char_length(paper) between 2 and 200),
  from_on date not null,
  to_on date,
  entered_at timestamptz not null,
  entered_by uuid not null,
  entered_by_name text not null,
  primary key (county_code, id),
  unique (county_code, id, entered_by),
  foreign key (county_code, award_id) references award,
  foreign key (county_code, payee_id) references person deferrable initially deferred,
  foreign key (county_code, home_id) references pay_home_end (county_code, home_id),
  check ((kind = 'home') = (home_id is not null) and num_nonnulls(payee_id, home_id) = 1),
  check (takes = 'all' or kind in ('carer', 'home')),
  check (to_on is null or to_on >= from_on)
);
comment on column pay_agreement.takes is 'Of an award with money for care: all of it, or what is for care alone. A carer takes no more than that.';
comment on column pay_agreement.paper is 'The paper that says so: which it is, its number, where it is kept.';
comment on column pay_agreement.to_on is 'The last day on which it holds; null until it is ended.';
create index pay_agreement_award on pay_agreement (county_code, award_id);
create index pay_agreement_recent on pay_agreement (county_code, entered_at desc, id desc);

create table pay_agreement_end (
  county_code text not null,
  agreement_id uuid not null,
  entered_by uuid not null,
  how text not null check (how in ('confirmed', 'refused', 'withdrawn')),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, agreement_id),
  foreign key (county_code, agreement_id, entered_by) references pay_agreement (county_code, id, entered_by),
  constraint pay_agreement_two_persons check ((how = 'withdrawn') = (by_id = entered_by))
);

create table pay_agreement_over (
  county_code text not null,
  agreement_id uuid not null,
  on_day date not null,
  reason text not null check (char_length(reason) between 2 and 500),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, agreement_id),
  foreign key (county_code, agreement_id) references pay_agreement_end
);
comment on column pay_agreement_over.on_day is 'The first day on which it holds no more.';

-- What another office told of somebody (其他部门通报): a lead for the checks before payment, never a stop by itself.
create table pay_warning (
  county_code text not null references county,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('in-prison', 'moved-out')),
  since date not null,
  source text not null check (char_length(source) between 2 and 200),
  told_at timestamptz not null,
  told_by uuid not null,
  told_by_name text not null,
  primary key (county_code, id),
  foreign key (county_code, person_id) references person deferrable initially deferred
);
create index pay_warning_person on pay_warning (county_code, person_id);
create index pay_warning_recent on pay_warning (county_code, told_at desc, id desc);

create table pay_warning_over (
  county_code text not null,
  warning_id uuid not null,
  on_day date not null,
  reason text not null check (char_length(reason) between 2 and 500),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, warning_id),
  foreign key (county_code, warning_id) references pay_warning
);

create function app.protect_payees(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_all on %s to %I using (true) with check (true)', target, current_user);
  execute format('create policy scope on %s to minzheng_app using (county_code = (select app.county()) and'
    ' (select app.sees_county())) with check (county_code = (select app.county()) and (select app.sees_county()))', target);
  execute format('grant select, insert on %s to minzheng_app', target);
end $$;
select app.protect_payees(t) from unnest(array['pay_warning', 'pay_warning_over']::regclass[]) t;
drop function app.protect_payees;
-- Who takes the money of an award is seen by whoever sees the award: a township must not read that it is the person.
select app.protect('pay_home', 'county');
select app.protect('pay_home_end', 'county');
select app.protect('pay_agreement', 'of', 'award', 'award_id');
select app.protect('pay_agreement_end', 'of', 'pay_agreement', 'agreement_id');
select app.protect('pay_agreement_over', 'of', 'pay_agreement', 'agreement_id');
grant select, insert on pay_home, pay_home_end, pay_agreement, pay_agreement_end, pay_agreement_over to minzheng_app;
create index pay_agreement_payee on pay_agreement (county_code, payee_id) where payee_id is not null;

-- The scan of an agreement, for who confirms it.
select app.protect_papers('pay-agreement', 'pay_agreement');
