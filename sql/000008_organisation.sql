-- The organs, their officers and the keys they sign with, as the ledger's newest entries have them. Read by sign-in, by
-- the check of every signed act, and by the administrator's page; rebuilt from the ledger at any time.

create schema organisation;
grant usage on schema organisation to oneseal_app;

create table organisation.organ (
  id uuid primary key,
  name text not null,
  name_en text not null,
  kind text not null,
  region text not null,
  credit_code text not null
);

create table organisation.officer (
  id uuid primary key,
  version int not null,
  name text not null,
  organ uuid not null,
  region text not null,
  post text not null,
  roles text[] not null
);
create index officer_organ on organisation.officer (organ);

create table organisation.signing_key (
  key uuid primary key,
  officer uuid not null,
  spki text not null,
  -- SHA-256 of the SubjectPublicKeyInfo: what holder and confirmer compare by eye.
  fingerprint text not null,
  device text not null,
  state text not null check (state in ('enrolled', 'confirmed', 'revoked')),
  enrolled_at timestamptz not null,
  cert_sha256 text,
  certificate text,
  valid_until timestamptz,
  revoked_at timestamptz
);
create index signing_key_officer on organisation.signing_key (officer);
create index signing_key_fingerprint on organisation.signing_key (fingerprint);
create unique index signing_key_certificate on organisation.signing_key (cert_sha256);
create index signing_key_waiting on organisation.signing_key (enrolled_at) where state = 'enrolled';

grant select, insert, update, delete on all tables in schema organisation to oneseal_app;
