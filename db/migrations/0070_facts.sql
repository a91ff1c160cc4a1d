-- What rules ask of a household and its members and the registry does not know: one assessment, known from a day on.
-- A gap (null) is what nobody knows yet; it is never taken as nothing. Columns, types and limits follow the vocabulary
-- of the engine (a test compares them): amounts in fen, choices by their place, months and numbers as they are.

create table household_facts (
  county_code text not null references county,
  id uuid not null,
  household_id uuid not null,
  known_from date not null,
  source text not null check (source in ('officer', 'import', 'demo', 'case')),
  document text not null default '',
  recorded_at timestamptz not null,
  emergency smallint check (emergency between 0 and 6),
  emergency_months smallint check (emergency_months between 0 and 60),
  emergency_spending integer check (emergency_spending between 0 and 2000000000),
  relief_grants_this_year smallint check (relief_grants_this_year between 0 and 100),
  medical_spending integer check (medical_spending between 0 and 2000000000),
  education_spending integer check (education_spending between 0 and 2000000000),
  rehabilitation_spending integer check (rehabilitation_spending between 0 and 2000000000),
  other_rigid_spending integer check (other_rigid_spending between 0 and 2000000000),
  financial_assets integer check (financial_assets between 0 and 2000000000),
  vehicles smallint check (vehicles between 0 and 100),
  dwellings smallint check (dwellings between 0 and 100),
  registered_poor boolean,
  months_above_standard smallint check (months_above_standard between 0 and 600),
  primary key (county_code, id),
  foreign key (county_code, household_id) references household
);
comment on table household_facts is 'Insert-only: what is assessed anew is a new row. On a day holds the one known from the latest day up to it, of two the one recorded later.';
comment on column household_facts.id is 'UUID v7: of two assessments of one day, the later has the greater id.';
create index household_facts_household on household_facts (county_code, household_id, known_from desc, id desc);

create table member_facts (
  county_code text not null references county,
  assessment_id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  living smallint check (living between 0 and 5),
  needs_long_term_care boolean,
  serious_illness boolean,
  student smallint check (student between 0 and 4),
  work_ability smallint check (work_ability between 0 and 2),
  employed boolean,
  self_care_unable smallint check (self_care_unable between 0 and 6),
  care_place smallint check (care_place between 0 and 1),
  legal_support smallint check (legal_support between 0 and 2),
  guardianship smallint check (guardianship between 0 and 3),
  father_state smallint check (father_state between 0 and 10),
  father_state_months smallint check (father_state_months between 0 and 10000),
  mother_state smallint check (mother_state between 0 and 10),
  mother_state_months smallint check (mother_state_months between 0 and 10000),
  raised_as_orphan boolean,
  wage_income integer check (wage_income between 0 and 2000000000),
  business_income integer check (business_income between 0 and 2000000000),
  property_income integer check (property_income between 0 and 2000000000),
  transfer_income integer check (transfer_income between 0 and 2000000000),
  other_income integer check (other_income between 0 and 2000000000),
  exempt_income integer check (exempt_income between 0 and 2000000000),
  basic_pension integer check (basic_pension between 0 and 2000000000),
  support_paid integer check (support_paid between 0 and 2000000000),
  employment_costs integer check (employment_costs between 0 and 2000000000),
  work_injury_nursing boolean,
  other_nursing_allowance integer check (other_nursing_allowance between 0 and 2000000000),
  months_without_income smallint check (months_without_income between 0 and 600),
  unemployment_insured boolean,
  unemployment_pay smallint check (unemployment_pay between 0 and 2),
  child_with_hiv boolean,
  medical_bill integer check (medical_bill between 0 and 2000000000),
  medical_reduction integer check (medical_reduction between 0 and 2000000000),
  basic_insurance_paid integer check (basic_insurance_paid between 0 and 2000000000),
  critical_insurance_paid integer check (critical_insurance_paid between 0 and 2000000000),
  other_insurance_paid integer check (other_insurance_paid between 0 and 2000000000),
  medical_outside_policy integer check (medical_outside_policy between 0 and 2000000000),
  medical_deductible_counted integer check (medical_deductible_counted between 0 and 2000000000),
  medical_assistance_this_year integer check (medical_assistance_this_year between 0 and 2000000000),
  medical_tilt_this_year integer check (medical_tilt_this_year between 0 and 2000000000),
  treated_by_referral boolean,
  other_living_allowance integer check (other_living_allowance between 0 and 2000000000),
  ability_level smallint check (ability_level between 0 and 5),
  special_care boolean,
  lost_only_child boolean,
  supported_as_extremely_poor boolean,
  resident_insurance boolean,
  primary key (county_code, assessment_id, person_id),
  foreign key (county_code, assessment_id) references household_facts
);
comment on table member_facts is 'The members of one assessment. Who was not a member then has no row, and their facts are not known.';

select app.protect('household_facts', 'of', 'household', 'household_id');
select app.protect('member_facts', 'of', 'household', 'household_id');
grant select, insert on household_facts, member_facts to minzheng_app;

-- Figures for the planner after many new rows, which only the owner of a table may make.
create function app.refresh_fact_statistics() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze household_facts, member_facts;
end $$;
revoke all on function app.refresh_fact_statistics() from public;
grant execute on function app.refresh_fact_statistics() to minzheng_app;
