-- What is made from the standards, and files of standards that are brought in.

create schema outputs;
grant usage on schema outputs to oneseal_app;

-- Printed booklets by the digest of what is printed in them: made once for each version and template.
create table outputs.printed_paper (
  digest text primary key,
  file text not null,
  printed_at timestamptz not null
);

-- A file of standards on its way in. Outside the ledger: what comes of it are drafts, whose acts are entries.
create table outputs.import_run (
  id uuid primary key,
  -- Who brought it, as the policy knows him.
  officer jsonb not null,
  officer_id uuid not null,
  organ uuid not null,
  file_name text not null,
  file text not null,
  size_bytes int not null,
  state text not null check (state in ('CHECKING', 'REFUSED', 'CHECKED', 'TAKING', 'TAKEN', 'FAILED')),
  done int not null default 0,
  total int not null default 0,
  counts jsonb not null default '{"NEW":0,"CHANGED":0,"UNCHANGED":0,"REFUSED":0,"DRAFTED":0}',
  -- What is wrong with the file as a whole.
  faults jsonb not null default '[]',
  started_at timestamptz not null,
  -- A worker that has not been seen for a minute is gone; another goes on.
  seen_at timestamptz,
  finished_at timestamptz
);
create index import_run_newest on outputs.import_run (organ, started_at desc);
create index import_run_unfinished on outputs.import_run (seen_at) where state in ('CHECKING', 'TAKING');

create table outputs.import_row (
  run uuid not null references outputs.import_run (id) on delete cascade,
  row int not null,
  code text not null,
  name text not null,
  verdict text not null,
  faults jsonb not null,
  -- What became of it: DRAFTED, or the code of the refusal.
  outcome text,
  primary key (run, row)
);

-- What real cases say to the claims of their items: how they came in, how often people had to come, what was taken on
-- paper.
create table outputs.claim_case (
  case_id uuid primary key,
  item_code text not null,
  submitted_at timestamptz not null,
  channel text not null,
  visits int not null default 0,
  papers int not null default 0,
  charged boolean not null default false
);
create index claim_case_item on outputs.claim_case (item_code);

-- Halls and their windows, as far as "one door, one window" is counted from what each accepts.
create table outputs.claim_point (
  point uuid primary key,
  kind text not null,
  windows jsonb not null,
  closed_from date,
  closed_until date
);

grant select, insert, update, delete on all tables in schema outputs to oneseal_app;
