-- Which keys the sealed columns of this database belong to: never the keys, only their fingerprint.
-- The owner's alone; the program has no right on it.
create table installation (
  one boolean primary key default true check (one),
  key_fingerprint text not null check (key_fingerprint ~ '^[0-9a-f]{32}$'),
  recorded_at timestamptz not null default now()
);
comment on table installation is 'One row. A program with other keys is turned away: it would read nothing and seal what nobody else can open.';
