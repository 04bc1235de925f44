-- Duties to supervise what was approved, one per competent department, and what became of each.

create schema supervision;
grant usage on schema supervision to oneseal_app;

-- Holds the supervised person's name, number and address.
create table supervision._private_duty (
  id uuid primary key,
  version int not null,
  case_id uuid not null,
  case_number text not null,
  item_code text not null,
  item_name text not null,
  organ uuid not null,
  decided_by uuid not null,
  outcome text not null,
  object jsonb not null,
  decided_at timestamptz not null,
  opened_at timestamptz not null,
  approvers uuid[] not null,
  stage text not null check (stage in ('open', 'claimed', 'returned', 'recorded')),
  claimed_by uuid,
  -- In the order they were made: { at, by, method, found, result, measure }.
  records jsonb not null default '[]'
);
create index duty_desk on supervision._private_duty (organ, stage, opened_at, id);
create index duty_newest on supervision._private_duty (organ, opened_at, id);
create index duty_case on supervision._private_duty (case_id);

-- Which certificate a case yielded, for the supervisor to look at; known only when it is sealed.
create table supervision.certificate (
  id uuid primary key,
  case_id uuid not null,
  identifier text not null,
  sealed boolean not null default false
);
create index certificate_case on supervision.certificate (case_id);

grant select, insert, update, delete on all tables in schema supervision to oneseal_app;
