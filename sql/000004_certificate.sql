-- Sealed papers as people look for them: by case, by QR token, by number, by the digest of a file; the register of the
-- seal's uses; and what is still owed to an applicant. Files themselves lie in the file store under their digests.

create schema certificate;
grant usage on schema certificate to oneseal_app;

-- Every paper that was prepared for the seal, certificate or notice.
create table certificate.document (
  id uuid primary key,
  case_id uuid not null,
  step text not null,
  number text not null,
  file text,
  sealed_at timestamptz,
  unique (case_id, step)
);
create index document_file on certificate.document (file);

-- Holds the holder's name. A serial is taken by the entry that prepares the certificate, so a number without a
-- certificate cannot be; that two never take the same is this table's unique key.
create table certificate._private_certificate (
  id uuid primary key,
  case_id uuid not null,
  token text not null unique,
  identifier text not null unique,
  certificate_type text not null,
  organ uuid not null,
  serial int not null check (serial > 0),
  name text not null,
  organ_name text not null,
  holder_name text not null,
  valid_from date not null,
  valid_until date,
  unique (certificate_type, organ, serial)
);
create index certificate_case on certificate._private_certificate (case_id);

-- 用印登记: when, at which step, under whose authority, over which bytes; and whether the use came to its end.
create table certificate.seal_use (
  id uuid primary key,
  at timestamptz not null,
  step text not null,
  number text not null,
  digest text not null,
  keeper uuid not null,
  ended boolean not null default false
);
create index seal_use_newest on certificate.seal_use (at, id);

-- A paper leaves the house only when its sealed entry is a leaf under a signed checkpoint.
create table certificate.release (
  document uuid primary key,
  leaf_index bigint not null
);

-- One row for each paper the law owes an applicant, whether it exists yet or not: what the seal's keeper did not
-- authorise, or what could not be printed, waits here and is tried again.
create table certificate.owed (
  case_id uuid not null,
  step text not null,
  -- Leaf hash of the act that owes it; null while only the paper itself is known.
  cause text,
  at timestamptz,
  document uuid unique,
  sealed boolean not null default false,
  primary key (case_id, step)
);
create index owed_waiting on certificate.owed (at) where not sealed;

-- Who may fetch the papers of a case: the applicant under his alias, and the organs concerned.
create table certificate.party (
  case_id uuid primary key,
  applicant uuid not null,
  organ uuid not null,
  competent_organs uuid[] not null,
  -- Whether a grant owes a certificate at all.
  yields_certificate boolean not null
);
create index party_applicant on certificate.party (applicant);

grant select, insert, update, delete on all tables in schema certificate to oneseal_app;
