-- 互认: regions whose certificates are believed beside our own, and calls that went to or came from them.

create schema recognition;
grant usage on schema recognition to oneseal_app;

create table recognition.region (
  id uuid primary key,
  version int not null,
  origin text not null unique,
  -- Terms in force; null before the first recognition.
  terms jsonb,
  -- Terms that wait for another person.
  proposed jsonb,
  proposed_by uuid,
  proposed_at timestamptz,
  recognised_at timestamptz,
  recognised_by uuid,
  withdrawn_at timestamptz,
  withdrawn_since timestamptz,
  withdrawn_reason text
);
create index region_recognised on recognition.region (recognised_at) where recognised_at is not null;

grant select, insert, update, delete on all tables in schema recognition to oneseal_app;

-- The other region a call went to, or came from.
alter table reuse._private_call add column region text;
