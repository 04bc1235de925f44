-- 监管检查: whom a department supervises, after which standard and plan, who was drawn, what was found, and its logs.

create schema inspection;
grant usage on schema inspection to oneseal_app;

-- 检查对象库.
create table inspection._private_object (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  item_code text not null,
  licence text not null,
  holder_name text not null,
  holder_id text not null,
  mode text not null,
  case_id uuid,
  has_left boolean not null
);
create index object_of_item on inspection._private_object (organ, item_code, id);
create index object_licence on inspection._private_object (organ, licence text_pattern_ops);
create index object_name on inspection._private_object (organ, holder_name text_pattern_ops);
create index object_case on inspection._private_object (case_id) where case_id is not null;

-- 执法人员库.
create table inspection._private_inspector (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  officer uuid not null,
  organ uuid not null,
  retired boolean not null
);
create index inspector_organ on inspection._private_inspector (organ);

create table inspection.standard (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  item_code text not null
);
create unique index standard_of_item on inspection.standard (organ, item_code);

create table inspection.plan (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  year int not null
);
create unique index plan_of_year on inspection.plan (organ, year);

-- Masked when it was bound: published as it is.
create table inspection.draw (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  committed_at timestamptz not null,
  made boolean not null
);
create index draw_newest on inspection.draw (committed_at desc, id desc);

create table inspection._private_inspection (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  object uuid not null,
  item_code text not null,
  licence text not null,
  holder_name text not null,
  phase text not null,
  source text not null,
  plan_year int,
  plan_line text,
  due date not null,
  inspectors uuid[] not null,
  -- Whether the first visit that counts found something wrong.
  failed boolean,
  happened_at timestamptz,
  -- Kinds of penalties among the measures.
  penalties int not null,
  last_day date
);
create index inspection_desk on inspection._private_inspection (organ, due, id) where phase not in ('CONCLUDED', 'CALLED_OFF');
create index inspection_newest on inspection._private_inspection (happened_at desc, id desc) where phase = 'CONCLUDED';
create index inspection_of_object on inspection._private_inspection (object, happened_at);
create index inspection_of_plan on inspection._private_inspection (organ, plan_year, plan_line) where plan_year is not null;
create index inspection_failed on inspection._private_inspection (organ, object) where failed;
create index inspection_licence on inspection._private_inspection (licence text_pattern_ops);

create table inspection._private_log (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  officer uuid not null,
  day date not null,
  filed_at timestamptz not null
);
create index log_day on inspection._private_log (organ, day, officer);

create table inspection._private_import (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  received_at timestamptz not null,
  ended boolean not null
);
create index import_newest on inspection._private_import (organ, received_at desc);
create index import_open on inspection._private_import (received_at) where not ended;

grant select, insert, update, delete on all tables in schema inspection to oneseal_app;
