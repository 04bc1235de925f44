-- The life of item standards: drafts, reviews, versions and retirements; policies, suspected disguised permits and the
-- list of powers and duties.

create schema standards;
grant usage on schema standards to oneseal_app;

-- One row an item: where its standard stands now.
create table standards.item (
  code text primary key,
  id uuid not null,
  version int not null,
  name text not null,
  -- drafting, submitted or returned; null when nobody is writing the next version.
  draft_phase text,
  draft_organ uuid,
  draft_since timestamptz,
  -- proposed or adopted; null while the item simply stands.
  retirement_phase text,
  retirement jsonb
);
create index item_review on standards.item (draft_phase) where draft_phase is not null;

-- Everything that happened to an item's standard, without the standard itself.
create table standards.milestone (
  code text not null,
  version int not null,
  type text not null,
  at timestamptz not null,
  by uuid not null,
  facts jsonb not null,
  primary key (code, version)
);
create index milestone_type on standards.milestone (type, at);

-- What is being written: no act yet, so it lies outside the ledger; its milestones carry its digest.
create table standards.draft (
  code text primary key,
  revision int not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  -- Everybody who wrote on it: none of them may review it.
  editors uuid[] not null,
  content jsonb not null
);

-- How long decided cases really took: shown before a promise is changed.
create table standards.case_days (
  case_id uuid primary key,
  item_code text not null,
  accepted_on date,
  decided_on date
);
create index case_days_item on standards.case_days (item_code) where decided_on is not null;

create table standards.policy (
  id uuid primary key,
  version int not null,
  number text not null,
  title text not null,
  issuer text not null,
  topic text not null,
  effective_from date not null,
  replaces text,
  clauses jsonb not null,
  issued_at timestamptz not null,
  repealed_from date,
  repeal_reason text
);
create table standards.policy_reader (
  policy uuid not null,
  reader uuid not null,
  organ uuid not null,
  at timestamptz not null,
  primary key (policy, reader)
);

-- People write in their own words what they suspect, and may name others.
create table standards._private_disguise (
  id uuid primary key,
  version int not null,
  code text,
  organ uuid,
  sign text not null,
  description text not null,
  source text not null,
  reported_at timestamptz not null,
  reported_by uuid not null,
  finding text,
  measure text,
  closed_at timestamptz,
  closed_by uuid
);
create index disguise_open on standards._private_disguise (reported_at, id);

-- The list of powers and duties: as it is being adjusted, and as it was published last.
create table standards.power (
  id text primary key,
  register text not null,
  entry jsonb,
  published jsonb
);
create table standards.power_change (
  version int primary key,
  power text not null,
  register text not null,
  kind text not null,
  trigger text not null,
  triggered_on date not null,
  reason text not null,
  at timestamptz not null,
  by uuid not null,
  list_version int,
  published_at timestamptz
);

grant select, insert, update, delete on all tables in schema standards to oneseal_app;
