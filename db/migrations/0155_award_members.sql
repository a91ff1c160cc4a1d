-- For whom an award of a household is given: persons whom the law did not count, or who did not live with the family, are
-- of the household and not of the award.

create table award_member (
  county_code text not null,
  award_id uuid not null,
  change_no integer not null,
  person_id uuid not null,
  primary key (county_code, award_id, change_no, person_id),
  foreign key (county_code, award_id, change_no) references award_change
);
comment on table award_member is 'Insert-only: for whom a decision gives, as it was calculated. A change without any gives for whom the one before it did.';
select app.protect('award_member', 'of', 'award', 'award_id');
grant select, insert on award_member to minzheng_app;
