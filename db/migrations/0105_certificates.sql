-- Result documents (结果文书): notices, decisions and certificates as they were given out. What a document says is kept
-- as it was said, so that it comes out the same years later; what became of it is told by later rows.

create table document_counter (
  county_code text not null references county,
  year integer not null,
  last integer not null check (last > 0),
  primary key (county_code, year)
);
comment on table document_counter is 'The last number of a year: numbers run without a gap, and who takes some holds the row.';

create table result_document (
  county_code text not null references county,
  id uuid not null,
  case_id uuid not null,
  code text not null,
  form text not null check (form in ('notice', 'certificate')),
  document_no text collate "C" not null,
  decision_no integer not null,
  matter text not null,
  title text not null,
  matter_title text not null,
  office text not null,
  holder_name text not null,
  town_id uuid not null,
  village_id uuid not null,
  issued_on date not null,
  valid_until date check (valid_until >= issued_on),
  says jsonb not null check (octet_length(says::text) <= 200000),
  code_hash bytea not null check (length(code_hash) = 32),
  replaces uuid,
  issued_at timestamptz not null,
  issued_by uuid not null,
  issued_by_name text not null,
  primary key (county_code, id),
  foreign key (county_code, case_id) references case_file,
  foreign key (county_code, replaces) references result_document
);
comment on table result_document is 'Insert-only, but for its place, which follows mergers of villages.';
comment on column result_document.decision_no is 'The act of the case by which it was decided: when that is taken back, the document holds no longer.';
comment on column result_document.code_hash is 'SHA-256 of the code in the QR, which is made with a key and stands nowhere.';
create unique index result_document_no on result_document (county_code, document_no);
create unique index result_document_code on result_document (county_code, code_hash);
create index result_document_case on result_document (county_code, case_id, decision_no);
create index result_document_replaces on result_document (county_code, replaces) where replaces is not null;
create index result_document_recent on result_document (county_code, issued_at desc, id desc);
create index result_document_town on result_document (county_code, town_id, issued_at desc, id desc);
create index result_document_village on result_document (county_code, village_id, issued_at desc, id desc);

create table document_event (
  county_code text not null,
  document_id uuid not null,
  no integer not null check (no >= 1),
  kind text not null check (kind in ('delivered', 'revoked')),
  on_day date not null,
  way text check (way in ('handed', 'left', 'post', 'message', 'notice')),
  received_by text check (char_length(received_by) between 1 and 50),
  paper_id uuid,
  reason text check (char_length(reason) between 2 and 500),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (county_code, document_id, no),
  foreign key (county_code, document_id) references result_document
);
comment on table document_event is 'Insert-only: how a document was served, and why it was revoked.';

select app.protect('document_counter', 'county');
select app.protect('result_document', 'place');
select app.protect('document_event', 'of', 'result_document', 'document_id');
grant select, insert, update on document_counter to minzheng_app;
grant select, insert on result_document to minzheng_app;
grant update (town_id, village_id) on result_document to minzheng_app;
grant select, insert on document_event to minzheng_app;

-- Whether a document holds on a day. It does not outlive its decision: one that was taken back, or made anew, revokes it
-- by itself.
create function app.document_state(county text, document uuid, today date) returns text language sql stable as $$
  select case
    when exists (select 1 from result_document n where n.county_code = county and n.replaces = d.id) then 'replaced'
    when exists (select 1 from document_event e
      where e.county_code = county and e.document_id = d.id and e.kind = 'revoked') then 'revoked'
    when f.decided_on is null or d.decision_no <> (select max(a.no) from case_action a
      where a.county_code = county and a.case_id = d.case_id and a.kind = 'decide') then 'revoked'
    when d.valid_until < today then 'expired'
    else 'valid' end
  from result_document d join case_file f on f.county_code = county and f.id = d.case_id
  where d.county_code = county and d.id = document
$$;

-- All that the public learns from a code, and nothing else: this list is the page's whole world.
create function app.verify_document(wanted bytea, today date)
  returns table (title text, matter_title text, masked_name text, office text, issued_on date, valid_until date, state text)
  language sql stable security definer set search_path = public, app, pg_temp as $$
  select d.title, d.matter_title,
    left(d.holder_name, 1) || repeat('*', greatest(char_length(d.holder_name) - 1, 1)),
    d.office, d.issued_on, d.valid_until, app.document_state(d.county_code, d.id, today)
  from result_document d where d.county_code = app.county() and d.code_hash = wanted
$$;
