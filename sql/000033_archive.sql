-- 电子档案: what becomes of a case when it is over. Files hold nothing personal; who the case was about stands in one
-- table that is emptied with the case.

create schema archive;
grant usage on schema archive to oneseal_app;

-- Every case with what the packing waits for.
create table archive._private_case (
  case_id uuid primary key,
  case_number text not null,
  item_code text not null,
  item_version int not null,
  item_name text not null,
  organ uuid not null,
  applicant_name text not null,
  applicant_kind text not null,
  -- The opaque id under which its applicant stands in the entries of the case.
  applicant uuid not null,
  submitted_at timestamptz not null,
  stage text not null,
  concluded_at timestamptz,
  served boolean not null default false,
  -- 行政复议、行政诉讼: its outcome is not known yet.
  challenged boolean not null default false,
  -- Papers begun and not yet sealed.
  open_papers int not null default 0,
  newest_leaf bigint not null,
  newest_at timestamptz not null
);
create index case_to_pack on archive._private_case (concluded_at, case_id) where concluded_at is not null;
create index case_name on archive._private_case (applicant_name text_pattern_ops);
-- Which case a certificate, notice or rendition is about.
create table archive.life_case (
  stream uuid primary key,
  case_id uuid not null
);
create index life_case_case on archive.life_case (case_id);

create table archive.file (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  stage text not null,
  concluded_at timestamptz not null,
  retain_until date,
  up_to_leaf bigint not null
);
create unique index file_case on archive.file (case_id);
create index file_newest on archive.file (concluded_at desc, id desc);
create index file_number on archive.file (case_number text_pattern_ops);
create index file_retention on archive.file (retain_until, id) where stage = 'HANDED_OVER';

create table archive._private_list (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  number text not null,
  stage text not null,
  organ uuid not null,
  signed_at timestamptz not null
);
create index list_newest on archive._private_list (signed_at desc, id desc);

create table archive._private_loan (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  case_id uuid not null,
  stage text not null,
  asked_at timestamptz not null
);
create index loan_newest on archive._private_loan (asked_at desc, id desc);
create index loan_case on archive._private_loan (case_id);

-- Every record of the chain of evidence; the life keeps only the newest.
create table archive.evidence_record (
  number int primary key,
  file text not null,
  at timestamptz not null,
  packages jsonb not null,
  renew_before timestamptz not null
);

grant select, insert, update, delete on all tables in schema archive to oneseal_app;
