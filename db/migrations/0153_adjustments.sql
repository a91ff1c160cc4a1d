-- Standard adjustment (标准调整): a new figure by a document, what it costs, whether the funds bear it, and what follows
-- for every award. What was adopted is laid over the packs of the program (docs/adr/0017) and never changed again.

create table adjustment (
  county_code text not null references county,
  id uuid not null,
  title text not null check (char_length(title) between 2 and 200),
  number text not null default '' check (char_length(number) <= 100),
  issuer text not null check (char_length(issuer) between 2 and 100),
  published_on date not null,
  from_on date not null check (extract(day from from_on) = 1),
  figures jsonb not null check (jsonb_typeof(figures) = 'array'),
  schemes text[] not null check (cardinality(schemes) between 1 and 20),
  state text not null default 'draft' check (state in ('draft', 'reckoned', 'adopted', 'closed', 'dropped')),
  version integer not null default 1,
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  reckoned_at timestamptz,
  despite text check (char_length(despite) between 5 and 500),
  adopted_at timestamptz,
  adopted_by uuid,
  adopted_by_name text,
  awards_raised integer,
  families_told integer,
  posted_on date,
  posted_where text check (char_length(posted_where) between 2 and 200),
  closed_at timestamptz,
  closed_by_name text,
  primary key (county_code, id),
  check ((state in ('adopted', 'closed')) = (adopted_at is not null)),
  check ((state = 'closed') = (posted_on is not null)),
  constraint adjustment_two_persons check (adopted_by is null or adopted_by <> made_by)
);
comment on column adjustment.figures is 'Of each: parameter, class, value as written, unit, and what held on the day before.';
comment on column adjustment.from_on is 'The first day in force. Months that were paid stay as they are; what they lack is paid by the next run.';
create index adjustment_recent on adjustment (county_code, made_at desc, id desc);
create index adjustment_adopted on adjustment (county_code, adopted_at, id) where adopted_at is not null;

create table adjustment_line (
  county_code text not null,
  adjustment_id uuid not null,
  award_id uuid not null,
  scheme text not null,
  kind text not null check (kind in ('raise', 'same', 'cut', 'unknown')),
  class text,
  persons integer,
  from_month date not null,
  before_fen bigint not null,
  difference_fen bigint not null,
  care_difference_fen bigint not null default 0,
  back_months integer not null,
  last_no integer not null,
  primary key (county_code, adjustment_id, award_id),
  foreign key (county_code, adjustment_id) references adjustment
);
comment on table adjustment_line is 'What it does to each award, reckoned anew until it is adopted. No key to awards: one statement writes a county.';
comment on column adjustment_line.back_months is 'Months from the first that fell due already: they are paid the difference.';
create index adjustment_line_kind on adjustment_line (county_code, adjustment_id, kind, award_id);

do $$ declare target text; begin
  foreach target in array array['adjustment', 'adjustment_line'] loop
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy owner_all on %s to %I using (true) with check (true)', target, current_user);
    execute format('create policy scope on %s to minzheng_app using (county_code = (select app.county()) and'
      ' (select app.sees_county())) with check (county_code = (select app.county()) and (select app.sees_county()))', target);
  end loop;
end $$;
grant select, insert, update on adjustment to minzheng_app;
grant select, insert, delete on adjustment_line to minzheng_app;

-- What was adopted is law here: nobody writes another figure, day or document into it.
create function app.adjustment_stays() returns trigger
  language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if old.adopted_at is not null and (old.title, old.number, old.issuer, old.published_on, old.from_on, old.figures,
      old.schemes, old.adopted_at, old.adopted_by, old.made_by) is distinct from (new.title, new.number, new.issuer,
      new.published_on, new.from_on, new.figures, new.schemes, new.adopted_at, new.adopted_by, new.made_by) then
    raise exception 'what was adopted is not changed' using errcode = 'MZA03';
  end if;
  if old.state in ('closed', 'dropped') then
    raise exception 'it has ended' using errcode = 'MZA03';
  end if;
  return new;
end $$;
revoke execute on function app.adjustment_stays() from public;
create trigger stays before update on adjustment for each row execute function app.adjustment_stays();
