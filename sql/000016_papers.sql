-- A case may owe the same kind of paper more than once (each special procedure is told of in writing), so a paper is
-- known by the act that owes it; and a certificate may end before its last day.

drop table certificate.owed;
create table certificate.owed (
  -- Leaf hash of the act that owes it.
  cause text primary key,
  case_id uuid not null,
  step text,
  at timestamptz,
  document uuid unique,
  sealed boolean not null default false
);
create index owed_waiting on certificate.owed (at) where not sealed;
create index owed_case on certificate.owed (case_id);

alter table certificate.document drop constraint document_case_id_step_key;
create index document_case on certificate.document (case_id, step);

-- The same serial goes on in an altered, renewed or replaced certificate; its version grows by one.
alter table certificate._private_certificate
  add column version int not null default 1,
  -- Replaced, deregistered or annulled: by which act, and since when. Null while it stands.
  add column ended text check (ended in ('REPLACED', 'DEREGISTERED', 'ANNULLED')),
  add column ended_at timestamptz;
alter table certificate._private_certificate
  drop constraint _private_certificate_certificate_type_organ_serial_key;
create unique index certificate_serial on certificate._private_certificate (certificate_type, organ, serial, version);

alter table certificate.party add column change_kind text not null default 'NEW';

grant select, insert, update, delete on all tables in schema certificate to oneseal_app;

-- What the approval cloud must know of certificates to let their holders alter, renew or end them.
create table approval._private_held_certificate (
  identifier text primary key,
  document uuid not null unique,
  case_id uuid not null,
  certificate_type text not null,
  certificate_name text not null,
  holder_id text not null,
  valid_until date,
  ended text
);
create index held_certificate_holder on approval._private_held_certificate (holder_id);
grant select, insert, update, delete on all tables in schema approval to oneseal_app;
