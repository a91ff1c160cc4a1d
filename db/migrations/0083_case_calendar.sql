-- By which notices on working days the limits of a county's cases were last counted. The last day of a limit is kept
-- with the case, so that lists have an order; when a notice comes, those that it moves are counted anew.

create table case_calendar (
  county_code text primary key references county,
  last_year integer not null,
  days date[] not null
);
comment on column case_calendar.last_year is 'The last year whose notice was known.';
comment on column case_calendar.days is 'Every day that the notices gave off or had worked.';

select app.protect('case_calendar', 'county');
grant select, insert, update on case_calendar to minzheng_app;
