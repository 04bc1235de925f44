-- 复用: consent to fetching, who called which certificate why, and what proofs are demanded.

create schema reuse;
grant usage on schema reuse to oneseal_app;

-- 长期授权: one line for each account and holder it speaks for.
create table reuse._private_consent (
  id uuid primary key,
  version int not null,
  given_at timestamptz,
  withdrawn_at timestamptz
);

-- Every call: who, why, for which case, of whom, and what was answered. Filing a case calls too.
create table reuse._private_call (
  id uuid primary key,
  -- The stream it was read from: a case fetches several at once.
  source uuid not null,
  at timestamptz not null,
  organ uuid not null,
  caller text not null,
  caller_kind text not null check (caller_kind in ('OFFICER', 'SYSTEM', 'FILING')),
  system_name text,
  purpose text not null,
  case_number text not null,
  item_code text,
  holder_code text not null,
  certificate_type text not null,
  certificate_name text not null,
  identifier text,
  fields text[] not null,
  mode text not null check (mode in ('DATA', 'RENDITION', 'VERDICT')),
  outcome text not null,
  differences jsonb not null default '[]'
);
create index call_of_source on reuse._private_call (source);
create index call_of_holder on reuse._private_call (holder_code, at desc, id desc);
create index call_of_organ on reuse._private_call (organ, at desc, id desc);
create index call_different on reuse._private_call (organ, at desc) where differences <> '[]';

-- Counted as they happen: no leader's page counts millions of calls.
create table reuse.call_day (
  day date not null,
  organ uuid not null,
  certificate_type text not null,
  purpose text not null,
  caller_kind text not null,
  answered int not null,
  refused int not null,
  primary key (day, organ, certificate_type, purpose, caller_kind)
);

-- Not an act: how much of today's quota is used. Given out before the call, as a number of a queue is.
create table reuse.quota_day (
  day date not null,
  caller text not null,
  certificate_type text not null,
  used int not null,
  primary key (day, caller, certificate_type)
);

-- Whose case it is: an officer calls only what concerns the people of his cases.
create table reuse._private_case (
  id uuid primary key,
  case_number text not null unique,
  organ uuid not null,
  competent uuid[] not null,
  holder_code text not null
);

-- The sealed file of a certificate, for those who may have it.
create table reuse.rendition (
  id uuid primary key,
  identifier text not null,
  file text not null
);
create index rendition_of_identifier on reuse.rendition (identifier);

-- Systems of departments that may call.
create table reuse.system_grant (
  id uuid primary key,
  version int not null,
  name text not null,
  organ uuid not null,
  purposes text[] not null,
  types text[] not null,
  daily_max int not null,
  until date not null,
  basis text not null,
  given_at timestamptz not null,
  revoked_at timestamptz
);

-- Demands of proof that ought not to be: found by the system or reported by people, each with its follow-up.
create table reuse._private_proof_finding (
  id uuid primary key,
  version int not null,
  code text not null unique,
  kind text not null check (kind in ('CIRCULAR', 'REPEATED', 'ABSURD', 'REPORTED')),
  items text[] not null,
  proof text not null,
  organ text not null,
  said text not null,
  contact text not null,
  state text not null check (state in ('OPEN', 'ADJUSTED', 'KEPT')),
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  found_at timestamptz not null
);
create index proof_finding_open on reuse._private_proof_finding (state, found_at desc, id desc);

-- What was fetched is cited by version, and held against what the applicant wrote.
alter table approval._private_fetched_proof
  add column certificate_version int,
  add column compared jsonb not null default '[]';

grant select, insert, update, delete on all tables in schema reuse to oneseal_app;
