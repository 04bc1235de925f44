-- A department asked hands the question on to a section of its own or to a body under it, which answers in its stead.
alter table approval._private_opinion_asked
  -- Who has it now: {kind, id, name}; null while the department itself does.
  add column unit jsonb,
  -- The organ of the body that has it, so that its people find it on their desk.
  add column unit_organ text,
  add column answered_at timestamptz;
create index opinion_asked_unit on approval._private_opinion_asked (unit_organ, asked_at desc, case_id desc)
  where unit_organ is not null;

-- Every handing on, for the report on how questions flow inside and below the departments. Of no person.
create table approval.opinion_handed_on (
  case_id uuid not null,
  id text not null,
  organ text not null,
  unit_kind text not null,
  unit_id text not null,
  unit_name jsonb not null,
  handed_at timestamptz not null,
  left_at timestamptz,
  answered_at timestamptz,
  primary key (case_id, id, organ, handed_at)
);

grant select, insert, update, delete on all tables in schema approval to oneseal_app;
