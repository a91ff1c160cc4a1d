-- Papers (材料): photographs, scans and signatures of cases, visits and whatever else owns them. The bytes are kept once
-- for each county, sealed, under the hash of what they say; a row of `paper` says whose they are.

create table paper (
  county_code text not null references county,
  id uuid not null,
  owner_kind text not null,
  owner_id uuid not null,
  slot text not null check (char_length(slot) between 1 and 60),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  byte_count integer not null check (byte_count > 0),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  sent_sha256 bytea not null check (length(sent_sha256) = 32),
  taken_at timestamptz,
  added_at timestamptz not null,
  added_by uuid not null,
  added_by_name text not null,
  added_post text not null,
  handed_from uuid,
  primary key (county_code, id)
);
comment on table paper is 'Insert-only. Seen by who sees its owner; each kind of owner opens its own papers with app.protect_papers.';
comment on column paper.slot is 'What it is for, in the words of its owner: the material of a matter, the step and field of a case, a signature.';
comment on column paper.sent_sha256 is 'Of the file as it was sent, before place, camera and time were cut off: tells a second sending from another file.';
comment on column paper.handed_from is 'The paper of another owner whose bytes these are, as of an application that became a case.';
create index paper_of_owner on paper (county_code, owner_kind, owner_id, added_at, id);
create index paper_of_content on paper (county_code, content_sha256);

create table paper_withdrawal (
  county_code text not null,
  paper_id uuid not null,
  reason text not null check (char_length(reason) between 2 and 500),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, paper_id),
  foreign key (county_code, paper_id) references paper
);
comment on table paper_withdrawal is 'Insert-only: what was withdrawn is not shown any more and not asked for again; that it was there stays.';

create table paper_part (
  county_code text not null references county,
  content_sha256 bytea not null,
  no smallint not null check (no >= 0),
  sealed bytea not null,
  primary key (county_code, content_sha256, no)
);
comment on table paper_part is 'A file in parts of a megabyte. Who sees a paper with this content sees the content.';

-- Opens papers to who sees the row that owns them. Called once for each kind of owner, in the migration of its table.
create function app.protect_papers(kind text, owner regclass) returns void language plpgsql as $$
declare rule text;
begin
  rule := format(
    'owner_kind = %L and county_code = (select app.county()) and ((select app.sees_county())'
    ' or exists (select 1 from %s owner where owner.county_code = paper.county_code and owner.id = paper.owner_id))',
    kind, owner);
  execute format('create policy %I on paper to minzheng_app using (%s) with check (%s)', 'of_' || kind, rule, rule);
end $$;

alter table paper enable row level security;
alter table paper force row level security;
create policy owner_all on paper to current_user using (true) with check (true);
select app.protect_papers('case', 'case_file');
select app.protect_papers('visit', 'visit');
select app.protect('paper_withdrawal', 'of', 'paper', 'paper_id');

alter table paper_part enable row level security;
alter table paper_part force row level security;
create policy owner_all on paper_part to current_user using (true) with check (true);
create policy of_paper on paper_part to minzheng_app
  using (county_code = (select app.county()) and exists (select 1 from paper
    where paper.county_code = paper_part.county_code and paper.content_sha256 = paper_part.content_sha256))
  with check (county_code = (select app.county()) and exists (select 1 from paper
    where paper.county_code = paper_part.county_code and paper.content_sha256 = paper_part.content_sha256));

grant select, insert on paper to minzheng_app;
grant select, insert on paper_withdrawal to minzheng_app;
grant select, insert on paper_part to minzheng_app;
