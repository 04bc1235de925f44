-- ST-34: what the certificate library proved for a case instead of a paper.
create table approval._private_fetched_proof (
  case_id uuid not null,
  material text not null,
  identifier text not null,
  certificate_type text not null,
  name text not null,
  valid_until date,
  primary key (case_id, material)
);
grant select, insert, update, delete on all tables in schema approval to oneseal_app;

-- WF-20: whether the promise of each case was kept is found by its own clock.
alter table standards.case_days
  add column clock jsonb not null default '[]',
  add column limits jsonb,
  add column time_class text;
