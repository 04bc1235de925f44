-- 效能作风: who was asked first and owns it, how service itself is checked, who was put before others and why,
-- and what of every case promises and turns are counted from.

create schema conduct;
grant usage on schema conduct to oneseal_app;

-- 首问负责.
create table conduct._private_contact (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  owner uuid not null,
  organ uuid not null,
  due date not null,
  taken_at timestamptz not null,
  offered_to uuid,
  answered_at timestamptz
);
create index contact_owner on conduct._private_contact (owner, due);
create index contact_offered on conduct._private_contact (offered_to) where offered_to is not null;
create index contact_taken on conduct._private_contact (taken_at, organ);

-- 日常检查、体验式监管.
create table conduct.performance_check (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  inspector uuid not null,
  planned_on date not null,
  phase text not null,
  after uuid,
  every text,
  finished_at timestamptz
);
create index check_organ on conduct.performance_check (organ, planned_on);
create index check_planned on conduct.performance_check (planned_on);
create index check_after on conduct.performance_check (after) where after is not null;

-- 绿色通道.
create table conduct.priority_mark (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  case_id uuid not null,
  given_at timestamptz not null,
  audited boolean not null
);
create index mark_case on conduct.priority_mark (case_id);
create index mark_given on conduct.priority_mark (organ, given_at);

create table conduct.case_course (
  case_id uuid primary key,
  case_number text not null,
  item_code text not null,
  organ uuid not null,
  submitted_at timestamptz not null,
  ended_at timestamptz,
  state jsonb not null
);
create index course_ended on conduct.case_course (ended_at);
create index course_item on conduct.case_course (item_code, organ);
create index course_number on conduct.case_course (case_number);
create table conduct.case_certificate (
  id uuid primary key,
  case_id uuid not null
);

grant select, insert, update, delete on all tables in schema conduct to oneseal_app;
