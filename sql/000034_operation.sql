-- What keeps the house running over the years: which program made what is stored, and who outside keeps our word.
set role oneseal_owner;

-- Rows of lives and projections are made from entries by a program. A newer one folds them anew once, at its first
-- start (docs/decisions/0022), and leaves here what it found.
create table app.upgrade (
  id bigint generated always as identity primary key,
  program text not null,
  at timestamptz not null default now(),
  lives int not null,
  lives_changed int not null,
  projections int not null
);
grant select on app.upgrade to oneseal_app;

reset role;
