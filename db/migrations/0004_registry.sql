-- People and households. The rows here are today's reading; `fact_change` is how they came to be.

create table household (
  county_code text not null,
  id uuid not null,
  household_no text,
  head_id uuid,
  head_name text collate "C",
  town_id uuid not null,
  village_id uuid not null,
  registered_place text not null default '',
  actual_place text not null default '',
  formed_on date not null,
  dissolved_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  origin_id uuid,
  import_row integer,
  primary key (county_code, id)
);
comment on column household.town_id is 'Where it is looked after: the scope of whoever may see it. No foreign key: the tree of places moves records in one statement.';
create index household_head on household (county_code, head_name, id, town_id, village_id)
  with (deduplicate_items = off);
create index household_place on household (county_code, town_id, village_id, head_name, id)
  with (deduplicate_items = off);
create index household_no on household (county_code, household_no) where household_no is not null;

create table person (
  county_code text not null,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 50),
  search_name text collate "C" not null,
  name_tail text collate "C" not null generated always as (substr(search_name, 2)) stored,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  sex smallint not null check (sex in (0, 1, 2, 9)),
  birth_date date,
  ethnicity text not null default '01' check (ethnicity ~ '^[0-9]{2}$'),
  nationality text not null default 'CHN' check (nationality ~ '^[A-Z]{3}$'),
  id_kind text not null check (id_kind in ('resident', 'hmt-resident', 'foreign-resident', 'none')),
  id_area text,
  id_sealed bytea,
  id_hash bytea,
  phone_sealed bytea,
  phone_hash bytea,
  phone_masked text,
  household_id uuid,
  relation text,
  town_id uuid not null,
  village_id uuid not null,
  disability_kind text,
  disability_grade smallint,
  died_on date,
  merged_into uuid,
  source text not null check (source in ('officer', 'import', 'demo', 'case')),
  version integer not null default 1,
  created_at timestamptz not null,
  origin_id uuid,
  import_row integer,
  primary key (county_code, id),
  check ((id_sealed is null) = (id_hash is null)),
  check (id_kind <> 'none' or id_sealed is null),
  check ((household_id is null) = (relation is null))
);
comment on column person.name is 'Exactly as on the card: never normalised. search_name is the folded form that search uses.';
comment on column person.name_tail is 'The folded name without its first character: most names have two or three, so a prefix of this finds every part but the first. Longer names have more rows in person_name_part.';
comment on column person.sex is 'GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated.';
comment on column person.ethnicity is 'GB/T 3304 number, 01 to 56; 97 other, 98 naturalised.';
comment on column person.id_area is 'First six digits; all that a mask shows. The birth date stands beside it, so showing the last four would give the number away.';
comment on column person.id_hash is 'HMAC-SM3 of the last four (6 bytes), then of the whole 18-digit number (10 bytes), county-bound: a range of it finds the last four together with a name or a place. Not unique: two people with one number are a finding to be settled, and a refusal would tell a township what another one has.';
comment on column person.household_id is 'The household of today: a reading of household_member, kept by the acts on households. No foreign key: household_member has it.';
comment on column person.relation is 'To the head of the household, GB/T 4761 two-digit number; 02 is the head.';
comment on column person.disability_kind is 'Of the certificate in force, GB/T 26341; a reading of disability_certificate.';
comment on column person.merged_into is 'Set when this record was found to be the same person as another one; it then stands only for its history.';
-- Where an index ends with the id, each entry is another one, and no full page is looked through for equal ones
-- (`deduplicate_items`).
-- Every list has an index with its order and its scope. Row-level security lets only leakproof comparisons reach an
-- index, so a part of a name is a range of names, never LIKE.
-- By the whole number, and by the last four: some hundreds of a province's people share those, and name and place are
-- told apart inside the index; the township as a part of the key, which is compared before a row is made of the entry.
create index person_id_hash on person (county_code, id_hash, town_id) include (village_id, search_name, id)
  where id_hash is not null;
create index person_phone on person (county_code, phone_hash) where phone_hash is not null;
-- The township at the end passes over who lives elsewhere, inside the index and in the order of the page: a few hundred
-- entries. An index for each scope would cost every import more.
create index person_name on person (county_code, search_name, id, town_id)
  with (deduplicate_items = off);
-- A village is read whole, and whoever is not meant is passed over inside the index as well; what stands further behind
-- costs more to look at.
create index person_place on person
  (county_code, town_id, village_id, search_name, id, pinyin, initials, name_tail)
  with (deduplicate_items = off);
create index person_tail on person (county_code, name_tail, id, town_id)
  with (deduplicate_items = off);
create index person_pinyin on person (county_code, pinyin, id, town_id)
  with (deduplicate_items = off);
create index person_initials on person (county_code, initials, id, town_id)
  with (deduplicate_items = off);
-- Also finds namesakes of one birthday, for duplicates.
create index person_birth on person (county_code, birth_date, search_name, id)
  with (deduplicate_items = off);
create index person_disabled on person (county_code, search_name, id) where disability_kind is not null;
create index person_disabled_kind on person (county_code, disability_kind, disability_grade, search_name, id)
  where disability_kind is not null;
create index person_alone on person (county_code, search_name, id)
  where household_id is null and died_on is null;
create index person_dead on person (county_code, search_name, id) where died_on is not null;

-- Names of four and more characters: the folded name from its third character on, from its fourth, and so on,
-- so that a part anywhere in it is the beginning of one of them.
create table person_name_part (
  county_code text not null,
  part text collate "C" not null,
  person_id uuid not null,
  town_id uuid not null,
  village_id uuid not null,
  primary key (county_code, part, person_id)
);
create index person_name_part_town on person_name_part (county_code, town_id, part, person_id);
create index person_name_part_person on person_name_part (county_code, person_id);

-- Numbers that a person had before: the 15-digit form it was read from, or one that was replaced.
create table person_former_id (
  county_code text not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('old-15', 'replaced', 'merged')),
  number_sealed bytea not null,
  number_hash bytea not null,
  id_area text not null,
  held_until date,
  created_at timestamptz not null,
  primary key (county_code, id)
);
create index person_former_id_number on person_former_id (county_code, number_hash);
create index person_former_id_person on person_former_id (county_code, person_id);

create table household_member (
  county_code text not null,
  id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  relation text not null,
  joined_on date not null,
  left_on date,
  join_reason text not null,
  leave_reason text,
  primary key (county_code, household_id, id),
  check (left_on is null or left_on >= joined_on)
);
comment on column household_member.left_on is 'First day on which no longer a member.';
-- Finds the stays of a person, and lets one of them be open.
create unique index household_member_one on household_member
  (county_code, person_id, left_on, (case when left_on is not null then id end)) nulls not distinct;

create table disability_certificate (
  county_code text not null,
  id uuid not null,
  person_id uuid not null,
  number_sealed bytea not null,
  number_hash bytea not null,
  kind text not null,
  grade smallint not null check (grade between 1 and 4),
  issued_on date,
  valid_until date,
  revoked_on date,
  created_at timestamptz not null,
  primary key (county_code, person_id, id)
);
comment on column disability_certificate.kind is 'GB/T 26341: 1 sight, 2 hearing, 3 speech, 4 physical, 5 intellectual, 6 mental, 7 multiple.';
create index disability_certificate_number on disability_certificate (county_code, number_hash);

create table bank_account (
  county_code text not null,
  id uuid not null,
  person_id uuid not null,
  holder_name text not null,
  holder_relation text,
  bank_name text not null default '',
  account_sealed bytea not null,
  account_hash bytea not null,
  account_tail text not null check (length(account_tail) <= 4),
  since date not null,
  closed_on date,
  created_at timestamptz not null,
  primary key (county_code, person_id, id)
);
create index bank_account_number on bank_account (county_code, account_hash);

create table person_photo (
  county_code text not null,
  person_id uuid not null,
  id uuid not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png')),
  sealed bytea not null check (length(sealed) <= 513 * 1024),
  sha256 bytea not null,
  taken_on date,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (county_code, id),
  foreign key (county_code, person_id) references person
);
create unique index person_photo_current on person_photo (county_code, person_id) where removed_at is null;

-- One act on the facts of a person or household. `change`: the world changed on effective_on.
-- `correct`: our record was wrong, and the world was always so. Insert-only.
create table fact_change (
  county_code text not null,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'household')),
  subject_id uuid not null,
  act text not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  document text not null default '',
  reason text not null default '',
  fields jsonb not null default '[]',
  import_id uuid,
  import_row integer,
  primary key (county_code, subject_kind, subject_id, id)
);
comment on column fact_change.fields is 'What changed: [{field, before, after}]; secrets as masks, and sealed beside. Nobody computes with it.';

-- The first act on a person or household, by which they came in: the same for all who were written together, and so
-- written once. What differs, the row of a sheet, stands with them. `fact_history` shows it as one act of each.
create table record_origin (
  county_code text not null,
  id uuid not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  document text not null default '',
  import_id uuid,
  primary key (county_code, id)
);
create function app.origin_stays() returns trigger language plpgsql as $$
begin
  raise exception 'how a % came in is history, and never changes', tg_table_name;
end $$;
create trigger origin_stays before update of origin_id, import_row on person for each row
  when ((old.origin_id, old.import_row) is distinct from (new.origin_id, new.import_row))
  execute function app.origin_stays();
create trigger origin_stays before update of origin_id, import_row on household for each row
  when ((old.origin_id, old.import_row) is distinct from (new.origin_id, new.import_row))
  execute function app.origin_stays();

create table duplicate_pair (
  county_code text not null references county,
  id uuid not null,
  person_a uuid not null,
  person_b uuid not null,
  reasons text[] not null,
  state text not null default 'open' check (state in ('open', 'merged', 'apart')),
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  note text not null default '',
  primary key (county_code, id),
  check (person_a < person_b)
);
create unique index duplicate_pair_once on duplicate_pair (county_code, person_a, person_b);
create index duplicate_pair_b on duplicate_pair (county_code, person_b);
create index duplicate_pair_open on duplicate_pair (county_code, found_at, id) where state = 'open';

-- Who belongs to which group from when to when, why they entered and left.
create table roster_membership (
  county_code text not null,
  id uuid not null,
  roster text not null,
  person_id uuid not null,
  household_id uuid,
  town_id uuid not null,
  village_id uuid not null,
  from_on date not null,
  to_on date,
  enter_reason text not null,
  leave_reason text,
  import_id uuid,
  import_row integer,
  facts jsonb not null default '{}',
  created_at timestamptz not null,
  -- In the order of the lists: nobody asks for one by its id alone.
  primary key (county_code, roster, town_id, village_id, id)
);
comment on column roster_membership.facts is 'The scheme columns as read and checked (class, income, amount, since when): opening awards are made from them.';
-- Finds the memberships of a person, and lets one of each roster be open.
create unique index roster_membership_one on roster_membership
  (county_code, person_id, roster, to_on, (case when to_on is not null then id end)) nulls not distinct;

select app.make_parent('household');
select app.make_parent('person');
select app.make_child('household_member', 'household_id', 'household');
select app.make_child('household_member', 'person_id', 'person');
select app.make_child('disability_certificate', 'person_id', 'person');
select app.make_child('bank_account', 'person_id', 'person');
select app.make_child('roster_membership', 'person_id', 'person');

select app.protect('household', 'place');
select app.protect('person', 'place');
select app.protect('person_name_part', 'place');
select app.protect('household_member', 'of', 'household', 'household_id');
select app.protect('person_former_id', 'of', 'person', 'person_id');
select app.protect('disability_certificate', 'of', 'person', 'person_id');
select app.protect('bank_account', 'of', 'person', 'person_id');
select app.protect('person_photo', 'of', 'person', 'person_id');
select app.protect('roster_membership', 'place');

-- History is seen with its subject. A pair of duplicates is settled at county level, which sees both.
alter table fact_change enable row level security;
alter table fact_change force row level security;
create policy owner_all on fact_change to current_user using (true) with check (true);
create policy scope on fact_change to minzheng_app
  using (county_code = (select app.county()) and (
    (select app.sees_county())
    or (subject_kind = 'person' and exists (select 1 from person p
          where p.county_code = fact_change.county_code and p.id = subject_id))
    or (subject_kind = 'household' and exists (select 1 from household h
          where h.county_code = fact_change.county_code and h.id = subject_id))))
  with check (county_code = (select app.county()));
-- Of a record that somebody sees; here are a day, an officer and a document, and nobody's facts.
alter table record_origin enable row level security;
alter table record_origin force row level security;
create policy owner_all on record_origin to current_user using (true) with check (true);
create policy scope on record_origin to minzheng_app
  using (county_code = (select app.county()) and (select app.duty()) = 'business')
  with check (county_code = (select app.county()));
alter table duplicate_pair enable row level security;
alter table duplicate_pair force row level security;
create policy owner_all on duplicate_pair to current_user using (true) with check (true);
create policy scope on duplicate_pair to minzheng_app
  using (county_code = (select app.county()) and (select app.sees_county()))
  with check (county_code = (select app.county()) and (select app.sees_county()));

grant select, insert, update on household, person, person_former_id, household_member, disability_certificate,
  bank_account, person_photo, duplicate_pair, roster_membership to minzheng_app;
grant select, insert, delete on person_name_part to minzheng_app;
grant update (town_id, village_id) on person_name_part to minzheng_app;
grant select, insert on fact_change, record_origin to minzheng_app;

-- The whole history, with how each came in.
create view fact_history with (security_invoker = true) as
  select county_code, id, subject_kind, subject_id, act, effective_on, recorded_at, recorded_by, recorded_by_name,
    document, reason, fields, import_id, import_row
  from fact_change
  union all
  select p.county_code, p.id, 'person', p.id, 'create', o.effective_on, o.recorded_at, o.recorded_by,
    o.recorded_by_name, o.document, '', '[]', o.import_id, p.import_row
  from person p join record_origin o on o.county_code = p.county_code and o.id = p.origin_id
  union all
  select h.county_code, h.id, 'household', h.id, 'create', o.effective_on, o.recorded_at, o.recorded_by,
    o.recorded_by_name, o.document, '', '[]', o.import_id, h.import_row
  from household h join record_origin o on o.county_code = h.county_code and o.id = h.origin_id;
grant select on fact_history to minzheng_app;
