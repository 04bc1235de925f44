-- Who people and enterprises are, who may act for whom, what they were told and what they paid. All of it but the codes
-- is read from the ledger and can be rebuilt.

create schema parties;
grant usage on schema parties to oneseal_app;

create table parties._private_person (
  id uuid primary key,
  version int not null,
  account uuid not null unique,
  name text,
  id_number text,
  verified_at timestamptz,
  -- { provider, reference, checkedAt, mac }
  assertion jsonb,
  mobile text,
  email text,
  address text not null default '',
  -- In the order they happened: { at, field, before, after, source }.
  history jsonb not null default '[]'
);
create index person_number on parties._private_person (id_number);

create table parties._private_enterprise (
  id uuid primary key,
  version int not null,
  credit_code text not null,
  name text not null,
  -- Who represents it now.
  representative_number text not null,
  register jsonb not null,
  stated jsonb not null,
  registered_at timestamptz not null,
  refreshed_at timestamptz not null,
  history jsonb not null default '[]'
);
create unique index enterprise_code on parties._private_enterprise (credit_code);
create index enterprise_representative on parties._private_enterprise (representative_number);

create table parties._private_mandate (
  id uuid primary key,
  version int not null,
  credit_code text not null,
  enterprise_name text not null,
  handler_name text not null,
  handler_number text not null,
  -- Null: every item.
  items text[],
  valid_from date not null,
  valid_until date not null,
  grantor_name text not null,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  revoked_side text,
  revoked_reason text
);
create index mandate_handler on parties._private_mandate (handler_number, valid_until);
create index mandate_enterprise on parties._private_mandate (credit_code, granted_at);

create table parties._private_consent (
  id uuid primary key,
  version int not null,
  account uuid not null unique,
  text_version text,
  channels text[] not null default '{}',
  -- In the order they happened: { at, type, textVersion, channels }.
  history jsonb not null default '[]'
);

create table parties._private_notification (
  id uuid primary key,
  version int not null,
  account uuid not null,
  case_id uuid,
  cause text not null,
  title jsonb not null,
  text jsonb not null,
  link text not null,
  raised_at timestamptz not null,
  read_at timestamptz
);
create index notification_inbox on parties._private_notification (account, raised_at desc, id desc);
create index notification_unread on parties._private_notification (account) where read_at is null;

-- One row for each channel a notification is to go by: the outbox and the record of delivery at once.
create table parties._private_delivery (
  notification uuid not null,
  channel text not null check (channel in ('SMS', 'EMAIL')),
  address text not null,
  attempts int not null default 0,
  -- When it is tried next; null when it has arrived or was given up.
  due_at timestamptz,
  delivered_at timestamptz,
  receipt text,
  -- In the order they were made: { at, fault }.
  failures jsonb not null default '[]',
  primary key (notification, channel)
);
create index delivery_due on parties._private_delivery (due_at) where due_at is not null;

create table parties._private_payment (
  id uuid primary key,
  version int not null,
  order_number text not null,
  case_id uuid not null,
  case_number text not null,
  item_name text not null,
  account uuid not null,
  payer text not null,
  amount_fen bigint not null,
  basis text[] not null,
  phase text not null check (phase in ('open', 'paid', 'cancelled', 'refunding', 'refunded')),
  ordered_at timestamptz not null,
  receipt text,
  paid_at timestamptz,
  refund_fen bigint,
  refund_receipt text,
  refunded_at timestamptz,
  reason text
);
create index payment_account on parties._private_payment (account, ordered_at desc, id desc);
create index payment_case on parties._private_payment (case_id);
create index payment_waiting on parties._private_payment (ordered_at) where phase in ('open', 'refunding');

-- What the provincial portal answered.
create table parties.province_report (
  id uuid primary key,
  case_id uuid not null,
  cause text not null,
  outcome text not null check (outcome in ('TAKEN', 'REFUSED')),
  reference text not null,
  at timestamptz not null
);
create index province_report_case on parties.province_report (case_id);

-- Codes sent to an address that is to be verified: no act, so not in the ledger. Only the digest is kept.
create table parties._private_contact_code (
  account uuid not null,
  channel text not null,
  address text not null,
  code_sha256 bytea not null,
  attempts int not null default 0,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (account, channel)
);

-- How often an account asked for something that costs or could be used for guessing, by day.
create table parties._private_attempt (
  account uuid not null,
  kind text not null,
  day date not null,
  attempts int not null,
  primary key (account, kind, day)
);

grant select, insert, update, delete on all tables in schema parties to oneseal_app;
