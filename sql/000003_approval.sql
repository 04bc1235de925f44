-- What the approval cloud's pages look at: cases as their entries left them, read by key and in order of arrival.
-- All of it but drafts, uploads and the day's counter can be thrown away and made again from the ledger.
-- Names and forms of people lie in _private_ tables: no other cloud reads them.

create schema approval;
grant usage on schema approval to oneseal_app;

-- One line per case, rewritten by every act on it; the bulky papers lie apart so that they are not rewritten with it.
create table approval._private_case (
  id uuid primary key,
  version int not null,
  case_number text not null,
  -- Bearer secret of the progress page.
  tracking_code text not null,
  item_code text not null,
  item_version int not null,
  item_name text not null,
  organ text not null,
  region text not null,
  -- Opaque id of the applicant in this case; which account it belongs to is known outside the ledger only.
  applicant text not null,
  applicant_name text not null,
  stage text not null,
  submitted_at timestamptz not null,
  -- Last receipt of papers: the five days of acceptance run from it.
  received_at timestamptz not null,
  -- Entries and limits of the legal clock. Nothing here says "overdue": the clock is asked whenever someone looks.
  clock jsonb not null,
  limits jsonb not null,
  -- Who has done what, for the list of cases an officer may act on.
  combined_post boolean not null,
  window_authority boolean not null,
  acceptor text,
  examiners text[] not null,
  milestones jsonb not null,
  defects jsonb not null,
  examination jsonb
) with (fillfactor = 80);
create unique index case_number on approval._private_case (case_number text_pattern_ops);
create unique index case_tracking_code on approval._private_case (tracking_code);
create index case_worklist on approval._private_case (organ, stage, submitted_at, id);
create index case_applicant_name on approval._private_case (organ, applicant_name text_pattern_ops);
create index case_applicant on approval._private_case (applicant);
create index case_silence on approval._private_case (received_at, id) where stage = 'submitted';

create table approval._private_application (
  id uuid primary key,
  applicant jsonb not null,
  answers jsonb not null,
  form jsonb not null,
  materials jsonb not null
);

-- Sealed notices and certificates of a case, as the certificate cloud publishes them.
create table approval.case_document (
  id uuid primary key,
  case_id uuid,
  kind text not null,
  title text not null,
  number text not null,
  -- Sealed, and in a checkpoint.
  released boolean not null
);
create index case_document_case on approval.case_document (case_id);

-- What the competent departments found afterwards, as the supervision cloud publishes it.
create table approval.case_duty (
  id uuid primary key,
  case_id uuid not null,
  organ text not null
);
create index case_duty_case on approval.case_duty (case_id);
create table approval._private_supervision (
  duty uuid not null,
  version int not null,
  at timestamptz not null,
  by text not null,
  method text not null,
  result text not null,
  found text not null,
  measure text not null,
  primary key (duty, version)
);

-- What people really apply for. The lines let an erased case be taken out of the count again.
create table approval.case_opened (
  id uuid primary key,
  month text not null,
  item_code text not null
);
create table approval.case_month (
  month text not null,
  item_code text not null,
  cases int not null,
  primary key (month, item_code)
);

-- A draft is nobody's business but the applicant's: it never enters the ledger.
create table approval._private_draft (
  id uuid primary key,
  account uuid not null,
  -- The life the draft becomes when it is submitted; so one draft can become only one case.
  case_id uuid not null unique,
  item_code text not null,
  item_version int not null,
  revision int not null,
  saved_at timestamptz not null,
  content jsonb not null
);
create index draft_account on approval._private_draft (account, saved_at desc, id desc);

-- Who uploaded which file: nobody hands in what only someone else holds.
create table approval._private_upload (
  account uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  media_type text not null,
  size_bytes int not null,
  uploaded_at timestamptz not null,
  primary key (account, sha256)
);

-- The running number of the day. A number may stay unused when a submission fails; none is given twice.
create table approval.case_number_day (
  region text not null,
  day date not null,
  last int not null,
  primary key (region, day)
) with (fillfactor = 10);

grant select, insert, update, delete on all tables in schema approval to oneseal_app;
