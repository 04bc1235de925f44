-- Other ways in beside a password, and when a session's holder last proved to be there himself.

-- Null: only a device has proved itself (a key that signs silently); whoever sits before it may be anybody.
alter table app._private_session add column proved_at timestamptz;
update app._private_session set proved_at = created_at;

-- 通行密钥 (WebAuthn): only the public half is here. An officer's counts when another administrator has confirmed it.
create table app._private_passkey (
  -- The authenticator's own name of the credential, base64url.
  id text primary key check (length(id) <= 1400),
  account uuid not null references app._private_account on delete cascade,
  public_key bytea not null,
  -- Goes up with every use where the device counts at all: one that goes back was copied.
  counter bigint not null,
  transports text[] not null,
  label text not null,
  -- SHA-256 of the public key, hex: what two people compare.
  fingerprint text not null,
  added_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid
);
create index passkey_account on app._private_passkey (account);
create index passkey_waiting on app._private_passkey (added_at) where confirmed_at is null and revoked_at is null;

-- A challenge is answered once. Only those answered rightly are kept, until they would have ended by themselves.
create table app._private_spent_challenge (
  digest bytea primary key check (length(digest) = 32),
  expires_at timestamptz not null
);
create index spent_challenge_expiry on app._private_spent_challenge (expires_at);

grant select, insert, update, delete on app._private_passkey to oneseal_app;
grant select, insert, delete on app._private_spent_challenge to oneseal_app;
