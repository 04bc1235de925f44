-- The register of the seal's uses by number, the old seals it took the place of, and who may be handed the seal.

-- One number for each use, in the order of the ledger's leaves: without a gap, and no use can vanish between two others.
-- It stays when the paper's body is erased: then it tells only that and when the seal was used.
create table certificate.seal_use_number (
  number bigint primary key,
  document uuid not null,
  at timestamptz not null,
  leaf_index bigint not null unique
);
create index seal_use_number_document on certificate.seal_use_number (document);

-- 印章缴销: what departments handed in when one seal took the place of theirs.
create table certificate.old_seal (
  id uuid primary key,
  organ_name text not null,
  name text not null,
  registration text not null,
  kind text not null,
  handed_over_by text not null,
  received_by uuid not null,
  handed_over_at timestamptz not null,
  end_of_use date not null,
  destroyed_on date,
  method text,
  certificate_number text,
  witnesses text[]
);
create unique index old_seal_registration on certificate.old_seal (registration);

-- Officers who hold the post of keeper, of any organ: to whom a keeper may hand the seal on.
create table certificate.keeper (
  id uuid primary key,
  organ uuid not null,
  is_keeper boolean not null
);

grant select, insert, update, delete on certificate.seal_use_number, certificate.old_seal, certificate.keeper to oneseal_app;
