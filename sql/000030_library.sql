-- 证照库: types with versions, every certificate however it came in, batches of old stock, and holders' codes.

create schema library;
grant usage on schema library to oneseal_app;

create table library.certificate_type (
  code text primary key,
  id uuid not null,
  version int not null,
  number int not null,
  draft jsonb,
  draft_by uuid,
  note text not null,
  in_force int,
  changed_at timestamptz not null
);
-- Every version stays: what was issued after it is read by it.
create table library.certificate_type_version (
  code text not null,
  number int not null,
  content jsonb not null,
  published_at timestamptz not null,
  published_by uuid not null,
  primary key (code, number)
);

-- Holder, lines and state of every certificate: produced here, supplied and confirmed, pushed by others, historic.
create table library._private_certificate (
  id uuid primary key,
  version int not null,
  way text not null check (way in ('PRODUCED', 'SUPPLIED', 'INGESTED', 'HISTORIC')),
  standing text not null check (standing in ('SEALING', 'UNVERIFIED', 'REJECTED', 'VERIFIED', 'ENDED')),
  certificate_type text not null,
  type_version int not null,
  name text not null,
  organ uuid not null,
  organ_name text not null,
  number text not null,
  identifier text,
  holder_code text not null,
  holder_name text not null,
  rows jsonb not null,
  valid_from date not null,
  valid_until date,
  file text,
  supplier text,
  batch uuid,
  batch_row int,
  system text,
  case_id uuid,
  entered_at timestamptz not null,
  changed_at timestamptz not null,
  ended text,
  reason text
);
create index certificate_of_holder on library._private_certificate (holder_code, certificate_type);
create index certificate_by_number on library._private_certificate (certificate_type, organ, number);
create index certificate_identifier on library._private_certificate (identifier);
create index certificate_of_organ on library._private_certificate (organ, standing, entered_at desc, id desc);
create index certificate_of_batch on library._private_certificate (batch) where batch is not null;
create index certificate_of_supplier on library._private_certificate (supplier) where supplier is not null;

-- What the ledger says was sealed, read on a way of its own: what is here and not in the library was not pushed.
create table library.sealed (
  id uuid primary key,
  sealed_at timestamptz not null
);

-- Where a certificate was fetched instead of asked for.
create table library._private_use (
  case_id uuid not null,
  material text not null,
  identifier text not null,
  case_number text not null,
  item_code text not null,
  at timestamptz not null,
  primary key (case_id, material)
);
create index use_of_certificate on library._private_use (identifier, at desc);

-- Codes that are one holder's, and certificates that went to one of those who came out of a holder. Nothing is moved:
-- what was under a code stays under it, and whoever asks follows the links.
create table library._private_holder_change (
  id uuid primary key,
  kind text not null check (kind in ('CHANGE', 'MERGE', 'SPLIT')),
  from_codes text[] not null,
  to_codes text[] not null,
  basis text not null,
  at timestamptz not null,
  by uuid not null
);
create index holder_change_from on library._private_holder_change using gin (from_codes);
create index holder_change_to on library._private_holder_change using gin (to_codes);
create table library._private_holder_link (
  change uuid not null,
  from_code text not null,
  to_code text not null,
  primary key (change, from_code)
);
create index holder_link_from on library._private_holder_link (from_code);
create index holder_link_to on library._private_holder_link (to_code);
create table library._private_holder_share (
  certificate uuid not null,
  change uuid not null,
  to_code text not null,
  at timestamptz not null,
  primary key (certificate, change)
);
create index holder_share_to on library._private_holder_share (to_code);

create table library.batch (
  id uuid primary key,
  version int not null,
  certificate_type text not null,
  organ uuid not null,
  name text not null,
  expected int not null,
  from_date date not null,
  until_date date not null,
  due date not null,
  phase text not null check (phase in ('planned', 'received', 'staged', 'signedOff', 'returned', 'taken')),
  round int not null,
  file text,
  rows int not null,
  faulty int not null,
  taken int not null,
  known int not null,
  sample int[] not null,
  wrong jsonb not null,
  planned_by uuid not null,
  received_by uuid,
  signed_by uuid,
  planned_at timestamptz not null,
  changed_at timestamptz not null
);
create index batch_of_organ on library.batch (organ, planned_at desc, id desc);

-- Drafts, not acts: lines on their way in, and the scans they name. What was taken in stands in the ledger.
create table library._private_staged_row (
  batch uuid not null,
  round int not null,
  row int not null,
  cells jsonb not null,
  content jsonb,
  faults jsonb not null,
  taken boolean not null default false,
  primary key (batch, round, row)
);
create index staged_row_waiting on library._private_staged_row (batch, round, row) where not taken and content is not null;
create table library._private_batch_scan (
  batch uuid not null,
  name text not null,
  sha256 text not null,
  primary key (batch, name)
);

-- Smart approval asks the library from here on, and keeps no copy of its own.
drop table smart._private_certificate;

grant select, insert, update, delete on all tables in schema library to oneseal_app;
