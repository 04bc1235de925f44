-- 清单与实办对照: what the lists say, held against what really happened. Every row follows from the ledger.

create schema registers;
grant usage on schema registers to oneseal_app;

-- One row a case, whichever way it came in: days are counted from its clock, by the calendar of its organ.
create table registers.handled_case (
  case_id uuid primary key,
  case_number text not null,
  item_code text not null,
  item_version integer not null,
  organ uuid not null,
  -- The channel it came through; TAKEN_OVER when it was begun in another system.
  channel text not null,
  submitted_at timestamptz not null,
  decided_on date,
  outcome text,
  corrections integer not null default 0,
  materials text[] not null,
  clock jsonb not null,
  limits jsonb not null
);
create index handled_case_item on registers.handled_case (item_code);
create index handled_case_number on registers.handled_case (case_number);
create index handled_case_taken_over on registers.handled_case (submitted_at) where channel = 'TAKEN_OVER';

create table registers.certificate_source (
  certificate uuid primary key,
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  identifier text not null,
  prepared_at timestamptz not null
);
create index certificate_source_case on registers.certificate_source (case_id);

create table registers.post (
  officer uuid primary key,
  organ uuid not null
);
create index post_organ on registers.post (organ);

-- What was done about a drift; it stands until what showed the drift changes.
create table registers.drift_settled (
  item_code text not null,
  finding text not null,
  evidence text not null,
  way text not null,
  reason text not null,
  settled_at timestamptz not null,
  settled_by uuid not null,
  primary key (item_code, finding)
);

-- 双告知: permits a newly licensed business still needs, told to it and to the departments.
create table registers._private_permit_notice (
  id uuid primary key,
  case_id uuid not null,
  case_number text not null,
  applicant uuid not null,
  holder text not null,
  scope text not null,
  permits jsonb not null,
  told_at timestamptz not null
);
create index permit_notice_applicant on registers._private_permit_notice (applicant);

create table registers.permit_notice_organ (
  notice uuid not null,
  organ uuid not null,
  version integer not null,
  told_at timestamptz not null,
  claimed_at timestamptz,
  claimed_by uuid,
  primary key (notice, organ)
);
create index permit_notice_organ_waiting on registers.permit_notice_organ (organ, told_at desc);

grant select, insert, update, delete on all tables in schema registers to oneseal_app;
