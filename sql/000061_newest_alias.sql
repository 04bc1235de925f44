-- Whoever files often has hundreds of lives: what he wrote the last time is looked for in the newest alone.
alter table app._private_person_alias add column made_at timestamptz not null default now();
drop index app.person_alias_account;
create index person_alias_newest on app._private_person_alias (account, made_at desc);
