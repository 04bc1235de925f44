-- 机构改革: items that move from organ to organ, how organs are built, who works where and by which right.

create table organisation.transfer (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  number text not null,
  stage text not null,
  effective_on date not null,
  prepared_at timestamptz not null
);
create index transfer_newest on organisation.transfer (prepared_at desc, id desc);

-- Which organ has how many cases of which item: what a memorandum counts, and what keeps a batch open.
create table organisation.case_held (
  case_id uuid primary key,
  item_code text not null,
  organ uuid not null,
  open boolean not null,
  -- Officer on whose desk it was put; null while it is anybody's.
  assignee uuid
);
create index case_held_assignee on organisation.case_held (assignee) where open and assignee is not null;
create index case_held_item on organisation.case_held (item_code, organ) where open;

-- Items whose next standard is being written: their owner does not change in the middle of it.
create table organisation.item_in_writing (
  stream uuid primary key,
  code text not null
);

create table organisation.structure (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null unique
);

create table organisation.secondment (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  officer uuid not null,
  to_organ uuid not null,
  stage text not null,
  from_day date not null,
  -- The rights end with it, whether or not anybody thinks of it.
  last_day date not null,
  proposed_at timestamptz not null
);
create index secondment_running on organisation.secondment (officer, last_day) where stage = 'RUNNING';

create table organisation.work_handover (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  organ uuid not null,
  stage text not null,
  ordered_at timestamptz not null
);

create table organisation.delegation (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  number text not null,
  stage text not null,
  effective_on date not null
);

create table organisation.received_item (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  code text not null unique,
  stage text not null
);

create table organisation.account_review (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  stage text not null,
  due date not null,
  opened_at timestamptz not null
);

create table organisation.system_accounts (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  system text not null unique
);

create table organisation.duty_baseline (
  id uuid primary key,
  version int not null,
  state jsonb not null,
  department uuid not null unique
);

-- When an account was last used outlives the session it was used in: who has not signed in for months is asked why.
alter table app._private_account add column last_used_at timestamptz;
create function app.note_account_use() returns trigger language plpgsql as $$
begin
  update app._private_account set last_used_at = new.seen_at where id = new.account;
  return new;
end
$$;
create trigger session_used after insert or update of seen_at on app._private_session
  for each row execute function app.note_account_use();

create table approval.item_transfer (
  transfer uuid not null,
  item_code text not null,
  from_organ text not null,
  to_organ text not null,
  number text not null,
  basis text not null,
  effective_on date not null,
  -- Running cases go along; otherwise the old organ finishes what it received before the day.
  moves boolean not null,
  primary key (transfer, item_code)
);
create index item_transfer_item on approval.item_transfer (item_code, from_organ);

grant select, insert, update, delete on all tables in schema organisation to oneseal_app;
grant select, insert, update, delete on approval.item_transfer to oneseal_app;
