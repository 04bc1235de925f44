-- 智能审批: decision tables, standing authorisations, what was verified in each case, and what it was verified against.

create schema smart;
grant usage on schema smart to oneseal_app;

-- One item's table as its life left it: draft, table in force, switch.
create table smart.decision_table (
  item_code text primary key,
  id uuid not null,
  version int not null,
  state jsonb not null,
  changed_at timestamptz not null
);

-- Who answers for what the system grants by which item's table, until when.
create table smart.authorisation (
  id uuid not null,
  item_code text not null,
  officer uuid not null,
  until date not null,
  daily_max int not null,
  basis text not null,
  given_at timestamptz not null,
  revoked_at timestamptz,
  primary key (id, item_code)
);
create index authorisation_of_item on smart.authorisation (item_code, until) where revoked_at is null;

-- The last verification of each case and what became of it. Facts hold names and numbers.
create table smart._private_verification (
  id uuid primary key,
  version int not null,
  case_id uuid not null unique,
  case_number text not null,
  item_code text not null,
  item_version int not null,
  table_number int not null,
  verified_at timestamptz not null,
  facts jsonb not null,
  comparisons jsonb not null,
  fired jsonb not null,
  outcome text not null,
  reasons jsonb not null,
  withheld text,
  authority uuid,
  authority_officer uuid,
  responsible uuid[] not null,
  failed text,
  sample jsonb,
  people text
);
create index verification_of_item on smart._private_verification (item_code, verified_at desc, id desc);
create index verification_under_authority on smart._private_verification (authority, verified_at)
  where authority is not null;
create index verification_sampled on smart._private_verification (verified_at, id) where sample is not null;

-- What earlier cases of an item said and how they ended: facts for later ones, and the cases a new table is tried on.
create table smart._private_case_seen (
  id uuid primary key,
  case_number text not null,
  item_code text not null,
  applicant jsonb not null,
  answers jsonb not null,
  form jsonb not null,
  certificate text,
  stage text not null check (stage in ('OPEN', 'GRANTED', 'REFUSED', 'ENDED')),
  submitted_at timestamptz not null,
  decided_at timestamptz,
  automatic boolean not null default false
);
create index case_seen_of_item on smart._private_case_seen (item_code, submitted_at desc, id desc);

-- The certificate library as its cloud publishes it.
create table smart._private_certificate (
  id uuid primary key,
  case_id uuid not null,
  identifier text not null,
  certificate_type text not null,
  name text not null,
  holder_id text not null,
  rows jsonb not null,
  valid_from date not null,
  valid_until date,
  ended text,
  sealed_at timestamptz
);
create index certificate_of_holder on smart._private_certificate (holder_id, certificate_type);
create index certificate_identifier on smart._private_certificate (identifier);

-- Registers of other authorities, as last taken over.
create table smart.register (
  register text primary key,
  id uuid not null,
  name jsonb not null,
  authority jsonb not null,
  as_of timestamptz not null,
  loaded_at timestamptz not null,
  row_count int not null
);
create table smart._private_register_row (
  register text not null,
  key text not null,
  fields jsonb not null,
  primary key (register, key)
);

grant select, insert, update, delete on all tables in schema smart to oneseal_app;
