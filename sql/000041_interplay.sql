-- 审管互动: what those who approve and those who supervise say to one another, and how well departments claim.

create schema interplay;
grant usage on schema interplay to oneseal_app;

create table interplay._private_exchange (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  kind text not null,
  -- Organs that take part, and those that are still asked.
  parties uuid[] not null,
  waiting uuid[] not null,
  case_id uuid,
  item_code text,
  over boolean not null,
  -- When the clock has something to say.
  next_at timestamptz,
  opened_at timestamptz not null
);
create index exchange_parties on interplay._private_exchange using gin (parties);
create index exchange_next on interplay._private_exchange (next_at) where next_at is not null;
create index exchange_case on interplay._private_exchange (case_id) where case_id is not null;
create index exchange_opened on interplay._private_exchange (opened_at, id);

-- 认领定期通报: counts by organ, of no person and no case.
create table interplay.bulletin (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  quarter text not null unique
);

-- What a department claims, returns and is sent: what bulletins are counted from.
create table interplay.claim (
  duty uuid primary key,
  organ uuid not null,
  case_id uuid not null,
  opened_at timestamptz not null,
  due timestamptz not null,
  claimed_at timestamptz,
  claimed_by uuid,
  returned_at timestamptz[] not null default '{}',
  declined_at timestamptz[] not null default '{}',
  rerouted_at timestamptz,
  twice boolean not null default false
);
create index claim_due on interplay.claim (due);
create index claim_case on interplay.claim (case_id);
-- Departments with a system of their own that is not connected: what they do they write twice.
create table interplay.own_system (organ uuid primary key);

-- Cases by the field they belong to: numbers and organs, never a person.
create table interplay.field_case (
  id uuid primary key,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  competent_organs uuid[] not null,
  submitted_at timestamptz not null,
  outcome text
);
create index field_case_competent on interplay.field_case using gin (competent_organs);
create index field_case_number on interplay.field_case (case_number text_pattern_ops);

-- Who works for which organ, and as what.
create table interplay.officer (
  id uuid primary key,
  organ uuid not null,
  roles text[] not null
);
create index officer_organ on interplay.officer (organ);

grant select, insert, update, delete on
  interplay._private_exchange, interplay.bulletin, interplay.claim, interplay.own_system, interplay.field_case,
  interplay.officer
to oneseal_app;
