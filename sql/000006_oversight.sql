-- What the inspectors look at: every act of every cloud as it enters the tree, every case with its legal clock's
-- entries, and the cards raised. Nothing personal is kept here; names stand in the entries and are read there.

create schema oversight;
grant usage on schema oversight to oneseal_app;

create table oversight.case_watch (
  case_id uuid primary key,
  version int not null,
  case_number text not null,
  item_name text not null,
  organ uuid not null,
  submitted_at timestamptz not null,
  stage text not null,
  -- Concluded cases are judged once more when they conclude, and then left alone.
  open boolean not null,
  -- What the legal clock is computed from: its entries so far and the limits of the pinned standard.
  clock jsonb not null,
  limits jsonb not null
);
create index case_watch_newest on oversight.case_watch (submitted_at, case_id);
create index case_watch_open on oversight.case_watch (case_id) where open;
create index case_watch_number on oversight.case_watch (case_number text_pattern_ops);

-- The river: one row for each leaf.
create table oversight.act (
  leaf_index bigint primary key,
  leaf_hash text not null,
  stream uuid not null,
  type text not null,
  actor uuid not null,
  organ uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  signed boolean not null
);

-- Which case a certificate, notice, duty or card is about.
create table oversight.life_case (
  stream uuid primary key,
  case_id uuid not null
);
create index life_case_case on oversight.life_case (case_id);

create table oversight.card (
  id uuid primary key,
  version int not null,
  case_id uuid not null,
  case_number text not null,
  rule text not null,
  colour text not null,
  organ uuid not null,
  due date not null,
  used_percent int not null,
  raised_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  explanation text
);
create index card_newest on oversight.card (raised_at, id);
create index card_organ on oversight.card (organ, raised_at, id);
create index card_case on oversight.card (case_id);

grant select, insert, update, delete on all tables in schema oversight to oneseal_app;
