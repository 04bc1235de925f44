-- What an officer is about to sign (design §4): salt, body and envelope are fixed before the device sees them, so
-- that what is appended is exactly what was signed. Rows live for minutes; nothing here has any effect by itself.
create table app._private_prepared_act (
  id uuid primary key,
  officer uuid not null,
  life text not null,
  stream uuid not null,
  version int not null,
  command text not null,
  salt text not null,
  occurred_at timestamptz not null,
  expires_at timestamptz not null
);
create index prepared_act_expiry on app._private_prepared_act (expires_at);
grant select, insert, delete on app._private_prepared_act to oneseal_app;
