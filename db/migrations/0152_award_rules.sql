-- What follows from the registry by itself: a death, a birthday, a certificate that expires. What the law lets follow at
-- once is said of the award; what it wants somebody to look at, or to hear the family about, is a finding that waits.

create table award_finding (
  county_code text not null,
  id uuid not null,
  award_id uuid not null,
  rule text not null check (rule in ('member-died', 'member-left', 'age-reached', 'papers-renewed', 'review-overdue')),
  subject text not null,
  person_id uuid,
  proposes text not null check (proposes in ('case', 'stop', 'suspend', 'resume')),
  from_month date not null check (extract(day from from_month) = 1),
  happened_on date not null,
  due_on date,
  article text not null,
  found_at timestamptz not null,
  settled_how text check (settled_how in ('case', 'done', 'dismissed')),
  case_id uuid,
  reason text check (char_length(reason) between 2 and 500),
  settled_at timestamptz,
  settled_by uuid,
  settled_by_name text,
  primary key (county_code, id),
  foreign key (county_code, award_id) references award,
  check (num_nulls(settled_how, settled_at, settled_by, settled_by_name) in (0, 4)),
  check ((settled_how is not distinct from 'case') = (case_id is not null))
);
comment on column award_finding.subject is 'What happened, as the rule tells it from others: the same is found once for ever.';
comment on column award_finding.due_on is 'By when the law wants it done.';
create unique index award_finding_once on award_finding (county_code, award_id, rule, subject);
create index award_finding_open on award_finding (county_code, due_on, id) where settled_how is null;
create index award_finding_recent on award_finding (county_code, found_at desc, id desc);

create table award_rule_run (
  county_code text not null references county,
  id uuid not null,
  ran_on date not null,
  ran_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  results jsonb not null,
  primary key (county_code, id)
);
comment on column award_rule_run.results is 'For each rule how many awards it changed and how many findings it made.';
create index award_rule_run_recent on award_rule_run (county_code, ran_at desc, id desc);

select app.protect('award_finding', 'of', 'award', 'award_id');
select app.protect('award_rule_run', 'county');
grant select, insert on award_finding, award_rule_run to minzheng_app;
grant update (settled_how, case_id, reason, settled_at, settled_by, settled_by_name) on award_finding to minzheng_app;
