-- 到期销毁: orders to destroy the bodies of closed cases. Of the case they name its number and item, never a person.
create table approval.erasure (
  id uuid primary key,
  case_id uuid not null,
  case_number text not null,
  item_name text not null,
  organ text not null,
  retained_until date not null,
  basis text not null,
  reason text not null,
  files int not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  -- Null while it waits for a second person.
  outcome text,
  ended_by text,
  ended_at timestamptz,
  -- Why the second person did not agree.
  declined text
);
create index erasure_of_organ on approval.erasure (organ, proposed_at desc, id desc);
create index erasure_of_case on approval.erasure (case_id);
grant select, insert, update, delete on approval.erasure to oneseal_app;

-- The keeper looks every few seconds whether something is to be destroyed.
create index entry_body_erased on ledger.entry (stream, version) where type = 'BodyErased';
