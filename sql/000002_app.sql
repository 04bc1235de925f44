-- What is no administrative act and therefore not in the ledger: accounts, sessions, throttling, and the table that
-- knows which person an opaque id in the ledger stands for. All of it can be deleted without breaking a proof.

create schema if not exists app;
grant usage on schema app to oneseal_app;

-- An officer's post, organ and roles are the organisation cloud's, learned from the ledger by his opaque id;
-- of an applicant only what he told us himself is kept.
create table app._private_account (
  id uuid primary key,
  -- Written as the person chose it, found without regard to case.
  username text not null,
  kind text not null check (kind in ('officer', 'applicant')),
  password_hash text not null,
  officer uuid check ((kind = 'officer') = (officer is not null)),
  name text check ((kind = 'applicant') = (name is not null)),
  created_at timestamptz not null,
  disabled_at timestamptz
);
create unique index account_username on app._private_account (lower(username));
create unique index account_officer on app._private_account (officer);

-- Only the digest of a session's token: whoever reads this table can sign in as nobody.
create table app._private_session (
  token_sha256 bytea primary key check (length(token_sha256) = 32),
  account uuid not null references app._private_account on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index session_account on app._private_session (account);
create index session_created on app._private_session (created_at);

-- Failed attempts by account and by address. The subject is a digest: a mistyped username may be a password.
create table app._private_failed_sign_in (
  subject bytea primary key check (length(subject) = 32),
  failures int not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null
);
create index failed_sign_in_last on app._private_failed_sign_in (last_at);

-- A natural person has another random id in every stream, so that envelopes of one person cannot be joined.
create table app._private_person_alias (
  stream uuid not null,
  account uuid not null,
  alias uuid not null unique,
  primary key (stream, account)
);
create index person_alias_account on app._private_person_alias (account);

grant select, insert, update on app._private_account to oneseal_app;
grant select, insert, update, delete on app._private_session, app._private_failed_sign_in to oneseal_app;
grant select, insert on app._private_person_alias to oneseal_app;
-- At the end of retention the mapping goes with the body.
grant usage on schema app to oneseal_eraser;
grant select, delete on app._private_person_alias to oneseal_eraser;
