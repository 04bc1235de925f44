-- 审管互动: what a duty was pushed by, the boundary list that routes pushes, what a person must look at first, how
-- departments are reached, and the parts they have in running cases.

alter table supervision._private_duty drop constraint _private_duty_stage_check;
alter table supervision._private_duty
  add constraint _private_duty_stage_check
    check (stage in ('open', 'claimed', 'returned', 'recorded', 'rerouted')),
  -- As DutyOpened carries it; null in duties from before the list.
  add column push jsonb,
  -- Leaf hash of the act that was pushed.
  add column cause text,
  add column holder uuid,
  add column upper uuid[] not null default '{}',
  add column claim_due timestamptz,
  add column instead_of uuid,
  add column acknowledged_at timestamptz,
  add column acknowledged_means text,
  add column claimed_at timestamptz,
  add column claim_missed boolean not null default false,
  -- { by, at, reason, proposes }: of the newest return.
  add column returned jsonb,
  -- To whom the bureau sent it instead.
  add column rerouted_to uuid[] not null default '{}',
  -- Of the newest inspection no record has followed yet.
  add column inspected_on text,
  -- { record, at, by, answer, text }
  add column answers jsonb not null default '[]',
  -- { attempt, fault, nextAt }: of the newest failure to hand it to the department's own system.
  add column delivery jsonb;
create index duty_cause on supervision._private_duty (cause);
create index duty_holder on supervision._private_duty (holder);
create index duty_upper on supervision._private_duty using gin (upper);
create index duty_unclaimed on supervision._private_duty (claim_due) where stage = 'open' and not claim_missed;
create index duty_decided_by on supervision._private_duty (decided_by, opened_at desc, id desc);
create index duty_to_deliver on supervision._private_duty (organ) where acknowledged_at is null;

-- Every act in the ledger that must be pushed, read from its leaves on a way of its own: what was pushed is held against it.
create table supervision.push_owed (
  leaf text primary key,
  case_id uuid not null,
  type text not null,
  recorded_at timestamptz not null
);
create index push_owed_case on supervision.push_owed (case_id);

create table supervision.boundary_list (
  id uuid primary key,
  version int not null,
  state jsonb not null
);
-- Holds an address.
create table supervision._private_push_check (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  case_id uuid not null,
  cause text not null,
  decided_by uuid not null,
  settled boolean not null,
  at timestamptz not null
);
create index push_check_queue on supervision._private_push_check (decided_by, at, id) where not settled;
create unique index push_check_cause on supervision._private_push_check (cause);

-- Officers' telephone numbers at work.
create table supervision._private_organ (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null unique
);
-- Who works for a department: liaison officers are named among them, and a department's system names who claims.
create table supervision.officer (
  id uuid primary key,
  organ uuid not null,
  region text not null,
  roles text[] not null
);
create index officer_of_organ on supervision.officer (organ);
-- Names the applicant and where the object lies.
create table supervision._private_interaction (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  case_id uuid not null,
  organ uuid not null,
  approving_organ uuid not null,
  answered boolean not null,
  at timestamptz not null
);
create index interaction_of_organ on supervision._private_interaction (organ, answered, at, id);
create index interaction_of_case on supervision._private_interaction (case_id);

grant select, insert, update, delete on all tables in schema supervision to oneseal_app;
