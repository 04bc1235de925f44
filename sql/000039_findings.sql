-- 监管反馈与证照终止、问责、监管真空: what supervision found and what became of it.

create schema findings;
grant usage on schema findings to oneseal_app;

create table findings._private_finding (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  bureau uuid not null,
  case_id uuid not null,
  kind text not null,
  stage text not null,
  missed boolean not null,
  answer_due date not null,
  sent_at timestamptz not null
);
create index finding_inbox on findings._private_finding (bureau, sent_at desc, id desc);
create index finding_sent on findings._private_finding (organ, sent_at desc, id desc);
create index finding_case on findings._private_finding (case_id);
create index finding_due on findings._private_finding (answer_due) where stage = 'OPEN' and not missed;

create table findings._private_procedure (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  -- Who decides, who keeps the register, who supervises.
  organs uuid[] not null,
  case_id uuid not null,
  certificate uuid,
  kind text not null,
  phase text not null,
  is_over boolean not null,
  holder uuid not null,
  -- The next day something is owed by.
  due date,
  opened_at timestamptz not null
);
create index procedure_organs on findings._private_procedure using gin (organs);
create index procedure_newest on findings._private_procedure (opened_at desc, id desc);
create index procedure_case on findings._private_procedure (case_id) where not is_over;
create index procedure_holder on findings._private_procedure (holder);
create index procedure_due on findings._private_procedure (due) where not is_over;

create table findings._private_accountability (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  person uuid,
  violation text not null,
  stage text not null,
  outcome text,
  sanction text,
  -- What it rests on, so that what nobody answered for is found.
  evidence text[] not null,
  opened_at timestamptz not null
);
create index accountability_newest on findings._private_accountability (opened_at desc, id desc);
create index accountability_person on findings._private_accountability (person) where person is not null;
create index accountability_organ on findings._private_accountability (organ);
create index accountability_evidence on findings._private_accountability using gin (evidence);

create table findings.vacuum (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  item_code text not null,
  organ uuid not null,
  is_open boolean not null,
  found_at timestamptz not null
);
create unique index vacuum_item on findings.vacuum (item_code);

-- Items that were moved, handed down or cancelled.
create table findings.moved_item (
  item_code text primary key,
  occasion text not null
);

create table findings.officer (
  id uuid primary key,
  organ uuid not null
);

create table findings._private_permit (
  case_id uuid primary key,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  holder_name text not null,
  holder_alias uuid not null,
  supervisors uuid[] not null,
  granted boolean not null
);
create index permit_number on findings._private_permit (case_number);
create index permit_item on findings._private_permit (item_code) where granted;

create table findings.permit_certificate (
  id uuid primary key,
  case_id uuid not null,
  identifier text not null
);
create index permit_certificate_case on findings.permit_certificate (case_id);
create index permit_certificate_identifier on findings.permit_certificate (identifier);

-- 后续行为: which cases rest on which certificate.
create table findings.reliance (
  source uuid not null,
  identifier text not null,
  case_number text not null,
  via text not null,
  primary key (source, identifier, case_number)
);
create index reliance_identifier on findings.reliance (identifier);

grant select, insert, update, delete on all tables in schema findings to oneseal_app;
