-- 安全管理: sessions that end with the key they were opened with, why somebody was shown a person's full data, and what
-- went wrong and what was done about it.

-- The key a session was opened with: it lasts no longer than the key does. Null: a password opened it.
alter table app._private_session
  -- Fingerprint of an officer's signing key.
  add column signing_key text,
  -- Credential of a passkey.
  add column passkey text;

-- 用途: why an officer asked to be shown what is masked; null for an ordinary look.
alter table oversight.look add column purpose text;
alter table oversight.look_waiting add column purpose text;

-- 安全事件.
create table organisation.incident (
  id uuid primary key,
  version integer not null,
  state jsonb not null,
  stage text not null check (stage in ('REPORTED', 'ASSESSED', 'CONTAINED', 'CLOSED')),
  found_at timestamptz not null
);
create index incident_found on organisation.incident (found_at desc, id);

grant select, insert, update, delete on organisation.incident to oneseal_app;
